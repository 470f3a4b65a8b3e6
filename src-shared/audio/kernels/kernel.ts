/** What a resampler does with one block of its stream. */
export interface Kernel {
  /** Outputs for each `down` inputs. */
  readonly up: number;
  readonly down: number;
  /** Inputs before the block that it looks back on. */
  readonly history: number;
  readonly delayMs: number;
  /** Reads `line` (the history, then `count` inputs), writes to `output` from `at` on, answers where it stopped. */
  convert(line: Float64Array, count: number, output: Int16Array, at: number): number;
  reset(): void;
}
