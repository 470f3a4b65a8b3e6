import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { leavingMs, startCall, stepCall, type CallEvent, type CallMachine, type CallTimer } from '../../../../../src-main/core/calls/call-machine.ts';
import type { CallPhase } from '../../../../../src-shared/domain/call.ts';

const events: Record<string, CallEvent> = {
  placed: { type: 'placed' }, legOpened: { type: 'leg_opened' }, legFailed: { type: 'leg_failed', text: 'No line.' }, ringing: { type: 'ringing' }, answered: { type: 'answered' },
  theyHangUp: { type: 'leg_ended', reason: 'hung_up_by_them' }, busy: { type: 'leg_ended', reason: 'busy' }, ready: { type: 'session', state: 'ready', fatal: false, text: null },
  connecting: { type: 'session', state: 'connecting', fatal: false, text: null }, reconnecting: { type: 'session', state: 'reconnecting', fatal: false, text: 'x' }, lost: { type: 'session', state: 'lost', fatal: true, text: 'No engine.' },
  closed: { type: 'session', state: 'closed', fatal: false, text: null }, theySpoke: { type: 'they_spoke' }, assistantSpoke: { type: 'assistant_spoke' }, hangUp: { type: 'hang_up', by: 'owner' }, appStops: { type: 'hang_up', by: 'app' },
  leaves: { type: 'assistant_leaves' }, saidAll: { type: 'said_all' }, mute: { type: 'mute_assistant', on: true }, muteMic: { type: 'mute_microphone', on: true }, hold: { type: 'hold', on: true },
  spent1: { type: 'spent', usd: 1 }, spent160: { type: 'spent', usd: 1.6 }, spent200: { type: 'spent', usd: 2 }, keepOpen: { type: 'keep_open', on: true }, letGo: { type: 'keep_open', on: false },
  ...Object.fromEntries((['greeting', 'no_answer', 'limit_near', 'limit', 'leaving', 'ending'] as const).map((timer) => [timer, { type: 'timer', timer } satisfies CallEvent])),
};
const at = (phase: CallPhase): CallMachine => ({
  ...startCall('outbound', 300_000, 2), phase, legUp: phase !== 'ended', session: phase === 'ended' ? 'closed' : 'ready', sessionEverReady: true,
  end: phase === 'ending' || phase === 'ended' ? { reason: 'hung_up_by_owner', detail: null } : null,
});
/** phase and reason after the event; absent = the phase stays. The line is up, the session ready. */
const before = { legFailed: 'ending failed_line', answered: 'connected', theyHangUp: 'ended hung_up_by_them', busy: 'ended busy', lost: 'ending failed_engine', closed: 'ending failed_engine', hangUp: 'ending hung_up_by_owner', appStops: 'ending app_closed', no_answer: 'ending no_answer' };
const table: Record<CallPhase, Record<string, string>> = {
  dialing: { ...before, ringing: 'ringing' },
  ringing: before,
  connected: { legFailed: 'ending failed_line', theyHangUp: 'ended hung_up_by_them', busy: 'ended busy', lost: 'ending failed_engine', closed: 'ending failed_engine', hangUp: 'ending hung_up_by_owner', appStops: 'ending app_closed' },
  ending: { theyHangUp: 'ended hung_up_by_owner', busy: 'ended hung_up_by_owner', ending: 'ended hung_up_by_owner' },
  ended: {},
};

describe('every phase and event', () => {
  for (const phase of Object.keys(table) as CallPhase[]) {
    for (const [name, event] of Object.entries(events)) {
      it(`${phase} × ${name}`, () => {
        const step = stepCall(at(phase), event);
        const [next = phase, reason] = (table[phase][name] ?? phase).split(' ');
        expect(step.state.phase).toBe(next);
        if (reason !== undefined) expect(step.state.end?.reason).toBe(reason);
        if (phase === 'ended') expect(step).toEqual({ state: at('ended'), effects: [] });
      });
    }
  }
});

const walk = (start: CallMachine, ...names: string[]): { readonly state: CallMachine; readonly done: string[] } => {
  let state = start;
  const done: string[] = [];
  for (const name of names) {
    const step = stepCall(state, events[name]!);
    state = step.state;
    done.push(...step.effects.map((effect) => ('timer' in effect ? `${effect.type} ${effect.timer}` : 'on' in effect ? `${effect.type} ${effect.on}` : effect.type)));
  }
  return { state, done };
};

