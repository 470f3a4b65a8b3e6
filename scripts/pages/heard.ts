/** Sound that began or ended at the speaker. */
export interface Heard {
  readonly sound: boolean;
  /** `Date.now()` on the audio thread, in whole ms. */
  readonly atMs: number;
  /** Where sound begins: how long there was none, to one render quantum; samples of the context's rate. */
  readonly silentSamples: number;
}
