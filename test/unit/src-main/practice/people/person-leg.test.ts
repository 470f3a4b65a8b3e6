import { describe, expect, it } from 'vitest';
import type { LineLeg } from '../../../../../src-main/core/ports/line-leg.ts';
import { createSpokenRegistry, type SpokenRegistry } from '../../../../../src-main/practice/ears/spoken-registry.ts';
import { createPersonLeg } from '../../../../../src-main/practice/people/person-leg.ts';
import { parseScenario } from '../../../../../src-main/practice/scenarios/parse-scenario.ts';
import type { CallScenario } from '../../../../../src-main/practice/scenarios/scenario.ts';
import { createFakeClock, type FakeClock } from '../../../../fakes/fake-clock.ts';
import { createToneSpeech } from '../../../../fakes/practice/tone-speech.ts';

const speech = createToneSpeech();

function scenarioOf(rest: string, direction = 'outbound'): CallScenario {
  const parsed = parseScenario(`id: x\ntitle: X\nabout: x\ndirection: ${direction}\nperson: { name: Me, number: "+14155550999" }\n${rest}`, 'x.yaml');
  if (!parsed.ok || parsed.value.kind !== 'call') throw new Error(parsed.ok ? 'chat' : parsed.error);
  return parsed.value;
}

interface Phone { readonly clock: FakeClock; readonly leg: LineLeg; readonly registry: SpokenRegistry; readonly log: string[]; readonly soundIn: number[]; readonly soundOut: number[]; said(): readonly string[]; assistantSays(text: string): void }

function ring(scenario: CallScenario): Phone {
  const clock = createFakeClock();
  const registry = createSpokenRegistry(() => clock.monoMs());
  const log: string[] = [];
  const soundIn: number[] = [];
  const soundOut: number[] = [];
  const loud = (samples: Int16Array): number => (samples.some((value) => Math.abs(value) > 500) ? 1 : 0);
  const leg = createPersonLeg({ clock, registry, scenario, say: (text) => speech.say(text, 'woman'), closed: () => log.push('closed') }, {
    onRinging: () => log.push('ringing'), onAnswered: () => log.push('answered'), onAudio: (samples) => soundIn.push(loud(samples)), onPlayed: (samples) => soundOut.push(loud(samples)), onDigit: () => undefined, onEnded: (reason) => log.push(reason),
  });
  return {
    clock, leg, registry, log, soundIn, soundOut,
    said: () => registry.recent('person').map((one) => one.text).reverse(),
    assistantSays(text) {
      const samples = speech.say(text, 'assistant');
      registry.add({ by: 'assistant', text, samples, scenarioId: null, stepId: null });
      leg.play(samples.slice());
      leg.endOfUtterance();
    },
  };
}

const chain = `steps:
  - id: one
    says: Good evening, this is the house.
    next: [{ when: [eight o'clock], go: two }, { when: [nine], go: three }]
    onDigits: [{ digits: "1", go: three }]
  - id: two
    says: Eight is fine.
    then: hang up
  - id: three
    says: Nine is late. Goodbye.
    then: hang up at once
`;

