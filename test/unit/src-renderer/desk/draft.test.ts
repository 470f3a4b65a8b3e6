import { describe, expect, it } from 'vitest';
import { answerDraft, changeDraft, changedFields, isSettled, problemOf, startDraft } from '../../../../src-renderer/desk/draft.ts';
import { approveBlock } from '../../../../src-renderer/desk/approve-block.ts';
import { denyReason } from '../../../../src-renderer/desk/deny-reason.ts';
import { textApproval } from '../../../fakes/desk-samples.ts';

const approval = textApproval();

describe('draft of the arguments', () => {
  it('is settled only when the core has answered for exactly the values on screen', () => {
    let draft = startDraft(approval);
    expect(isSettled(draft)).toBe(true);
    draft = changeDraft(draft, 'message', 'a');
    const first = draft.revision;
    draft = changeDraft(draft, 'message', 'ab');
    draft = answerDraft(draft, first, { approval: { ...approval, hash: 'old' }, problems: [] });
    expect(isSettled(draft)).toBe(false);
    expect(draft.answer).toBeNull();
    draft = answerDraft(draft, draft.revision, { approval: { ...approval, hash: 'new' }, problems: [] });
    expect(isSettled(draft)).toBe(true);
    expect(draft.answer?.hash).toBe('new');
  });

  it('counts a field as changed only while it differs from what was first shown', () => {
    const changed = changeDraft(startDraft(approval), 'to', '+1 415 555 0199');
    expect(changedFields(changed)).toEqual(['to']);
    expect(changedFields(changeDraft(changed, 'to', '+1 415 555 0142'))).toEqual([]);
  });

  it('keeps problems by field', () => {
    const draft = changeDraft(startDraft(approval), 'to', '12');
    const answered = answerDraft(draft, draft.revision, { approval, problems: [{ field: 'to', text: 'Too short for a number. Add the rest.' }] });
    expect(problemOf(answered, 'to')).toBe('Too short for a number. Add the rest.');
    expect(problemOf(answered, 'message')).toBeNull();
  });
});

describe('what keeps Approve off', () => {
  const free = { approval, draft: startDraft(approval), connected: true, editing: false, seen: true, sending: false };

  it('is nothing when all is well, and words otherwise', () => {
    expect(approveBlock(free)).toBeNull();
    expect(approveBlock({ ...free, connected: false })).toContain('connection to Consigliere');
    expect(approveBlock({ ...free, seen: false })).toContain('covers');
    expect(approveBlock({ ...free, sending: true })).toContain('on its way');
    expect(approveBlock({ ...free, draft: changeDraft(free.draft, 'to', 'x') })).toBe('Checking the change.');
    expect(approveBlock({ ...free, draft: { ...free.draft, problems: [{ field: 'to', text: 'x' }] } })).toContain('not right');
  });

  it('tells a pause by a lost call from a pause by editing', () => {
    expect(approveBlock({ ...free, approval: textApproval({ deadlineAtMs: null }) })).toContain('Deny works');
    expect(approveBlock({ ...free, approval: textApproval({ deadlineAtMs: null, state: 'editing' }) })).toBeNull();
    expect(approveBlock({ ...free, editing: true, approval: textApproval({ deadlineAtMs: null }) })).toBeNull();
  });
});

describe('reason for denying', () => {
  it('joins the chosen reason and the owner’s words', () => {
    expect(denyReason(null, '  ')).toBeNull();
    expect(denyReason('Not now', '')).toBe('Not now');
    expect(denyReason('Not now', ' Later. ')).toBe('Not now. Later.');
    expect(denyReason(null, 'x'.repeat(900))).toHaveLength(600);
  });
});
