import { findPhrase } from '../brain/keywords.ts';
import type { Heard } from '../ears/hear.ts';
import type { SpokenRegistry } from '../ears/spoken-registry.ts';
import { findStep, type CallScenario, type NextStep, type ScenarioStep } from '../scenarios/scenario.ts';
import { createLineEar } from './line-ear.ts';
import { createPersonVoice, withBeep } from './person-voice.ts';

export interface PersonDeps {
  readonly scenario: CallScenario;
  readonly registry: SpokenRegistry;
  /** One line in this person's voice, PCM16 24 kHz. */
  say(text: string): Int16Array;
  hangUp(): void;
}

/** Follows the steps of a scenario. All its time is line time: it passes 20 ms with each tick and stands still on hold. */
export interface SimulatedPerson {
  /** 20 ms: what was played to them in, what they say out (both 480 samples). */
  tick(played: Int16Array, said: Int16Array): void;
  digits(digits: string): void;
}

const tickMs = 20;
const greetAfterMs = 600;
const thinkAfterMs = 320;
/** An inbound caller waits this long for somebody to answer with words. */
const waitForGreetingMs = 5_000;
const goodbyeMs = 6_000;
const lastPauseMs = 500;
const lookAgainMs = 400;
const maxPrompts = 3;
/** A step with prompts of its own is a patient one (an approval may take two minutes and more). */
const maxOwnPrompts = 20;
/** To the owner's own voice and anything else whose words are not known. */
const nods = ['Okay.', 'All right.', 'Sure.'];
const nodAfterSeconds = 1;
const asksToRecord = /\b(?:recorded|recording|record (?:this|the|our))\b[^.!?]*\?\s*$/iu;
/** After that answer it is the other side's turn, so that nothing runs together with it. */
const afterConsentMs = 2_000;

type Mood = { readonly kind: 'waiting for greeting' } | { readonly kind: 'about to speak'; readonly step: ScenarioStep; inMs: number } | { readonly kind: 'listening' } | { readonly kind: 'leaving'; inMs: number };

