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

/** Overlaps with less voice than this are not told apart. */
const minVoicedFrames = 8;
const lagCandidates = 4;
const minEnvelopeCorrelation = 0.55;
/** A lag found on the 10 ms grid is off by up to a frame; a resampler on the way adds a few ms. */
const fineSearchSamples = printFrameSamples * 2;
const confirmFrames = 60;
const minSampleCorrelation = 0.75;
const blockFrames = 6;
const minBlockCorrelation = 0.5;

/**
 * Looks for `said` in the free frames of `heard`: first the lag at which the level curves agree, then proof by the sound itself.
 * Gain, a shift of a few ms, and a cut at either end make no difference. Null when it is not in there.
 */
export function findUtterance(heard: UtterancePrint, said: UtterancePrint, taken: Uint8Array): Found | null {
  for (const lag of likelyLags(heard, said, taken)) {
    const found = confirm(heard, said, taken, lag);
    if (found !== null) return found;
  }
  return null;
}

/** Lag = frame of `heard` at which frame 0 of `said` lies. Best first. */
function likelyLags(heard: UtterancePrint, said: UtterancePrint, taken: Uint8Array): readonly number[] {
  const best: { lag: number; score: number }[] = [];
  for (let lag = 1 - said.levels.length; lag < heard.levels.length; lag += 1) {
    const from = Math.max(0, lag);
    const to = Math.min(heard.levels.length, lag + said.levels.length);
    let count = 0, both = 0, sumH = 0, sumS = 0, sumHH = 0, sumSS = 0, sumHS = 0;
    for (let at = from; at < to; at += 1) {
      if (taken[at] === 1) continue;
      const h = Math.max(-65, heard.levels[at] ?? 0);
      const s = Math.max(-65, said.levels[at - lag] ?? 0);
      if (heard.voiced[at] === 1 && said.voiced[at - lag] === 1) both += 1;
      count += 1;
      sumH += h; sumS += s; sumHH += h * h; sumSS += s * s; sumHS += h * s;
    }
    if (both < minVoicedFrames || count < minVoicedFrames) continue;
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
  return best.sort((a, b) => b.score - a.score).slice(0, lagCandidates).map((one) => one.lag);
}

function confirm(heard: UtterancePrint, said: UtterancePrint, taken: Uint8Array, lag: number): Found | null {
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
  for (let block = from; block < to; block += 1) {
    const end = Math.min(to, block + blockFrames);
    let voiced = 0;
    for (let at = block; at < end; at += 1) voiced += taken[at] !== 1 && said.voiced[at - lag] === 1 && heard.voiced[at] === 1 ? 1 : 0;
    if (voiced < Math.min(3, end - block) || correlate(heard, said, block, end, lag, fine) < minBlockCorrelation) continue;
    if (first < 0) first = block;
    last = end;
    block = end - 1;
  }
  return first < 0 ? null : { heardFrom: first, heardTo: last, saidFrom: first - lag, saidTo: last - lag };
}

/** The 600 ms with most voice in both: where proof is cheapest. */
function loudestWindow(heard: UtterancePrint, said: UtterancePrint, taken: Uint8Array, lag: number, from: number, to: number): { from: number; to: number } | null {
  const length = Math.min(confirmFrames, to - from);
  let voiced = 0;
  let best = -1;
  let bestFrom = from;
  const isVoiced = (at: number): number => (taken[at] !== 1 && heard.voiced[at] === 1 && said.voiced[at - lag] === 1 ? 1 : 0);
  for (let at = from; at < to; at += 1) {
    voiced += isVoiced(at);
    if (at - length >= from) voiced -= isVoiced(at - length);
    if (at - from + 1 >= length && voiced > best) {
      best = voiced;
      bestFrom = at - length + 1;
    }
  }
  return best < minVoicedFrames ? null : { from: bestFrom, to: bestFrom + length };
}

/** Normalised correlation of the sound over frames [from, to) of `heard`; `shift` in samples at 6 kHz. */
function correlate(heard: UtterancePrint, said: UtterancePrint, from: number, to: number, lag: number, shift: number): number {
  let hs = 0, hh = 0, ss = 0;
  const offset = lag * printFrameSamples + shift;
  const first = Math.max(from * printFrameSamples, offset);
  const last = Math.min(to * printFrameSamples, heard.samples6k.length, said.samples6k.length + offset);
  for (let at = first; at < last; at += 1) {
    const h = heard.samples6k[at] ?? 0;
    const s = said.samples6k[at - offset] ?? 0;
    hs += h * s; hh += h * h; ss += s * s;
  }
  return hh === 0 || ss === 0 ? 0 : hs / Math.sqrt(hh * ss);
}
