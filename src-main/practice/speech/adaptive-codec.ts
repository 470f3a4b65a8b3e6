/**
 * Four bits a sample for the word lists: half of µ-law, about 24 dB over its noise. The next sample is predicted from the last
 * eight decoded ones by weights that follow the signal (normalised LMS); the code says how far off that was, in steps that grow
 * and shrink with it. Both sides compute the same, with operations that IEEE 754 makes exact, so nothing else is stored.
 */
const order = 8;
const learning = 0.1;
const leak = 0.9995;
/** Where the weights begin: the average of the voices. */
const startWeights = [0.84, -0.18, 0, 0, 0, 0, 0, 0];
/** How the step changes, by how many steps off the prediction was. */
const growth = [0.85, 0.9, 0.95, 1, 1.15, 1.4, 1.8, 2.4];
const smallestStep = 8;
const largestStep = 8_000;
const startStep = 48;

export interface CodecState {
  readonly weights: Float64Array;
  /** Decoded samples, newest first. */
  readonly recent: Float64Array;
  step: number;
}

export function startState(): CodecState {
  return { weights: Float64Array.from(startWeights), recent: new Float64Array(order), step: startStep };
}

export function copyState(state: CodecState): CodecState {
  return { weights: state.weights.slice(), recent: state.recent.slice(), step: state.step };
}

export function predict(state: CodecState): number {
  let sum = 0;
  for (let i = 0; i < order; i += 1) sum += state.weights[i]! * state.recent[i]!;
  return sum;
}

/** Decodes one code (bit 3: sign, bits 0-2: size) and learns from it. */
export function advance(state: CodecState, code: number): number {
  const { weights, recent } = state;
  const size = code & 7;
  const difference = (size + 0.5) * state.step * ((code & 8) === 0 ? 1 : -1);
  const value = Math.min(32_767, Math.max(-32_768, predict(state) + difference));
  let energy = 1_000;
  for (let i = 0; i < order; i += 1) energy += recent[i]! * recent[i]!;
  const pull = (learning * difference) / energy;
  for (let i = 0; i < order; i += 1) weights[i] = weights[i]! * leak + pull * recent[i]!;
  for (let i = order - 1; i > 0; i -= 1) recent[i] = recent[i - 1]!;
  recent[0] = value;
  state.step = Math.min(largestStep, Math.max(smallestStep, state.step * growth[size]!));
  return value;
}

/** Two samples a byte, the lower four bits first. */
export function decodeAdaptive(bytes: Uint8Array): Int16Array {
  const state = startState();
  const samples = new Int16Array(bytes.length * 2);
  for (let i = 0; i < samples.length; i += 1) samples[i] = Math.round(advance(state, (bytes[i >> 1]! >> ((i & 1) * 4)) & 0x0f));
  return samples;
}
