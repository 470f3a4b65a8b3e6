import { expect, it } from 'vitest';
import { defaultHearing } from '../../../../../src-shared/domain/hearing.ts';
import { defaultRealtime } from '../../../../../src-main/core/settings/default-realtime.ts';
import { hearingProblems } from '../../../../../src-main/core/settings/announce-hearing.ts';

const meaning = { ...defaultRealtime, turnDetection: { type: 'semantic_vad', eagerness: 'auto' } } as const;
const idle = { ...defaultRealtime, turnDetection: { type: 'server_vad', threshold: 0.5, prefixPaddingMs: 300, silenceDurationMs: 500, idleTimeoutMs: 6_000 } } as const;

it.each([
  [{}, defaultRealtime, false, []], [{ gate: true, energyThreshold: 1_000, turns: 'here' }, defaultRealtime, true, []], [{}, meaning, true, []], [{}, idle, true, []],
  [{ gate: true }, defaultRealtime, false, ['could not be loaded']], [{ turns: 'here' }, defaultRealtime, false, ['could not be loaded']], [{ turns: 'push_to_talk' }, defaultRealtime, false, []],
  [{ energyThreshold: 1_500 }, defaultRealtime, true, ['above 1000']], [{ turns: 'here' }, meaning, true, ['by meaning']], [{ turns: 'push_to_talk' }, idle, true, ['speaks up']],
] as const)('of %o: what is not used is said', (change, realtime, hasDetector, wanted) => {
  const problems = hearingProblems({ ...defaultHearing, ...change }, realtime, hasDetector);
  expect(problems).toHaveLength(wanted.length);
  wanted.forEach((words, at) => { expect(problems[at]).toContain(words); });
});
