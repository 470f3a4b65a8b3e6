import { describe, expect, it } from 'vitest';
import { callApproval, sampleDesk, sampleNowMs, textApproval } from '../../../fakes/desk-samples.ts';
import { deskView } from '../../../../src-renderer/desk/desk-view.ts';
import { foldLine } from '../../../../src-renderer/desk/fold-line.ts';
import { spaceNumber } from '../../../../src-renderer/desk/space-number.ts';

const decided = (outcome: 'approved' | 'denied' | 'expired' | 'superseded', more: { reason?: string; changed?: boolean } = {}) => ({ by: 'You', outcome, afterMs: 22_000, reason: more.reason ?? null, changed: more.changed ?? false });

describe('what the Desk draws', () => {
  it('puts the soonest deadline on top, however they came', () => {
    const view = deskView(sampleDesk({ approvals: [callApproval(), textApproval()] }), null);
    expect(view.top?.id).toBe('ap-text');
    expect(view.waiting.map(({ id }) => id)).toEqual(['ap-call']);
    expect(view.count).toBe('2 waiting');
  });

  it('keeps the card being worked on in its place', () => {
    const approvals = [callApproval({ deadlineAtMs: null, state: 'editing' }), textApproval({ deadlineAtMs: sampleNowMs + 5_000 })];
    expect(deskView(sampleDesk({ approvals }), 'ap-call').top?.id).toBe('ap-call');
    expect(deskView(sampleDesk({ approvals }), null).top?.id).toBe('ap-text');
  });

  it('lists what was decided and done in this call only, newest first', () => {
    const approvals = [
      textApproval({ id: 'old', state: 'denied', decided: decided('denied'), requestedAtMs: 0 }),
      textApproval({ id: 'new', state: 'done', decided: decided('approved') }),
      textApproval({ id: 'other', callId: 'call-2', state: 'done', decided: decided('approved') }),
    ];
    const view = deskView(sampleDesk({ approvals }), null);
    expect(view.top).toBeNull();
    expect(view.count).toBeNull();
    expect(view.earlier.map(({ key }) => key)).toEqual(['new', 'old', 'tc-mail', 'tc-cal']);
    expect(view.earlier.at(-1)?.time).toBe('1:22');
  });

  it('folds each decision into one line that says who, after how long, and what came of it', () => {
    expect(foldLine(textApproval({ state: 'denied', decided: decided('denied', { reason: 'Not now' }) }))).toMatchObject({ icon: 'ban', detail: 'You, after 0:22: “Not now.” The assistant was told.' });
    expect(foldLine(textApproval({ state: 'done', decided: decided('approved', { changed: true }), result: 'Delivered.' }))).toMatchObject({ icon: 'check', detail: 'Approved with changes by you, after 0:22. Delivered.' });
    expect(foldLine(textApproval({ state: 'executing', decided: decided('approved') }))).toMatchObject({ icon: 'running', detail: 'Approved by you, after 0:22. Being carried out.' });
    expect(foldLine(textApproval({ state: 'failed', decided: decided('approved'), result: 'Twilio did not answer. Nothing reached Luca.' }))).toMatchObject({ icon: 'crossed', tone: 'danger', detail: 'Twilio did not answer. Nothing reached Luca.' });
    expect(foldLine(textApproval({ state: 'expired', decided: decided('expired') }))).toMatchObject({ icon: 'clock', tone: 'attn' });
    expect(foldLine(textApproval())).toBeNull();
  });

  it('tells when something was asked in the time of the call, and outside one in the time of day with small letters', () => {
    expect(foldLine(textApproval({ state: 'done', decided: decided('approved') }))?.time).toBe('2:06');
    expect(foldLine(callApproval({ state: 'done', decided: decided('approved') }))?.time).toMatch(/^\d{1,2}:\d\d(\s[ap]m)?$/);
  });

  it.each([['+14155550142', '+1 415 555 0142'], ['+442079460958', '+442079460958'], ['+1 415 555 0142', '+1 415 555 0142']])('spaces %s as %s', (e164, text) => { expect(spaceNumber(e164)).toBe(text); });
});
