import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBackchannel } from '../../../../../src-main/core/realtime/backchannels.ts';
import type { InterruptionEffect, InterruptionEvent, InterruptionState } from '../../../../../src-main/core/realtime/interruption-machine.ts';
import { initialInterruption, meantAfterMs, stepInterruption, wordsWaitMs } from '../../../../../src-main/core/realtime/interruption-machine.ts';

const over: InterruptionEvent = { type: 'they_started', itemId: 'u', assistantHeard: true };
const alone: InterruptionEvent = { type: 'they_started', itemId: 'u', assistantHeard: false };
const stop: InterruptionEvent = { type: 'they_stopped' };
const due: InterruptionEvent = { type: 'due' };
const reset: InterruptionEvent = { type: 'reset' };
const say = (text: string, final = true, itemId = 'u'): InterruptionEvent => ({ type: 'words', itemId, text, final });
const stopped: readonly InterruptionEffect[] = [{ type: 'cut' }, { type: 'duck', on: false }];

const states = { quiet: initialInterruption, turn: { phase: 'turn', itemId: 'u' }, doubt: { phase: 'doubt', itemId: 'u' }, listening: { phase: 'listening', itemId: 'u' } } as const satisfies Record<string, InterruptionState>;
type Name = keyof typeof states;

/** What is not named changes nothing and does nothing. */
const table: readonly (readonly [from: Name, event: string, on: InterruptionEvent, to: Name, effects: readonly InterruptionEffect[]])[] = [
  ['quiet', 'a sound over the assistant', over, 'doubt', [{ type: 'duck', on: true }, { type: 'start_timer', ms: meantAfterMs }]],
  ['quiet', 'a sound in silence', alone, 'turn', []],
  ['quiet', 'an end', stop, 'quiet', []],
  ['quiet', 'words', say('no'), 'quiet', []],
  ['quiet', 'the timer', due, 'quiet', []],
  ['quiet', 'a reset', reset, 'quiet', []],
  ['turn', 'a sound over the assistant', over, 'turn', []],
  ['turn', 'an end', stop, 'quiet', [{ type: 'answer' }]],
  ['turn', 'words', say('no'), 'turn', []],
  ['turn', 'the timer', due, 'turn', []],
  ['turn', 'a reset', reset, 'quiet', []],
  ['doubt', 'a sound over the assistant', over, 'doubt', []],
  ['doubt', 'an end', stop, 'listening', [{ type: 'start_timer', ms: wordsWaitMs }]],
  ['doubt', 'words that ask for the word', say('wait', false), 'turn', [{ type: 'stop_timer' }, ...stopped]],
  ['doubt', 'words of listening', say('mhm', false), 'doubt', []],
  ['doubt', 'words of another turn', say('wait', false, 'other'), 'doubt', []],
  ['doubt', 'the timer', due, 'turn', stopped],
  ['doubt', 'a reset', reset, 'quiet', [{ type: 'stop_timer' }, { type: 'duck', on: false }]],
  ['listening', 'a second sound', over, 'turn', [{ type: 'stop_timer' }, ...stopped]],
  ['listening', 'an end', stop, 'listening', []],
  ['listening', 'a short no', say('No.'), 'quiet', [{ type: 'stop_timer' }, ...stopped, { type: 'answer' }]],
  ['listening', 'words of listening, whole', say('Mhm.'), 'quiet', [{ type: 'stop_timer' }, { type: 'duck', on: false }, { type: 'tell_false', itemId: 'u' }]],
  ['listening', 'words of listening, so far', say('Mhm', false), 'listening', []],
  ['listening', 'no words in time', due, 'quiet', [{ type: 'duck', on: false }, { type: 'tell_false', itemId: 'u' }]],
  ['listening', 'a reset', reset, 'quiet', [{ type: 'stop_timer' }, { type: 'duck', on: false }]],
];

describe('patient turns', () => {
  it.each(table)('in %s: %s', (from, _, on, to, effects) => {
    const step = stepInterruption(states[from], on);
    expect(step.state).toEqual(states[to]);
    expect(step.effects).toEqual(effects);
  });

  it('never leaves the assistant soft, and answers every turn that was meant exactly once', () => {
    const events = fc.constantFrom(over, alone, stop, due, reset, say('mhm'), say('no'), say('hold on', false));
    fc.assert(fc.property(fc.array(events, { maxLength: 80 }), (schedule) => {
      let state: InterruptionState = initialInterruption;
      let soft = false;
      for (const event of schedule) {
        const step = stepInterruption(state, event);
        for (const effect of step.effects) if (effect.type === 'duck') soft = effect.on;
        const answers = step.effects.filter((effect) => effect.type === 'answer').length;
        expect(answers).toBeLessThanOrEqual(1);
        if (answers === 1) expect(step.state.phase).toBe('quiet');
        state = step.state;
        expect(soft).toBe(state.phase === 'doubt' || state.phase === 'listening');
      }
    }));
  });
});

describe('words of listening', () => {
  it.each(['', 'Mhm.', 'Uh-huh', 'Yeah, okay.', 'I see.', '[cough]', 'Sì, certo.', 'Ja, genau!', 'Okay. Right.'])('%s asks for nothing', (text) => {
    expect(isBackchannel(text)).toBe(true);
  });
  it.each(['No.', 'Stop', 'Wait, what?', 'Yes, but not on Friday.', 'Who is this?', 'Okay okay okay okay', 'Nein', 'okay 8'])('%s asks for the word', (text) => {
    expect(isBackchannel(text)).toBe(false);
  });
});
