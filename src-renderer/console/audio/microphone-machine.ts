import type { DeviceView } from './read-devices.ts';
import type { MicrophoneProblem } from './engine-api.ts';
import type { MicrophoneFacts, MicrophoneProcessing } from './microphone-facts.ts';
import { assertNever } from '../../../src-shared/domain/assert-never.ts';

/** Which microphone is open, and which should be. The choice is the owner's and never changes by itself; `asked` is what stands in for it. */
export interface MicrophoneMachine {
  readonly wanted: boolean;
  readonly chosenId: string | null;
  readonly processing: MicrophoneProcessing;
  /** Null before the first list. */
  readonly devices: DeviceView | null;
  readonly phase: 'idle' | 'opening' | 'open' | 'problem';
  /** Of the present opening; answers with another number are old. */
  readonly token: number;
  /** What was asked for; null = the system's. */
  readonly asked: { readonly deviceId: string | null; readonly processing: MicrophoneProcessing };
  readonly facts: MicrophoneFacts | null;
  /** Default device when it was opened. */
  readonly openedDefaultKey: string | null;
  /** A chosen device that would not open: not tried again before something changes. */
  readonly refused: { readonly deviceId: string; readonly code: MicrophoneProblem['code'] } | null;
  readonly problem: MicrophoneProblem | null;
  /** It has been opened again because it gave nothing but zeros; once is enough. */
  readonly revived: boolean;
  /** An attempt nobody asked for: the problem stays on show until it succeeds. */
  readonly quiet: boolean;
  readonly looks: number;
}

export type MicrophoneEvent =
  | { readonly type: 'wanted'; readonly on: boolean }
  | { readonly type: 'chosen'; readonly deviceId: string | null }
  | { readonly type: 'processing'; readonly processing: MicrophoneProcessing }
  | { readonly type: 'opened'; readonly token: number; readonly facts: MicrophoneFacts }
  | { readonly type: 'refused'; readonly token: number; readonly problem: MicrophoneProblem }
  /** What really holds after a change of processing without opening again. */
  | { readonly type: 'applied'; readonly token: number; readonly facts: MicrophoneFacts }
  | { readonly type: 'ended'; readonly token: number }
  | { readonly type: 'devices'; readonly devices: DeviceView }
  /** What the open track says of itself now. */
  | { readonly type: 'looked'; readonly facts: MicrophoneFacts | null }
  /** Nothing but zeros for too long, or sound again. */
  | { readonly type: 'silence'; readonly dead: boolean }
  | { readonly type: 'allowed' };

export type MicrophoneEffect =
  | { readonly type: 'open'; readonly token: number; readonly deviceId: string | null; readonly processing: MicrophoneProcessing }
  /** The stream that was just opened becomes the users'. */
  | { readonly type: 'adopt' }
  /** The stream that was just opened is too late. */
  | { readonly type: 'discard' }
  /** The users' stream is let go. */
  | { readonly type: 'drop' }
  | { readonly type: 'apply'; readonly token: number; readonly processing: MicrophoneProcessing };

interface Step { readonly state: MicrophoneMachine; readonly effects: readonly MicrophoneEffect[] }

/** Every other look (1 s) a device that is in use elsewhere is tried again. */
const looksBetweenTries = 2;

export function initialMicrophone(processing: MicrophoneProcessing): MicrophoneMachine {
  return {
    wanted: false, chosenId: null, processing, devices: null, phase: 'idle', token: 0, asked: { deviceId: null, processing }, facts: null,
    openedDefaultKey: null, refused: null, problem: null, revived: false, quiet: false, looks: 0,
  };
}

/** What stands in for the choice, and why; null while the choice itself is used. */
export function standIn(state: MicrophoneMachine): 'gone' | 'refused' | null {
  if (state.chosenId === null || target(state) !== null) return null;
  return state.refused?.deviceId === state.chosenId ? 'refused' : 'gone';
}

function target({ chosenId, devices, refused }: MicrophoneMachine): string | null {
  if (chosenId === null || refused?.deviceId === chosenId) return null;
  // An empty list tells nothing: without permission there are no ids.
  if (devices !== null && devices.devices.length > 0 && !devices.devices.some(({ id }) => id === chosenId)) return null;
  return chosenId;
}

const sameProcessing = (a: MicrophoneProcessing, b: MicrophoneProcessing): boolean => a.cancelEcho === b.cancelEcho && a.reduceNoise === b.reduceNoise;

function begin(state: MicrophoneMachine, quiet = false): Step {
  const token = state.token + 1;
  const asked = { deviceId: target(state), processing: state.processing };
  // The old stream is let go first: some systems lend a device only once.
  const drop: readonly MicrophoneEffect[] = state.phase === 'open' ? [{ type: 'drop' }] : [];
  return {
    state: { ...state, phase: 'opening', token, asked, facts: null, quiet, problem: quiet ? state.problem : null, looks: 0 },
    effects: [...drop, { type: 'open', token, ...asked }],
  };
}

const stay = (state: MicrophoneMachine): Step => ({ state, effects: [] });

/** After a change: opens again what is open or failed; an opening under way is judged by its answer. */
const again = (state: MicrophoneMachine): Step => (state.wanted && (state.phase === 'open' || state.phase === 'problem') ? begin(state) : stay(state));

