import { describe, expect, it } from 'vitest';
import { formatMs } from '../../../../src-renderer/console/ui/format/format-ms.ts';
import { headroomWords } from '../../../../src-renderer/console/features/live/headroom-words.ts';
import { replySegments } from '../../../../src-renderer/console/ui/figures/reply-segments.ts';
import { replyWord } from '../../../../src-renderer/console/ui/format/reply-word.ts';
import { tokenRows } from '../../../../src-renderer/console/ui/figures/token-rows.ts';
import { usageCostUsd } from '../../../../src-main/core/realtime/usage-meter.ts';

const parts = { vadWaitMs: 500, networkMs: 40, modelMs: 210, lineMs: 4, playoutMs: 36 };
const unmeasured = { vadWaitMs: null, networkMs: null, modelMs: null, lineMs: null, playoutMs: null };

describe('the parts of a reply', () => {
  it('stand in the order of time', () => {
    expect(replySegments(parts, 790).map(({ word, ms }) => `${word} ${formatMs(ms)}`)).toEqual(['Their pause 500 ms', 'Network 40 ms', 'Model 210 ms', 'Line 4 ms', 'Until heard 36 ms']);
  });
  it('leave what was not measured open instead of guessing', () => {
    expect(replySegments({ ...parts, modelMs: null }, 790).at(-1)).toEqual({ part: 'rest', word: 'Not measured', ms: 210 });
    expect(replySegments({ ...parts, modelMs: null }, null)).toHaveLength(5);
    expect(replySegments(unmeasured, 610)).toEqual([...replySegments(unmeasured, null), { part: 'rest', word: 'Not measured', ms: 610 }]);
  });
  it.each([[null, 'No data'], [0, '0 ms'], [3.6, '4 ms'], [999.4, '999 ms'], [999.6, '1.0 s'], [1900, '1.9 s']])('%s ms is %s', (ms, text) => { expect(formatMs(ms)).toBe(text); });
});

it.each([[null, undefined], [0, 'Good'], [799, 'Good'], [800, 'Fair'], [1499, 'Fair'], [1500, 'Slow']])('a reply after %s ms is %s', (ms, word) => { expect(replyWord(ms)?.word).toBe(word); });

it('rows of tokens cost together what the call cost', () => {
  const usage = { inputText: 5_210, inputAudio: 4_180, cachedText: 4_400, cachedAudio: 2_900, outputText: 640, outputAudio: 3_050 };
  const prices = { textIn: 4, textCached: 0.4, textOut: 24, audioIn: 32, audioCached: 0.3, audioOut: 64 };
  const sum = tokenRows(usage).reduce((usd, { kind, tokens }) => usd + (tokens * prices[kind]) / 1_000_000, 0);
  expect(sum).toBeCloseTo(usageCostUsd(usage, prices), 12);
});

it.each([
  [12_000, '62% of tokens left, resets in 12 s'], [400, '62% of tokens left, resets in 1 s'], [61_000, '62% of tokens left, resets in 2 min'], [0, 'At last count, 62% of tokens left'], [-5_000, 'At last count, 62% of tokens left'],
])('%d ms before the reset: %s', (leftMs, words) => { expect(headroomWords({ of: 'tokens', limit: 40_000, remaining: 24_800, resetsAtMs: 1_000_000 + leftMs }, 1_000_000)).toBe(words); });
