import { describe, expect, it } from 'vitest';
import type { CallView, SoundQualityView } from '../../../../src-shared/contract/views.ts';
import { echoWord } from '../../../../src-renderer/console/ui/format/echo-word.ts';
import { formatMs } from '../../../../src-renderer/console/ui/format/format-ms.ts';
import { formatPercent } from '../../../../src-renderer/console/ui/format/format-percent.ts';
import { headroomWords } from '../../../../src-renderer/console/features/live/headroom-words.ts';
import { poorSound, sampleSound } from '../../../fakes/console-state.ts';
import { qualityGroups } from '../../../../src-renderer/console/features/live/quality-rows.ts';
import { qualityWord } from '../../../../src-renderer/console/ui/format/quality-word.ts';
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

describe('the quality of the sound in words', () => {
  it.each<[SoundQualityView | null, string, number]>([
    [null, 'No data', 0], [sampleSound, 'Good', 4], [{ ...sampleSound, grade: 'fair' }, 'Fair', 3], [{ ...poorSound, grade: 'fair' }, 'Fair', 3],
    [{ ...sampleSound, grade: 'weak' }, 'Weak', 2], [{ ...poorSound, grade: 'weak', network: null }, 'Weak, 4% lost', 2], [poorSound, 'Poor, 9% lost', 1], [{ ...poorSound, grade: 'lost' }, 'Lost', 0],
  ])('%j', (sound, text, bars) => { expect(qualityWord(sound)).toMatchObject({ text, bars }); });
  it.each([[null, 'No data'], [0, '0%'], [0.04, '0%'], [0.44, '0.4%'], [0.96, '1%'], [4.2, '4%']])('%s percent is %s', (percent, text) => { expect(formatPercent(percent)).toBe(text); });
  it.each([[null, undefined], [0, 'None'], [0.49, 'None'], [0.5, 'Some'], [0.75, 'Strong']])('an echo of %s is %s', (echo, word) => { expect(echoWord(echo)?.word).toBe(word); });

  const groups = (line: CallView['line'], sound: SoundQualityView) => qualityGroups({ line }, sound, 'Luca');
  it('has a network and a MOS only where the line tells of them', () => {
    expect(groups('practice', sampleSound).map(({ title }) => title)).toEqual(['From Luca', 'This window']);
    expect(groups('softphone', { ...poorSound, screen: null }).map(({ title }) => title)).toEqual(['From Luca', 'Network']);
    expect(groups('practice', sampleSound).flatMap(({ rows }) => rows.map(({ name }) => name)).join()).not.toContain('MOS');
  });
  it('says what a figure means, and what to do only where it is bad', () => {
    const hints = (sound: SoundQualityView) => groups('softphone', sound).flatMap(({ rows }) => rows.filter(({ word }) => word?.tone === 'danger').map(({ name, value, hint }) => `${name} ${value}: ${hint}`));
    expect(hints(sampleSound)).toEqual([]);
    expect(hints(poorSound)).toEqual([
      'Arrival jitter 84 ms: The sound comes unevenly. Ask them to move to a better connection, or call again.', 'Lost 4%: Words may be missing. Ask them to move to a better connection, or call again.',
      'Level −43 dB: The voice is faint. Ask them to speak up.', 'Echo 82%: The assistant hears itself. Ask them to turn off their loudspeaker.',
      'Round trip 420 ms: You may speak over each other. Move closer to your router, or use a cable.', 'Lost 9%: Words may be missing. Move closer to your router, or use a cable.', 'Listening score (MOS) 2.6: Move closer to your router, or use a cable.',
    ]);
    expect(groups('softphone', poorSound).flatMap(({ rows }) => rows).every(({ hint }) => hint.length > 0)).toBe(true);
  });
  it('on the assistant line speaks of the owner’s own microphone', () => {
    const [microphone] = groups('assistant', { ...poorSound, network: null });
    expect(microphone?.title).toBe('Your microphone');
    expect(microphone?.rows.find(({ name }) => name === 'Echo')?.hint).toContain('Use headphones');
  });
});

it('rows of tokens cost together what the call cost', () => {
  const usage = { inputText: 5_210, inputAudio: 4_180, cachedText: 4_400, cachedAudio: 2_900, outputText: 640, outputAudio: 3_050 };
  const prices = { textIn: 4, textCached: 0.4, textOut: 24, audioIn: 32, audioCached: 0.3, audioOut: 64 };
  const sum = tokenRows(usage).reduce((usd, { kind, tokens }) => usd + (tokens * prices[kind]) / 1_000_000, 0);
  expect(sum).toBeCloseTo(usageCostUsd(usage, prices), 12);
});

it.each([
  [12_000, '62% of tokens left, resets in 12 s'], [400, '62% of tokens left, resets in 1 s'], [61_000, '62% of tokens left, resets in 2 min'], [0, 'At last count, 62% of tokens left'], [-5_000, 'At last count, 62% of tokens left'],
])('%d ms before the reset: %s', (leftMs, words) => { expect(headroomWords({ of: 'tokens', limit: 40_000, remaining: 24_800, resetsAtMs: 1_000_000 + leftMs }, 1_000_000)).toBe(words); });