describe('who speaks first', () => {
  const out = startCall('outbound', null, null);
  const into = startCall('inbound', null, null);
  it('outbound: waits for their hello', () => { expect(walk(out, 'placed', 'legOpened', 'ringing', 'ready', 'answered', 'theySpoke', 'greeting').done).not.toContain('speak_first'); });
  it('outbound: speaks after three seconds of silence', () => { expect(walk(out, 'placed', 'legOpened', 'ringing', 'ready', 'answered', 'greeting').done.at(-1)).toBe('speak_first'); });
  it('outbound: never before they answered', () => { expect(walk(out, 'placed', 'legOpened', 'ready', 'ringing', 'greeting').done).not.toContain('speak_first'); });
  it('outbound: owes the opening while the session comes up', () => {
    expect(walk(out, 'answered', 'greeting').done).not.toContain('speak_first');
    expect(walk(out, 'answered', 'greeting', 'ready').done).toContain('speak_first');
  });
  it('inbound: answers once the assistant can speak, and speaks at once', () => {
    expect(walk(into, 'placed', 'legOpened', 'ringing').done).not.toContain('answer_leg');
    const { done } = walk(into, 'placed', 'legOpened', 'ringing', 'ready', 'answered');
    expect(done).toContain('answer_leg');
    expect(done.at(-1)).toBe('speak_first');
  });
});

describe('limits of time and cost', () => {
  const on = at('connected');
  /** Where a call with limits of 5 minutes and $2.00 can stand, and how it got there. */
  const situations = {
    'goes on': on,
    'was warned of the cost': walk(on, 'spent160').state,
    'says goodbye, time is over': walk(on, 'limit').state,
    'says goodbye, money is spent': walk(on, 'spent200').state,
    'leaves by itself': walk(on, 'leaves').state,
    'is kept open': walk(on, 'keepOpen').state,
    'is kept open past its time': walk(on, 'keepOpen', 'limit').state,
    'is kept open past its cost': walk(on, 'keepOpen', 'spent200').state,
  } as const;
  type Situation = keyof typeof situations;
  /** What is done, and the reason if the call ends; absent = nothing. */
  const rows: Record<Situation, Record<string, string>> = {
    'goes on': { spent160: 'say_money_is_short', spent200: 'say_goodbye cost_limit, start_timer leaving', limit: 'say_goodbye time_limit, start_timer leaving', limit_near: 'say_time_is_short', leaves: 'watch_last_words 600, start_timer leaving', assistantSpoke: 'stop_timer greeting' },
    'was warned of the cost': { spent200: 'say_goodbye cost_limit, start_timer leaving', limit: 'say_goodbye time_limit, start_timer leaving', limit_near: 'say_time_is_short', leaves: 'watch_last_words 600, start_timer leaving', assistantSpoke: 'stop_timer greeting' },
    'says goodbye, time is over': { leaves: 'watch_last_words 600', assistantSpoke: 'stop_timer greeting, watch_last_words 2500', saidAll: 'time_limit', leaving: 'time_limit', keepOpen: 'stop_timer leaving' },
    'says goodbye, money is spent': { leaves: 'watch_last_words 600', assistantSpoke: 'stop_timer greeting, watch_last_words 2500', saidAll: 'cost_limit', leaving: 'cost_limit', keepOpen: 'stop_timer leaving' },
    'leaves by itself': { assistantSpoke: 'stop_timer greeting', saidAll: 'hung_up_by_assistant', leaving: 'hung_up_by_assistant' },
    'is kept open': { spent160: 'say_money_is_short', limit_near: 'say_time_is_short', leaves: 'watch_last_words 600, start_timer leaving', assistantSpoke: 'stop_timer greeting' },
    'is kept open past its time': { letGo: 'say_goodbye time_limit, start_timer leaving', leaves: 'watch_last_words 600, start_timer leaving', assistantSpoke: 'stop_timer greeting' },
    'is kept open past its cost': { letGo: 'say_goodbye cost_limit, start_timer leaving', leaves: 'watch_last_words 600, start_timer leaving', assistantSpoke: 'stop_timer greeting' },
  };
  const asked = ['spent1', 'spent160', 'spent200', 'limit', 'limit_near', 'leaves', 'assistantSpoke', 'saidAll', 'leaving', 'keepOpen', 'letGo'];
  for (const situation of Object.keys(situations) as Situation[]) {
    for (const name of asked) {
      it(`a call that ${situation} × ${name}`, () => {
        const step = stepCall(situations[situation], events[name]!);
        const expected = rows[situation][name] ?? '';
        if (step.state.phase === 'ending') return expect(step.state.end?.reason).toBe(expected);
        expect(step.effects.map((effect) => [effect.type, 'timer' in effect ? effect.timer : 'because' in effect ? effect.because : 'quietMs' in effect ? effect.quietMs : ''].join(' ').trim()).join(', ')).toBe(expected);
      });
    }
  }
  it('gives the last words the same time, whichever limit was reached', () => {
    for (const name of ['limit', 'spent200']) expect(stepCall(on, events[name]!).effects).toContainEqual({ type: 'start_timer', timer: 'leaving', ms: leavingMs });
  });
  it('warns of the cost once', () => { expect(walk(on, 'spent160', 'spent160', 'spent1', 'spent160').done).toEqual(['say_money_is_short']); });
  it('never cuts in on what keeps it open, and says goodbye after it', () => {
    const { state, done } = walk(on, 'spent200', 'keepOpen', 'saidAll', 'leaving', 'limit', 'letGo', 'leaving');
    expect(done.filter((each) => each === 'say_goodbye')).toHaveLength(2);
    expect(state).toMatchObject({ phase: 'ending', end: { reason: 'cost_limit' } });
    expect(walk(on, 'spent200', 'keepOpen', 'saidAll', 'leaving', 'limit').state.phase).toBe('connected');
  });
  it('has no cost limit without one, and none before the line is open', () => {
    expect(stepCall({ ...on, limitUsd: null }, { type: 'spent', usd: 1_000 }).effects).toEqual([]);
    expect(stepCall(at('ringing'), { type: 'spent', usd: 1_000 }).effects).toEqual([]);
  });
});

