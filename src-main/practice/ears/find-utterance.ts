import { printFrameSamples, type UtterancePrint } from './utterance-print.ts';

/** Part of a known utterance found in a stretch of sound. Frames of 10 ms. */
export interface Found {
  /** Where it lies in the heard sound. */
  readonly heardFrom: number;
  readonly heardTo: number;
  /** Which part of the utterance it is. */
  readonly saidFrom: number;
  readonly saidTo: number;
}

/** A place where the level curves agree: frame of the heard sound at which the utterance's frame 0 would lie. */
export interface LikelyPlace {
  readonly lag: number;
  readonly score: number;
}

/** Overlaps with less voice than this are not told apart. */
const minVoicedFrames = 8;
const placesPerUtterance = 8;
const minEnvelopeCorrelation = 0.55;
/** A lag found on the 10 ms grid is off by up to a frame; a resampler on the way adds a few ms. */
const fineSearchSamples = printFrameSamples * 1.5;
const confirmFrames = 36;
const minSampleCorrelation = 0.75;
const blockFrames = 6;
const minBlockCorrelation = 0.5;
/** Of the blocks between the first and the last that agree, so many must. */
const minAgreeing = 0.5;

/** Where `said` may lie in the free frames of `heard`, by their level curves alone. Cheap; proves nothing. */
export function likelyPlaces(heard: UtterancePrint, said: UtterancePrint, taken: Uint8Array): readonly LikelyPlace[] {
  const best: { lag: number; score: number }[] = [];
  const { levels: heardLevels, voiced: heardVoiced } = heard;
  const { levels: saidLevels, voiced: saidVoiced } = said;
  for (let lag = 1 - saidLevels.length; lag < heardLevels.length; lag += 1) {
    const to = Math.min(heardLevels.length, lag + saidLevels.length);
    let count = 0, both = 0, sumH = 0, sumS = 0, sumHH = 0, sumSS = 0, sumHS = 0;
    for (let at = Math.max(0, lag); at < to; at += 1) {
      if (taken[at] === 1) continue;
      const h = heardLevels[at] ?? 0;
      const s = saidLevels[at - lag] ?? 0;
      both += (heardVoiced[at] ?? 0) & (saidVoiced[at - lag] ?? 0);
      count += 1;
      sumH += h; sumS += s; sumHH += h * h; sumSS += s * s; sumHS += h * s;
    }
    if (both < minVoicedFrames) continue;
    const varianceH = sumHH - (sumH * sumH) / count;
    const varianceS = sumSS - (sumS * sumS) / count;
    if (varianceH < 1 || varianceS < 1) continue;
    const correlation = (sumHS - (sumH * sumS) / count) / Math.sqrt(varianceH * varianceS);
    if (correlation < minEnvelopeCorrelation) continue;
    const score = correlation * Math.sqrt(both);
    const near = best.find((one) => Math.abs(one.lag - lag) <= 3);
    if (near === undefined) best.push({ lag, score });
    else if (score > near.score) Object.assign(near, { lag, score });
  }
  return best.sort((a, b) => b.score - a.score).slice(0, placesPerUtterance);
}

/** Proof by the sound itself that `said` lies there, and how much of it. Gain, a shift of a few ms, and a cut at either end make no difference. */
export function proveUtterance(heard: UtterancePrint, said: UtterancePrint, taken: Uint8Array, lag: number): Found | null {
  const from = Math.max(0, lag);
  const to = Math.min(heard.levels.length, lag + said.levels.length);
  const window = loudestWindow(heard, said, taken, lag, from, to);
  if (window === null) return null;

  let fine = 0;
  let best = 0;
  for (let shift = -fineSearchSamples; shift <= fineSearchSamples; shift += 1) {
    const correlation = correlate(heard, said, window.from, window.to, lag, shift);
    if (correlation > best) {
      best = correlation;
      fine = shift;
    }
  }
  if (best < minSampleCorrelation) return null;

  let first = -1;
  let last = -1;
  let agreeing = 0;
  let compared = 0;
  let comparedUntilLast = 0;
  for (let block = from; block < to; block += blockFrames) {
    const end = Math.min(to, block + blockFrames);
    let voiced = 0;
    for (let at = block; at < end; at += 1) voiced += isVoiced(heard, said, taken, lag, at);
    if (voiced < Math.min(3, end - block)) continue;
    const agrees = correlate(heard, said, block, end, lag, fine) >= minBlockCorrelation;
    if (first < 0 && !agrees) continue;
    if (first < 0) first = block;
    compared += 1;
    if (!agrees) continue;
    agreeing += 1;
    comparedUntilLast = compared;
    last = end;
  }
  return first < 0 || agreeing < comparedUntilLast * minAgreeing ? null : { heardFrom: first, heardTo: last, saidFrom: first - lag, saidTo: last - lag };
}

const isVoiced = (heard: UtterancePrint, said: UtterancePrint, taken: Uint8Array, lag: number, at: number): number =>
  taken[at] === 1 ? 0 : (heard.voiced[at] ?? 0) & (said.voiced[at - lag] ?? 0);

/** The 360 ms with most voice in both: where proof is cheapest. */
function loudestWindow(heard: UtterancePrint, said: UtterancePrint, taken: Uint8Array, lag: number, from: number, to: number): { from: number; to: number } | null {
  const length = Math.min(confirmFrames, to - from);
  let voiced = 0;
  let best = -1;
  let bestFrom = from;
  for (let at = from; at < to; at += 1) {
    voiced += isVoiced(heard, said, taken, lag, at);
    if (at - length >= from) voiced -= isVoiced(heard, said, taken, lag, at - length);
    if (at - from + 1 >= length && voiced > best) {
      best = voiced;
      bestFrom = at - length + 1;
    }
  }
  return best < minVoicedFrames ? null : { from: bestFrom, to: bestFrom + length };
}

/** Normalised correlation of the sound over frames [from, to) of `heard`; `shift` in samples at 6 kHz. */
function correlate(heard: UtterancePrint, said: UtterancePrint, from: number, to: number, lag: number, shift: number): number {
  const { samples6k: heardSamples } = heard;
  const { samples6k: saidSamples } = said;
  const offset = lag * printFrameSamples + shift;
  const last = Math.min(to * printFrameSamples, heardSamples.length, saidSamples.length + offset);
  let hs = 0, hh = 0, ss = 0;
  for (let at = Math.max(from * printFrameSamples, offset); at < last; at += 1) {
    const h = heardSamples[at] ?? 0;
    const s = saidSamples[at - offset] ?? 0;
    hs += h * s; hh += h * h; ss += s * s;
  }
  return hh === 0 || ss === 0 ? 0 : hs / Math.sqrt(hh * ss);
}