describe('a simulated person on the line', () => {
  it('rings, answers, greets in real time, and follows what it hears to the end', () => {
    const phone = ring(scenarioOf(chain));
    phone.clock.advance(1_000);
    expect(phone.log).toEqual(['ringing']);
    phone.clock.advance(1_000);
    expect(phone.log).toEqual(['ringing', 'answered']);
    phone.clock.advance(5_000);
    expect(phone.said()).toEqual(['Good evening, this is the house.']);
    expect(phone.soundIn.reduce((sum, one) => sum + one, 0) * 20).toBeGreaterThan(1_000);
    phone.assistantSays('Could we come at eight o’clock?');
    phone.clock.advance(6_000);
    expect(phone.said()).toEqual(['Good evening, this is the house.', 'Eight is fine.']);
    phone.clock.advance(10_000);
    expect(phone.log).toEqual(['ringing', 'answered', 'closed', 'hung_up_by_them']);
    phone.clock.advance(5_000);
    expect(phone.log).toHaveLength(4);
  });

  it('plays in real time: played and queued samples are those of the queue, clear drops the rest', () => {
    const phone = ring(scenarioOf(chain));
    phone.clock.advance(1_700);
    phone.leg.play(new Int16Array(24_000).fill(1_000));
    phone.clock.advance(500);
    expect(phone.leg.playedSamples()).toBe(12_000);
    expect(phone.leg.queuedSamples()).toBe(12_000);
    phone.leg.clear();
    phone.clock.advance(500);
    expect(phone.leg.playedSamples()).toBe(12_000);
    expect(phone.leg.queuedSamples()).toBe(0);
  });

  it('half a frame waits for its other half, or for the end of the utterance', () => {
    const phone = ring(scenarioOf(chain));
    phone.clock.advance(1_700);
    phone.leg.play(new Int16Array(300).fill(1_000));
    phone.clock.advance(200);
    expect(phone.leg.playedSamples()).toBe(0);
    phone.leg.endOfUtterance();
    phone.clock.advance(20);
    expect(phone.leg.playedSamples()).toBe(300);
  });

  it('on hold both directions are silent, time stands still for the person, and nothing queued is lost', () => {
    const phone = ring(scenarioOf(chain));
    phone.clock.advance(1_700);
    phone.leg.play(new Int16Array(24_000).fill(1_000));
    phone.leg.hold(true);
    const before = phone.soundIn.length;
    phone.clock.advance(60_000);
    expect(phone.leg.queuedSamples()).toBe(24_000);
    expect(phone.soundIn.slice(before)).not.toContain(1);
    expect(phone.said()).toEqual([]);
    phone.leg.hold(false);
    phone.clock.advance(2_000);
    expect(phone.leg.queuedSamples()).toBe(0);
  });

  it('asks into silence, then hangs up', () => {
    const phone = ring(scenarioOf(chain));
    phone.clock.advance(14_000);
    expect(phone.said().slice(1)).toEqual(['Hello? Are you there?']);
    phone.clock.advance(60_000);
    expect(phone.said().slice(1)).toEqual(['Hello? Are you there?', 'Hello? I cannot hear you.', 'Are you still on the line?']);
    expect(phone.log.at(-1)).toBe('hung_up_by_them');
  });

  it('words that lead nowhere leave it where it is; a voice it does not know gets a nod', () => {
    const phone = ring(scenarioOf(chain));
    phone.clock.advance(5_000);
    phone.assistantSays('Something else altogether.');
    phone.clock.advance(4_000);
    expect(phone.said()).toHaveLength(1);
    phone.leg.play(speech.say('the owner himself takes over the call now', 'man'));
    phone.leg.endOfUtterance();
    phone.clock.advance(5_000);
    expect(phone.said().at(-1)).toBe('Okay.');
  });

  it('follows digits', () => {
    const phone = ring(scenarioOf(chain));
    phone.clock.advance(5_000);
    phone.leg.sendDigits('1');
    phone.clock.advance(6_000);
    expect(phone.said().at(-1)).toBe('Nine is late. Goodbye.');
    expect(phone.log.at(-1)).toBe('hung_up_by_them');
  });

  it('cuts in on the assistant where the step says so', () => {
    const phone = ring(scenarioOf('steps:\n  - { id: one, says: Yes., next: [{ go: two }] }\n  - { id: two, says: "Stop, stop.", cutsInAfterMs: 1500 }\n'));
    phone.clock.advance(4_000);
    phone.assistantSays('This is a very long sentence that goes on and on and on and would go on for a good while longer.');
    phone.clock.advance(2_500);
    expect(phone.said()).toEqual(['Yes.', 'Stop, stop.']);
    expect(phone.leg.queuedSamples()).toBeGreaterThan(0);
  });

  it('takes the rest of what it cut off for no answer, however late the line is cleared', () => {
    for (const lateMs of [100, 400, 900, 1_500]) {
      const phone = ring(scenarioOf('steps:\n  - { id: one, says: Yes., next: [{ go: two }] }\n  - { id: two, says: "Stop, stop.", cutsInAfterMs: 1500, next: [{ go: three }] }\n  - { id: three, says: Thank you. }\n'));
      phone.clock.advance(4_000);
      phone.assistantSays('This is a very long sentence that goes on and on and on and would go on for a good while longer, and then on again.');
      for (let waited = 0; phone.said().length < 2 && waited < 4_000; waited += 20) phone.clock.advance(20);
      phone.clock.advance(lateMs);
      phone.leg.clear();
      phone.clock.advance(3_000);
      expect(phone.said()).toEqual(['Yes.', 'Stop, stop.']);
      phone.assistantSays('I have stopped.');
      phone.clock.advance(4_000);
      expect(phone.said()).toEqual(['Yes.', 'Stop, stop.', 'Thank you.']);
    }
  });

  it.each([['', 'Yes, that is fine.'], ['consent: No. I do not want that.\n', 'No. I do not want that.']])('answers whether the call may be recorded and stays where it is (%s)', (consent, answer) => {
    const phone = ring(scenarioOf(`${consent}steps:\n  - { id: one, says: Good evening., next: [{ go: two }] }\n  - { id: two, says: Very well. }\n`));
    phone.clock.advance(5_000);
    phone.assistantSays('Hello, this is an assistant. Is it all right if this call is recorded?');
    phone.clock.advance(7_500);
    expect(phone.said()).toEqual(['Good evening.', answer]);
    phone.assistantSays('I would like a table at eight o’clock, if you have one.');
    phone.clock.advance(6_000);
    expect(phone.said()).toEqual(['Good evening.', answer, 'Very well.']);
  });

  it('being told is no question; asked before they have spoken, they answer that first and then greet', () => {
    const phone = ring(scenarioOf('steps:\n  - { id: one, says: Good evening., next: [{ go: two }] }\n  - { id: two, says: Very well. }\n'));
    phone.clock.advance(1_700);
    phone.assistantSays('Is it all right if this call is recorded?');
    phone.clock.advance(10_000);
    expect(phone.said()).toEqual(['Yes, that is fine.', 'Good evening.']);
    // Apart, so that each is an utterance of its own: 1.5 s in frames of 20 ms.
    const pauses = phone.soundIn.join('').split(/1+/u).slice(1, -1);
    expect(Math.max(...pauses.map((pause) => pause.length))).toBeGreaterThan(75);
    phone.assistantSays('Hello, this call is recorded. Do you have a table at eight?');
    phone.clock.advance(7_000);
    expect(phone.said().at(-1)).toBe('Very well.');
  });

  it('a machine answers no question', () => {
    const phone = ring(scenarioOf('steps:\n  - { id: one, says: Leave a message., beep: true, prompts: [], patienceMs: 6000 }\n'));
    phone.clock.advance(5_000);
    phone.assistantSays('Is it all right if this call is recorded?');
    phone.clock.advance(20_000);
    expect(phone.said()).toEqual(['Leave a message.']);
  });

  it('a caller waits to be answered and greeted', () => {
    const phone = ring(scenarioOf(chain, 'inbound'));
    phone.clock.advance(5_000);
    expect(phone.log).toEqual(['ringing']);
    phone.leg.answer();
    phone.clock.advance(1_000);
    expect(phone.said()).toEqual([]);
    phone.assistantSays('Hello, how can I help you?');
    phone.clock.advance(6_000);
    expect(phone.said()).toEqual(['Good evening, this is the house.']);
  });

  it.each([['busy', 'busy', 3_000], ['no answer', 'no_answer', 31_000]])('%s ends as %s', (outcome, reason, afterMs) => {
    const phone = ring(scenarioOf(`pickUp: { outcome: ${outcome} }\n${chain}`));
    phone.clock.advance(afterMs);
    expect(phone.log).toEqual(['ringing', 'closed', reason]);
  });

  it('a caller who is not answered gives up; our hanging up is ours; a machine beeps', () => {
    const caller = ring(scenarioOf(chain, 'inbound'));
    caller.clock.advance(31_000);
    expect(caller.log.at(-1)).toBe('no_answer');
    const phone = ring(scenarioOf('steps:\n  - { id: one, says: Leave a message., beep: true, prompts: [], patienceMs: 3000 }\n'));
    phone.clock.advance(2_500);
    phone.leg.hangUp();
    phone.leg.hangUp();
    phone.clock.advance(1_000);
    expect(phone.log).toEqual(['ringing', 'answered', 'closed', 'hung_up_by_owner']);
    expect(phone.clock.pending()).toBe(0);
  });
});
