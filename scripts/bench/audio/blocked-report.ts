/** What was heard while the page was blocked. */
export interface BlockedReport {
  /** Gaps that the playback itself counts. */
  readonly underruns: number;
  /** Without a sound after the first. */
  readonly silentMs: number;
  readonly frames: number;
  /** How late the feeder was at worst: what this machine, and not the way of the sound, has added. */
  readonly feederLateMs: number;
}
