import { describe, expect, it } from 'vitest';
import { isFarewell } from '../../../../../src-main/core/realtime/farewell.ts';
import type { SilenceEvent, SilenceState } from '../../../../../src-main/core/realtime/silence-watch.ts';
import { farewellMs, initialSilence, mostNudges, noAnswerMs, stepSilence } from '../../../../../src-main/core/realtime/silence-watch.ts';

const lineSilentMs = 20_000;

/** Looks every half second for so long, and tells each nudge with its time. */
function watch(start: SilenceState, ms: number, busy: (atMs: number) => boolean = () => false, silentMs: number | null = lineSilentMs): readonly (readonly [number, string])[] {
  let state = start;
  const nudges: (readonly [number, string])[] = [];
  for (let nowMs = 0; nowMs <= ms; nowMs += 500) {
    const step = stepSilence(state, { type: 'look', nowMs, busy: busy(nowMs) }, silentMs);
    state = step.state;
    if (step.nudge !== null) nudges.push([nowMs, step.nudge]);
  }
  return nudges;
}
const after = (...events: readonly SilenceEvent[]): SilenceState => events.reduce((state, event) => stepSilence(state, event, lineSilentMs).state, initialSilence);

describe('the watch over silence', () => {
  it('says nothing while a call only rings', () => {
    expect(watch(initialSilence, 120_000)).toEqual([]);
  });

  it('asks for the answer that the service owes', () => {
    expect(watch(after({ type: 'they_spoke' }, { type: 'answer_owed' }), 10_000)).toEqual([[noAnswerMs, 'no_answer']]);
  });

  it('owes nothing once a response began', () => {
    expect(watch(after({ type: 'they_spoke' }, { type: 'answer_owed' }, { type: 'response_began' }), 15_000)).toEqual([]);
  });

  it('counts from the end of what goes on', () => {
    expect(watch(after({ type: 'they_spoke' }, { type: 'answer_owed' }), 12_000, (atMs) => atMs < 4_000)).toEqual([[4_000 + noAnswerMs, 'no_answer']]);
  });

  it('reminds of hanging up after a goodbye, and not when they spoke since', () => {
    expect(watch(after({ type: 'response_began' }, { type: 'assistant_said', farewell: true }), 10_000)).toEqual([[farewellMs, 'farewell']]);
    expect(watch(after({ type: 'response_began' }, { type: 'assistant_said', farewell: true }, { type: 'they_spoke' }), 10_000)).toEqual([]);
  });

  it('asks twice whether anybody is there and then leaves it, until they speak', () => {
    const begun = after({ type: 'they_spoke' }, { type: 'response_began' });
    const nudges = watch(begun, 300_000);
    expect(nudges.map(([, why]) => why)).toEqual(Array.from({ length: mostNudges }, () => 'line_silent'));
    expect(nudges[0]?.[0]).toBe(lineSilentMs);
    const spoke = after({ type: 'they_spoke' }, { type: 'response_began' }, { type: 'they_spoke' }, { type: 'response_began' });
    expect(watch(spoke, 60_000)).toHaveLength(2);
  });

  it('waits for ever where a silent line is nobody\'s trouble', () => {
    expect(watch(after({ type: 'they_spoke' }, { type: 'response_began' }), 300_000, () => false, null)).toEqual([]);
  });
});

describe('a farewell', () => {
  it.each(['Thank you, goodbye.', 'Have a nice evening.', 'Grazie, buona serata!', 'Auf Wiederhören.', 'Bye now.', 'Perfect. See you then, take care.'])('is %s', (text) => {
    expect(isFarewell(text)).toBe(true);
  });
  it.each(['Thank you.', 'They said goodbye and left, so I would like to ask again whether the table by the window is still free tonight at eight.', 'One moment.', 'byebug'])('is not %s', (text) => {
    expect(isFarewell(text)).toBe(false);
  });
});
