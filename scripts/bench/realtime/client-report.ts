import type { ClientName } from './bench-client.ts';

/** What one client process measured in its window. */
export interface ClientReport {
  readonly client: ClientName;
  /** Frames of 20 ms sent in the window, over all sessions: on a busy machine fewer than its length would give. */
  readonly frames: number;
  /** Of this process, less `idleMs`. */
  readonly userMs: number;
  readonly systemMs: number;
  /** What the process costs for as long without a session: the bench's ticking, the runtime. */
  readonly idleMs: number;
  readonly appendOutUs: readonly number[];
  readonly deltaOutUs: readonly number[];
  readonly clearUs: readonly number[];
  /** Frames that `sendAudio` did not hand to the socket at once; they are in no latency. */
  readonly keptBack: number;
}

export interface MemoryReport {
  readonly client: ClientName;
  readonly callMinutes: number;
  readonly earlyBytes: number;
  readonly lateBytes: number;
  readonly tookMs: number;
}
