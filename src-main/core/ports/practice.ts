import type { LegEvents, LegRequest, LineLeg } from './line-leg.ts';
import type { Result } from '../../../src-shared/domain/result.ts';

/** A scenario as the dialer shows it. */
export interface PracticeScenario {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly direction: 'outbound' | 'inbound';
  readonly peer: { readonly name: string; readonly number: string };
  readonly suggestedBrief: { readonly goal: string; readonly facts: readonly string[] };
}

/** The practice line: a Realtime-compatible server on loopback, and simulated people to call. */
export interface Practice {
  /** ws URL without the model parameter (`ws://127.0.0.1:4001/v1/realtime`), and a key that it accepts; or why it is not up, in words. */
  engine(): Result<{ readonly url: string; readonly apiKey: string }, string>;
  scenarios(): readonly PracticeScenario[];
  /** Opens a leg to (or from) the simulated person with this number. Not found: the text says so. */
  open(request: LegRequest, events: LegEvents): Result<LineLeg, string>;
}