export function createSimulatedPerson(deps: PersonDeps): SimulatedPerson {
  const { scenario } = deps;
  const first = scenario.steps[0];
  if (first === undefined) throw new Error(`scenario ${scenario.id} has no step`);
  let step: ScenarioStep = first;
  let mood: Mood = scenario.direction === 'inbound' ? { kind: 'waiting for greeting' } : { kind: 'about to speak', step: first, inMs: greetAfterMs };
  let quietMs = 0;
  let prompts = 0;
  let nodCount = 0;
  let lookInMs = 0;
  let typedDigits = '';
  let wasSpeaking = false;
  let gone = false;
  const voice = createPersonVoice();
  const ear = createLineEar(deps.registry, (heard) => {
    // What ended while they spoke themselves is the rest of something they cut off, and no answer to them.
    if (!voice.speaking()) takeTurn(heard);
  });

  return {
    tick(played, said) {
      if (gone) return voice.fill(said);
      ear.feed(played);
      voice.fill(said);
      quietMs = voice.speaking() || ear.hearing() ? 0 : quietMs + tickMs;
      if (wasSpeaking && !voice.speaking() && step.cutsInAfterMs !== null) ear.ignorePresent();
      wasSpeaking = voice.speaking();
      if (!wasSpeaking) pass();
    },
    digits(digits) {
      typedDigits = `${typedDigits}${digits}`.slice(-12);
      const match = step.onDigits.find((entry) => typedDigits.endsWith(entry.digits));
      if (match === undefined) return;
      typedDigits = '';
      goTo(match, thinkAfterMs);
    },
  };

  /** 20 ms of not speaking. */
  function pass(): void {
    switch (mood.kind) {
      case 'waiting for greeting':
        if (quietMs >= waitForGreetingMs) mood = { kind: 'about to speak', step, inMs: 0 };
        return;
      case 'about to speak':
        // Nobody talks into a sentence that has just begun, unless the step says so.
        if (ear.hearing() && mood.step.cutsInAfterMs === null) return;
        mood.inMs -= tickMs;
        if (mood.inMs <= 0) speak(mood.step);
        return;
      case 'leaving':
        mood.inMs -= tickMs;
        if (mood.inMs <= 0 && !ear.hearing()) leave();
        return;
      case 'listening':
        if (ear.hearing()) cutIn();
        else if (quietMs >= step.patienceMs) prompt();
    }
  }

  function takeTurn(heard: Heard): void {
    prompts = 0;
    if (mood.kind !== 'leaving' && !step.beep && asksToRecord.test(heard.transcript)) return consent();
    switch (mood.kind) {
      case 'waiting for greeting':
        mood = { kind: 'about to speak', step, inMs: thinkAfterMs };
        return;
      case 'leaving':
        mood.inMs = Math.min(mood.inMs, lastPauseMs);
        return;
      case 'about to speak': {
        // The assistant said more before the answer began: what it says now is what is answered.
        const entry = mood.step === step ? null : nextFor(heard.transcript);
        if (entry !== null && entry.when.length > 0) goTo(entry, thinkAfterMs);
        return;
      }
      case 'listening': {
        const entry = heard.parts.length > 0 ? nextFor(heard.transcript) : null;
        if (entry !== null) goTo(entry, thinkAfterMs);
        else if (heard.parts.length === 0 && heard.speechLike && heard.seconds >= nodAfterSeconds) nod();
      }
    }
  }

  function nextFor(words: string): NextStep | null {
    return step.next.find((entry) => entry.when.length === 0 || findPhrase(words, entry.when) !== null) ?? null;
  }

  /** While the assistant speaks: a step with `cutsInAfterMs` does not wait for the end. */
  function cutIn(): void {
    const bold = step.next.filter((entry) => (findStep(scenario, entry.go)?.cutsInAfterMs ?? Infinity) <= ear.hearingMs());
    if (bold.length === 0) return;
    lookInMs -= tickMs;
    if (lookInMs > 0) return;
    lookInMs = lookAgainMs;
    const entry = bold.find((one) => one.when.length === 0) ?? bold.find((one) => findPhrase(ear.soFar().transcript, one.when) !== null);
    if (entry === undefined) return;
    ear.ignorePresent();
    goTo(entry, 0);
  }

  function goTo(entry: { readonly go: string }, inMs: number): void {
    const target = findStep(scenario, entry.go);
    if (target !== null) mood = { kind: 'about to speak', step: target, inMs };
  }

  function speak(target: ScenarioStep): void {
    step = target;
    lookInMs = 0;
    utter(target.says, target.id, target.beep);
    if (target.then === 'hang_up_at_once') mood = { kind: 'leaving', inMs: lastPauseMs };
    else if (target.then === 'hang_up' && !target.beep) mood = { kind: 'leaving', inMs: goodbyeMs };
    else mood = { kind: 'listening' };
  }

  function prompt(): void {
    quietMs = 0;
    const own = step.prompts;
    const line = own[prompts % Math.max(1, own.length)];
    prompts += 1;
    if (line === undefined || prompts > (step.patienceMs > 10_000 ? maxOwnPrompts : maxPrompts)) leave();
    else utter(line, null, false);
  }

  /** An answer only: where they are in the scenario they stay. */
  function consent(): void {
    utter(scenario.consent, null, false);
    if (mood.kind === 'about to speak') mood.inMs = Math.max(mood.inMs, afterConsentMs);
  }

  function nod(): void {
    utter(nods[nodCount % nods.length] ?? 'Okay.', null, false);
    nodCount += 1;
  }

  function utter(text: string, stepId: string | null, beep: boolean): void {
    const samples = deps.say(text);
    deps.registry.add({ by: 'person', text, samples, scenarioId: scenario.id, stepId });
    voice.start(beep ? withBeep(samples) : samples);
  }

  function leave(): void {
    gone = true;
    voice.stop();
    deps.hangUp();
  }
}
