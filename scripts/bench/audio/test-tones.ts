/** Amplitude of the tone that is looked at: -6 dBFS. */
export const toneAmplitude = 16_384;
/** A second tone beside one that should vanish: else the output's rounding swallows all that is weaker than half a step, 90 dB down. */
export const carrierAmplitude = 8_192;

export interface TestTone {
  readonly frequencyHz: number;
  /** Frequency of the second tone; null: none. */
  readonly carrierHz: number | null;
}

/** The tones one after the other, each of so many samples, as PCM16. Their phases go on from sample 0 of the stream. */
export function renderTones(tones: readonly TestTone[], rateHz: number, samplesEach: number): Int16Array {
  const stream = new Int16Array(tones.length * samplesEach);
  tones.forEach(({ frequencyHz, carrierHz }, tone) => {
    for (let index = tone * samplesEach; index < (tone + 1) * samplesEach; index += 1) {
      const carrier = carrierHz === null ? 0 : carrierAmplitude * Math.sin((2 * Math.PI * carrierHz * index) / rateHz);
      stream[index] = Math.round(toneAmplitude * Math.sin((2 * Math.PI * frequencyHz * index) / rateHz) + carrier);
    }
  });
  return stream;
}

/** Where a tone comes to lie when it is sampled at this rate. */
export function foldedHz(frequencyHz: number, rateHz: number): number {
  const rest = frequencyHz % rateHz;
  return Math.min(rest, rateHz - rest);
}

/** So many frequencies from one to the other, none a simple fraction of any rate: rounding then is noise, and not a tone of its own. */
export function gridHz(lowHz: number, highHz: number, count: number): number[] {
  const [low, high] = [lowHz + 1.7, highHz - 1.3];
  return Array.from({ length: count }, (_, index) => low + ((high - low) * index) / (count - 1));
}
