import { describe, expect, it } from 'vitest';
import { heardChars } from '../../../../../src-main/core/realtime/heard-text.ts';
import type { LedgerEffect, LedgerEvent, LedgerState } from '../../../../../src-main/core/realtime/turn-ledger.ts';
import { initialLedger, isUnheard, samplesToNews, stepLedger } from '../../../../../src-main/core/realtime/turn-ledger.ts';

const ms = (count: number): number => count * 24;
const sound = (itemId: string, lengthMs: number, atMs: number, responseId = 'r'): LedgerEvent => ({ type: 'audio', responseId, itemId, contentIndex: 0, samples: ms(lengthMs), at: ms(atMs) });

function run(...events: readonly LedgerEvent[]): { readonly state: LedgerState; readonly effects: readonly LedgerEffect[] } {
  return events.reduce<{ state: LedgerState; effects: readonly LedgerEffect[] }>((so, event) => {
    const step = stepLedger(so.state, event);
    return { state: step.state, effects: step.effects };
  }, { state: initialLedger, effects: [] });
}

describe('a cut', () => {
  const text: LedgerEvent = { type: 'words', responseId: 'r', itemId: 'a', text: 'one two three four', whole: true };
  const cases: readonly [string, readonly LedgerEvent[], number, readonly Partial<LedgerEffect>[]][] = [
    ['in the middle truncates', [text, sound('a', 1_000, 0)], 500, [{ type: 'clear_line' }, { type: 'truncate', audioEndMs: 500, heardText: 'one two' }, { type: 'tell_cut', heardChars: 7, heardMs: 500 }]],
    ['before the first millisecond deletes', [text, sound('a', 1_000, 0)], 0.9, [{ type: 'clear_line' }, { type: 'delete' }, { type: 'tell_cut', heardChars: 0, heardMs: 0 }]],
    ['of an item without sound deletes', [{ type: 'item_added', responseId: 'r', itemId: 'a' }], 0, [{ type: 'clear_line' }, { type: 'delete' }]],
    ['at the very end of what is whole only tells', [sound('a', 1_000, 0), { type: 'audio_done', responseId: 'r', itemId: 'a' }], 985, [{ type: 'clear_line' }, { type: 'tell_heard' }]],
    ['at the end of what is not whole truncates', [sound('a', 1_000, 0)], 1_000, [{ type: 'clear_line' }, { type: 'truncate', audioEndMs: 1_000 }, { type: 'tell_cut' }]],
    ['with an empty line does nothing', [], 500, []],
  ];
  it.each(cases)('%s', (_, events, atMs, expected) => {
    const { state } = run(...events);
    const before = stepLedger(state, { type: 'played', samples: ms(atMs) });
    expect(stepLedger(before.state, { type: 'cut', samples: ms(atMs) }).effects).toMatchObject(expected);
  });

  it('rounds down and never beyond what was received', () => {
    const { effects } = run(sound('a', 100, 0), { type: 'cut', samples: ms(50) + 23 });
    expect(effects).toContainEqual(expect.objectContaining({ type: 'truncate', audioEndMs: 50 }));
    const late = run(sound('a', 100, 0), { type: 'cut', samples: ms(9_999) });
    expect(late.effects).toContainEqual(expect.objectContaining({ type: 'truncate', audioEndMs: 100 }));
  });

  it('discards an open response that has not said anything yet', () => {
    const { state } = run({ type: 'response_started', responseId: 'r' }, { type: 'cut', samples: 0 }, sound('a', 100, 0));
    expect(state.items).toEqual([]);
  });

  it('leaves another response alone', () => {
    const { effects } = run({ type: 'response_started', responseId: 'r' }, { type: 'cut', samples: 0 }, { type: 'response_started', responseId: 'r2' }, sound('b', 100, 0, 'r2'));
    expect(effects).toContainEqual({ type: 'play' });
  });
});

describe('what was heard', () => {
  it('does not depend on which of the ends comes first', () => {
    const over: LedgerEvent = { type: 'response_over', responseId: 'r' };
    const ended: LedgerEvent = { type: 'audio_done', responseId: 'r', itemId: 'a' };
    for (const order of [[over, ended], [ended, over], [over], [ended]]) {
      const { effects } = run({ type: 'response_started', responseId: 'r' }, sound('a', 100, 0), ...order, { type: 'played', samples: ms(100) });
      expect(effects).toContainEqual({ type: 'tell_heard', itemId: 'a' });
    }
  });

  it('is told once, and then forgotten', () => {
    const { state } = run(sound('a', 100, 0), { type: 'response_over', responseId: 'r' }, { type: 'played', samples: ms(100) });
    expect(state.items).toEqual([]);
    expect(isUnheard(state)).toBe(false);
    expect(samplesToNews(state, ms(100))).toBeNull();
    expect(stepLedger(state, { type: 'played', samples: ms(200) }).effects).toEqual([]);
  });

  it('is not told while more may come', () => {
    const { state, effects } = run(sound('a', 100, 0), { type: 'played', samples: ms(100) });
    expect(effects).toEqual([{ type: 'tell_sounding', itemId: 'a', samplesAgo: ms(100) }]);
    expect(isUnheard(state)).toBe(true);
    expect(samplesToNews(state, ms(100))).toBeNull();
    expect(samplesToNews(stepLedger(state, { type: 'audio_done', responseId: 'r', itemId: 'a' }).state, ms(100))).toBe(0);
  });

  it('says how far off the next news is: the first sample of an item, the last of a whole one', () => {
    const begun = run(sound('a', 300, 0), { type: 'played', samples: ms(10) }).state;
    expect(samplesToNews(begun, ms(10))).toBeNull();
    const both = [sound('a', 300, 400), { type: 'audio_done', responseId: 'r', itemId: 'a' } as const, sound('b', 100, 700)].reduce((state, event) => stepLedger(state, event).state, begun);
    expect(samplesToNews(both, ms(10))).toBe(ms(690));
    expect(samplesToNews(both, ms(705))).toBe(0);
    const heard = stepLedger(both, { type: 'played', samples: ms(700) }).state;
    expect(samplesToNews(heard, ms(700))).toBe(1);
    expect(samplesToNews(stepLedger(heard, { type: 'cut', samples: ms(750) }).state, ms(750))).toBeNull();
  });

  it('keeps bounded books over a long call', () => {
    let state = initialLedger;
    for (let n = 0; n < 5_000; n += 1) {
      const responseId = `r${n}`;
      for (const event of [{ type: 'response_started', responseId } as const, sound(`a${n}`, 100, n * 100, responseId), { type: 'response_over', responseId } as const, { type: 'played', samples: ms((n + 1) * 100) } as const]) state = stepLedger(state, event).state;
    }
    expect(state.items).toEqual([]);
    expect(state.open).toEqual([]);
    expect(state.over.length).toBeLessThanOrEqual(64);
  });
});

describe('heard text', () => {
  it.each([
    ['Good evening, a table for two.', 0.49, 'Good evening,'],
    ['Good evening, a table for two.', 0, ''],
    ['Good evening, a table for two.', 1, 'Good evening, a table for two.'],
    ['Unbroken', 0.9, ''],
    ['お時間はありますか。', 0.5, 'お時間は'],
    ['Tschüss 👩‍👩‍👧 bis bald', 0.7, 'Tschüss 👩‍👩‍👧'],
    ['', 0.5, ''],
  ])('of %j at %d is %j', (text, part, heard) => {
    expect(text.slice(0, heardChars(text, part * 1_000, 1_000))).toBe(heard);
  });
});