export function stepMicrophone(state: MicrophoneMachine, event: MicrophoneEvent): Step {
  switch (event.type) {
    case 'wanted': return wanted(state, event.on);
    case 'chosen': {
      const next = { ...state, chosenId: event.deviceId, refused: null };
      // Chosen once more while another stands in, or nothing works: an order to try again.
      return event.deviceId === state.chosenId && state.phase !== 'problem' && standIn(state) === null ? stay(state) : again(next);
    }
    case 'processing': {
      if (sameProcessing(event.processing, state.processing)) return stay(state);
      const next = { ...state, processing: event.processing };
      return state.phase === 'open' ? { state: next, effects: [{ type: 'apply', token: state.token, processing: event.processing }] } : stay(next);
    }
    case 'opened': return opened(state, event.token, event.facts);
    case 'refused': return refused(state, event.token, event.problem);
    case 'applied': {
      if (event.token !== state.token || state.phase !== 'open') return stay(state);
      return sameProcessing(event.facts.processing, state.processing) ? stay({ ...state, facts: event.facts, asked: { ...state.asked, processing: state.processing } }) : begin(state);
    }
    case 'ended': return event.token === state.token && state.phase === 'open' ? again(state) : stay(state);
    case 'devices': return devicesChanged(state, event.devices);
    case 'looked': return looked(state, event.facts);
    case 'silence': {
      if (!event.dead) return stay(state.revived ? { ...state, revived: false } : state);
      return state.phase === 'open' && !state.revived ? begin({ ...state, revived: true }) : stay(state);
    }
    case 'allowed': return state.wanted && state.phase === 'problem' ? begin(state) : stay(state);
    default: return assertNever(event);
  }
}

function wanted(state: MicrophoneMachine, on: boolean): Step {
  const next = { ...state, wanted: on };
  if (on) return state.phase === 'idle' || state.phase === 'problem' ? begin({ ...next, refused: null, revived: false }) : stay(next);
  return state.phase === 'open' ? { state: { ...next, phase: 'idle', facts: null }, effects: [{ type: 'drop' }] } : stay(next);
}

function opened(state: MicrophoneMachine, token: number, facts: MicrophoneFacts): Step {
  if (token !== state.token || state.phase !== 'opening') return { state, effects: [{ type: 'discard' }] };
  if (!state.wanted) return { state: { ...state, phase: 'idle', problem: null }, effects: [{ type: 'discard' }] };
  // Chosen, unplugged or switched while the browser was opening.
  if (target(state) !== state.asked.deviceId || !sameProcessing(state.asked.processing, state.processing)) {
    const next = begin(state);
    return { state: next.state, effects: [{ type: 'discard' }, ...next.effects] };
  }
  return { state: { ...state, phase: 'open', facts, problem: null, quiet: false, openedDefaultKey: state.devices?.defaultKey ?? null }, effects: [{ type: 'adopt' }] };
}

function refused(state: MicrophoneMachine, token: number, problem: MicrophoneProblem): Step {
  if (token !== state.token || state.phase !== 'opening') return stay(state);
  if (!state.wanted) return stay({ ...state, phase: 'problem', problem, quiet: false });
  const { deviceId } = state.asked;
  if (target(state) !== deviceId) return begin(state, state.quiet);
  if (deviceId !== null && problem.code !== 'denied') return begin({ ...state, refused: { deviceId, code: problem.code } }, state.quiet);
  return stay({ ...state, phase: 'problem', problem, quiet: false });
}

function devicesChanged(state: MicrophoneMachine, devices: DeviceView): Step {
  const changed = state.devices === null || key(state.devices) !== key(devices);
  if (!changed) return stay({ ...state, devices });
  const next = { ...state, devices, refused: null };
  if (state.phase === 'problem') return state.wanted ? begin(next, true) : stay(next);
  if (state.phase !== 'open' || state.facts === null) return stay(next);
  const { deviceId } = state.facts;
  const known = devices.devices.length > 0 || !devices.any;
  const gone = known && deviceId !== null && deviceId !== 'default' && !devices.devices.some(({ id }) => id === deviceId);
  // The first list may come after the opening; what was not known then cannot have changed.
  const moved = state.asked.deviceId === null && state.openedDefaultKey !== null && devices.defaultKey !== state.openedDefaultKey;
  if (gone || moved || target(next) !== state.asked.deviceId) return begin(next);
  return stay({ ...next, openedDefaultKey: state.openedDefaultKey ?? devices.defaultKey });
}

function looked(state: MicrophoneMachine, facts: MicrophoneFacts | null): Step {
  if (state.phase === 'problem' && state.wanted && state.problem?.code !== 'denied') {
    return state.looks + 1 < looksBetweenTries ? stay({ ...state, looks: state.looks + 1 }) : begin(state, true);
  }
  if (state.phase !== 'open' || state.facts === null || facts === null) return stay(state);
  // A headset that changed its profile: the same device in another shape. A stream that was made for the old one crackles or falls silent.
  return facts.sampleRateHz !== state.facts.sampleRateHz || facts.channels !== state.facts.channels ? begin(state) : stay(state);
}

function key(view: DeviceView): string {
  return JSON.stringify([view.any, view.defaultKey, view.devices.map(({ id }) => id)]);
}
