import { describe, expect, it } from 'vitest';
import { callBlock } from '../../../../src-renderer/console/features/home/call-block.ts';
import { createHomeDraftStore } from '../../../../src-renderer/console/stores/home-draft-store.ts';
import { emptyDraft, reduceHomeDraft } from '../../../../src-renderer/console/stores/home-draft.ts';
import type { HomeDraft, HomeEvent } from '../../../../src-renderer/console/stores/home-draft.ts';
import { sampleState } from '../../../fakes/console-state.ts';

const settings = { voice: 'marin', language: 'en-US', callCostLimitUsd: 2 };
const luca = { name: 'Luca Ferrante', to: '+14155550142', kind: 'practice' } as const;
const suggested = { goal: 'Move dinner.', facts: ['At seven'] };
const after = (...events: readonly HomeEvent[]): HomeDraft => events.reduce(reduceHomeDraft, emptyDraft(settings));

describe('reduceHomeDraft', () => {
  it('fills the brief with what is understood, and empties it when nothing is any more', () => {
    const understood = after({ type: 'typed', text: 'luca' }, { type: 'understood', target: luca, suggested });
    expect(understood.brief).toMatchObject({ goal: 'Move dinner.', facts: ['At seven'] });
    expect(reduceHomeDraft(understood, { type: 'understood', target: null, suggested: null }).brief).toMatchObject({ goal: '', facts: [] });
  });

  it('never overwrites what the owner wrote', () => {
    const written = after({ type: 'brief', change: { goal: 'Mine.' } }, { type: 'understood', target: luca, suggested });
    expect(written.brief.goal).toBe('Mine.');
    expect(written.target).toEqual(luca);
  });

  it('keeps a picked person until typing goes on', () => {
    const picked = after({ type: 'picked', text: 'Luca Ferrante', target: luca, suggested });
    expect(reduceHomeDraft(picked, { type: 'understood', target: null, suggested: null }).target).toEqual(luca);
    expect(after({ type: 'picked', text: 'Luca Ferrante', target: luca, suggested }, { type: 'typed', text: 'x' }, { type: 'understood', target: null, suggested: null }).target).toBeNull();
  });

  it('puts practice people on the practice line', () => {
    expect(after({ type: 'line', line: 'media_stream' }, { type: 'picked', text: 'Luca', target: luca, suggested }).line).toBe('practice');
  });

  it('starts anew after a call, with the same voice and line, and the limit of the settings', () => {
    const placed = after({ type: 'brief', change: { voice: 'cedar', limits: { neverAgreesToCost: true, endsAfterMin: 5, endsAtUsd: 20 } } }, { type: 'picked', text: 'Luca', target: luca, suggested }, { type: 'placed', callCostLimitUsd: 3 });
    expect(placed).toEqual({ ...emptyDraft({ voice: 'cedar', language: 'en-US', callCostLimitUsd: 3 }), line: 'practice' });
  });
});

describe('createHomeDraftStore', () => {
  const storage = () => {
    const kept = new Map<string, string>();
    return { kept, getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => { kept.set(key, value); } };
  };

  it('survives a reload', () => {
    const session = storage();
    createHomeDraftStore(session).dispatch({ type: 'picked', text: 'Luca', target: luca, suggested });
    expect(createHomeDraftStore(session).store.getState()).toMatchObject({ text: 'Luca', target: luca, brief: { goal: 'Move dinner.' } });
  });

  it.each(['', '{', '[]', '{"text":"x"}', '{"text":1,"brief":{"goal":""}}', '{"text":"x","line":"practice","brief":{"goal":"","facts":[],"voice":"ash","limits":{"neverAgreesToCost":true,"endsAfterMin":5}}}'])('opens empty over %s in the storage', (text) => {
    const session = storage();
    session.kept.set('home-draft', text);
    expect(createHomeDraftStore(session).store.getState()).toEqual(emptyDraft(settings));
  });

  it('lives on when the storage refuses', () => {
    const draft = createHomeDraftStore({ getItem: () => { throw new Error('no'); }, setItem: () => { throw new Error('no'); } });
    draft.dispatch({ type: 'typed', text: 'luca' });
    expect(draft.store.getState().text).toBe('luca');
  });

  it('takes voice, language and limit from settings only while nothing was written', () => {
    const draft = createHomeDraftStore(storage());
    draft.useDefaults({ voice: 'cedar', language: 'de-DE', callCostLimitUsd: null });
    expect(draft.store.getState().brief).toMatchObject({ voice: 'cedar', language: 'de-DE', limits: { endsAtUsd: null } });
    draft.dispatch({ type: 'brief', change: { voice: 'ash' } });
    draft.useDefaults({ voice: 'verse', language: 'en-US', callCostLimitUsd: 2 });
    expect(draft.store.getState().brief.voice).toBe('ash');
  });
});

describe('callBlock', () => {
  const { lines } = sampleState();
  const picked = after({ type: 'picked', text: 'Luca', target: luca, suggested });
  const situation = { lines, check: null, connected: true };

  it('lets a practice person be called on the practice line', () => { expect(callBlock(picked, situation)).toBeNull(); });
  it.each([
    ['nobody', emptyDraft(settings), situation, 'Choose who to call.'],
    ['an unfinished number', after({ type: 'typed', text: '+1 415' }), { ...situation, check: { kind: 'problem', reason: 'Too short.' } as const }, 'Finish the number to call.'],
    ['a name of nobody', after({ type: 'typed', text: 'tangerine' }), situation, 'No one by that name. Choose who to call.'],
    ['no connection', picked, { ...situation, connected: false }, 'No connection to Consigliere. Wait until it is back.'],
    ['a real number on the practice line', { ...picked, target: { name: null, to: '+14155559999', kind: 'number' } as const }, situation, 'The practice line reaches practice people only. Choose one of them, or a phone line.'],
    ['a practice person on a phone line', { ...picked, line: 'media_stream' as const }, situation, 'Practice people are on the practice line only. Choose that line.'],
  ])('says why for %s', (_, draft, at, words) => { expect(callBlock(draft, at)).toBe(words); });
  it('gives the line’s own reason when it does not work', () => {
    expect(callBlock(picked, { ...situation, lines: [{ kind: 'practice', label: 'Practice line', state: 'problem', text: 'Its port is taken. No practice calls. Start again.', price: '' }] })).toBe('Its port is taken. No practice calls. Start again.');
  });
});
