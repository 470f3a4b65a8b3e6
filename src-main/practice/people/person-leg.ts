import { frameSamples } from '../../../src-shared/audio/frame.ts';
import type { Disposer } from '../../../src-shared/domain/disposer.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { LegEvents, LineLeg } from '../../core/ports/line-leg.ts';
import type { SpokenRegistry } from '../ears/spoken-registry.ts';
import type { CallScenario } from '../scenarios/scenario.ts';
import { createPlayQueue } from './play-queue.ts';
import { createSimulatedPerson, type SimulatedPerson } from './simulated-person.ts';

export interface PersonLegDeps {
  readonly clock: Clock;
  readonly registry: SpokenRegistry;
  readonly scenario: CallScenario;
  say(text: string): Int16Array;
  /** The leg is over, for whatever reason. */
  closed(): void;
}

const tickMs = 20;
const ringingAfterMs = 120;
/** A caller of ours gives up after this; a callee of ours that never answers is let ring as long. */
const giveUpMs = 30_000;
const hangUpMs = 40;
/** −20 dB. */
const duckGain = 0.1;

type EndReason = Parameters<LegEvents['onEnded']>[0];

/** A call with a simulated person, played in real time by the clock. */
export function createPersonLeg(deps: PersonLegDeps, events: LegEvents): LineLeg {
  const queue = createPlayQueue();
  const played = new Int16Array(frameSamples);
  const said = new Int16Array(frameSamples);
  const inbound = deps.scenario.direction === 'inbound';
  let person: SimulatedPerson | null = null;
  let held = false;
  let playedSamples = 0;
  let gain = 1;
  let state: 'ringing' | 'connected' | 'ending' | 'ended' = 'ringing';
  const timers = new Set<Disposer>();

  const after = (ms: number, run: () => void): void => {
    const stop = deps.clock.after(ms, () => {
      timers.delete(stop);
      run();
    });
    timers.add(stop);
  };

  const end = (reason: EndReason, inMs: number): void => {
    if (state === 'ending' || state === 'ended') return;
    state = 'ending';
    for (const stop of timers) stop();
    timers.clear();
    queue.clear();
    after(inMs, () => {
      state = 'ended';
      deps.closed();
      events.onEnded(reason);
    });
  };

  const isConnected = (): boolean => state === 'connected';

  const tick = (): void => {
    if (!isConnected()) return;
    if (held) {
      played.fill(0);
      said.fill(0);
    } else {
      playedSamples += queue.take(played);
      if (gain !== 1) for (let at = 0; at < played.length; at += 1) played[at] = Math.round((played[at] ?? 0) * gain);
      person?.tick(played, said);
    }
    events.onPlayed(played);
    if (isConnected()) events.onAudio(said);
  };

  const connect = (): void => {
    if (state !== 'ringing') return;
    state = 'connected';
    for (const stop of timers) stop();
    timers.clear();
    person = createSimulatedPerson({ scenario: deps.scenario, registry: deps.registry, say: deps.say, hangUp: () => end('hung_up_by_them', hangUpMs) });
    timers.add(deps.clock.every(tickMs, tick));
    events.onAnswered();
  };

  after(ringingAfterMs, () => {
    events.onRinging();
    if (state !== 'ringing') return;
    const { outcome, afterMs } = deps.scenario.pickUp;
    if (inbound) after(giveUpMs, () => end('no_answer', 0));
    else if (outcome === 'busy') after(afterMs, () => end('busy', 0));
    else if (outcome === 'no_answer') after(giveUpMs, () => end('no_answer', 0));
    else after(afterMs, connect);
  });

  return {
    play(samples) {
      if (state === 'ringing' || state === 'connected') queue.push(samples);
    },
    endOfUtterance: () => queue.end(),
    duck(on) {
      gain = on ? duckGain : 1;
    },
    clear() {
      queue.clear();
      gain = 1;
    },
    playedSamples: () => playedSamples,
    queuedSamples: () => queue.queued(),
    sendDigits: (digits) => person?.digits(digits.replace(/[^0-9*#]/gu, '')),
    hold(on) {
      held = on;
    },
    answer() {
      if (inbound) connect();
    },
    hangUp: () => end('hung_up_by_owner', hangUpMs),
  };
}