describe('the end', () => {
  it('lets the last words be heard', () => {
    const leaving = walk(at('connected'), 'leaves');
    expect(leaving.state.phase).toBe('connected');
    expect(leaving.done).toEqual(['watch_last_words', 'start_timer leaving']);
    expect(walk(leaving.state, 'saidAll').state).toMatchObject({ phase: 'ending', end: { reason: 'hung_up_by_assistant' } });
  });
  it('closes open questions before the session goes', () => {
    const { done } = walk(at('connected'), 'hangUp', 'theyHangUp');
    expect(done.indexOf('winding_up')).toBeLessThan(done.indexOf('disconnect_session'));
    expect(done.at(-1)).toBe('finished');
  });
  it('pauses approvals while the connection is down', () => { expect(walk(at('connected'), 'reconnecting', 'reconnecting', 'ready').done).toEqual(['offline true', 'offline false']); });
  it('caps a call without a limit of its own', () => { expect(startCall('outbound', null, null).limitMs).toBe(3_600_000); });
});

it('a random walk tells the end once, and speaks only on an answered line with a ready session', () => {
  const names = Object.keys(events).filter((name) => name !== 'placed');
  fc.assert(fc.property(fc.constantFrom('outbound' as const, 'inbound' as const), fc.array(fc.constantFrom(...names), { maxLength: 40 }), (direction, steps) => {
    let state = startCall(direction, 300_000, 2);
    let finished = 0;
    const running = new Set<CallTimer>();
    for (const name of steps) {
      const before = state;
      const step = stepCall(state, events[name]!);
      state = step.state;
      for (const effect of step.effects) {
        if (effect.type === 'finished') finished += 1;
        if (effect.type === 'start_timer') running.add(effect.timer);
        if (effect.type === 'stop_timer') running.delete(effect.timer);
        if (effect.type === 'speak_first') expect([state.phase, state.session]).toEqual(['connected', 'ready']);
      }
      if (before.phase === 'ended') expect(step).toEqual({ state: before, effects: [] });
      if (state.phase === 'ended') expect(state.end).not.toBeNull();
    }
    expect(finished).toBe(state.phase === 'ended' ? 1 : 0);
    if (state.phase === 'ended') expect([...running]).toEqual([]);
  }), { numRuns: 1000 });
});
