import type { AudioRateHz } from '../../../src-shared/audio/resampler.ts';
import type { Converter } from './converter.ts';
import { foldedHz, gridHz, renderTones, toneAmplitude, type TestTone } from './test-tones.ts';
import { fitTones } from './fit-tones.ts';
import { streamFrames } from './stream-frames.ts';

export interface ConverterFigures {
  /** Weakest suppression of images and aliases, and the tone it was found with. */
  readonly rejectionDb: number;
  readonly rejectionAtHz: number;
  /** Largest less smallest gain of the pass band. */
  readonly rippleDb: number;
  readonly sinad1kDb: number;
  readonly sinad3kDb: number;
  /** Largest group delay of the pass band, of the signal against its own time; what is held comes on top. */
  readonly delayMs: number;
  /** Samples of output held back at worst, in 20 ms frames. */
  readonly heldSamples: number;
  /** Samples held back or lost at worst within a second of frames that are no whole number of outputs long. */
  readonly missingInOddFrames: number;
}

/** Pass and stop band as shares of the lower rate's half: 3.4 and 4.6 kHz at 8 kHz. */
const passShare = 0.85;
const stopShare = 1.15;
/** The sweep ends at this share of the higher rate's half: 11.4 kHz at 24 kHz. */
const topShare = 0.95;
const lowestHz = 300;
/** Group delay is the slope of the phase between two tones this far apart; it is told without doubt up to 50 ms. */
const slopeHz = 20;
/** Left out at both ends of a tone: a peer whose output is early against its own time rings before the next tone. */
const settleSec = 0.05;
const toneSec = 0.4;
const inBandTones = 32;
const outOfBandTones = 48;
/** Frequencies closer than this are not told apart, or fall on zero or on half the rate. */
const apartHz = 30;
const oddFrames = [7, 113, 441];

/** Figures of one implementation; `open` gives a new stream each time. */
export async function measureConverter(open: () => Promise<Converter>, fromHz: AudioRateHz, toHz: AudioRateHz): Promise<ConverterFigures> {
  const lowHz = Math.min(fromHz, toHz) / 2;
  const passHz = lowHz * passShare;
  const inBand = gridHz(lowestHz, passHz, inBandTones);
  const outOfBand = toHz > fromHz ? [] : gridHz(lowHz * stopShare, (fromHz / 2) * topShare, outOfBandTones).map((hz) => awayFromEdges(hz, toHz));
  const slopes = [lowestHz + slopeHz, passHz / 2, passHz - slopeHz].flatMap((hz) => [hz - slopeHz / 2, hz + slopeHz / 2]);
  const sinads = [997, 2_999];
  const plain = (frequencyHz: number): TestTone => ({ frequencyHz, carrierHz: null });
  const tones = [...inBand.map(plain), ...sinads.map(plain), ...slopes.map(plain), ...outOfBand.map((hz) => ({ frequencyHz: hz, carrierHz: carrierFor(foldedHz(hz, toHz)) }))];

  const each = { from: Math.round(fromHz * toneSec), to: Math.round(toHz * toneSec) };
  const input = renderTones([...tones, plain(997)], fromHz, each.from); // the last one pushes out what is held
  const { output, worstHeld } = streamFrames(await open(), input, fromHz / 50, toHz / fromHz);
  /** The settled part of a tone's output, and the fit of these frequencies in it. */
  const fitOf = (tone: number, frequenciesHz: readonly number[]): ReturnType<typeof fitTones> => {
    const from = tone * each.to + Math.round(toHz * settleSec);
    return fitTones(output.subarray(from, (tone + 1) * each.to - Math.round(toHz * settleSec)), toHz, frequenciesHz, from);
  };

  const weakest = { db: Number.POSITIVE_INFINITY, hz: 0 };
  const gainsDb: number[] = [];
  const see = (db: number, hz: number): void => { if (db < weakest.db) Object.assign(weakest, { db, hz }); };
  inBand.forEach((hz, at) => {
    const [tone = 0, ...spurs] = fitOf(at, [hz, ...spursOf(hz, fromHz, toHz)]).amplitudes;
    gainsDb.push(db(tone / toneAmplitude));
    for (const spur of spurs) see(db(tone / spur), hz);
  });
  const [sinad1kDb = 0, sinad3kDb = 0] = sinads.map((hz, at) => {
    const fit = fitOf(inBand.length + at, [hz]);
    return db((fit.amplitudes[0] ?? 0) / Math.SQRT2 / fit.residualRms);
  });
  const phases = slopes.map((hz, at) => fitOf(inBand.length + sinads.length + at, [hz]).phases[0] ?? 0);
  const delaysMs = [0, 2, 4].map((at) => {
    const turn = (phases[at] ?? 0) - (phases[at + 1] ?? 0);
    return ((turn - 2 * Math.PI * Math.round(turn / (2 * Math.PI))) / (2 * Math.PI * slopeHz)) * 1000;
  });
  outOfBand.forEach((hz, at) => {
    const aliasHz = foldedHz(hz, toHz);
    const fit = fitOf(inBand.length + sinads.length + slopes.length + at, [aliasHz, carrierFor(aliasHz)]);
    see(db(toneAmplitude / (fit.amplitudes[0] ?? 0)), hz);
  });

  let missingInOddFrames = 0;
  for (const frame of oddFrames) missingInOddFrames = Math.max(missingInOddFrames, streamFrames(await open(), input.subarray(0, fromHz), frame, toHz / fromHz).worstHeld);
  return { rejectionDb: weakest.db, rejectionAtHz: weakest.hz, rippleDb: Math.max(...gainsDb) - Math.min(...gainsDb), sinad1kDb, sinad3kDb, delayMs: Math.max(...delaysMs), heldSamples: worstHeld, missingInOddFrames };
}

/** Where the first images of a tone fall; the others of a rational ratio lie in the same stop band. */
function spursOf(hz: number, fromHz: number, toHz: number): number[] {
  const found: number[] = [];
  for (const image of [fromHz - hz, fromHz + hz, 2 * fromHz - hz, 2 * fromHz + hz, 3 * fromHz - hz, 3 * fromHz + hz]) {
    const at = foldedHz(image, toHz);
    const taken = [0, toHz / 2, hz, ...found];
    if (taken.every((other) => Math.abs(other - at) > apartHz)) found.push(at);
  }
  return found;
}

/** A tone whose alias falls on zero or on half the rate has no amplitude there that can be fitted. */
function awayFromEdges(hz: number, toHz: number): number {
  const at = foldedHz(hz, toHz);
  return at < apartHz || at > toHz / 2 - apartHz ? hz + 2 * apartHz : hz;
}

/** In the pass band, and neither on the alias nor near it. */
function carrierFor(aliasHz: number): number {
  return Math.abs(aliasHz - 611.3) < 2 * apartHz ? 1_409.7 : 611.3;
}

function db(ratio: number): number {
  return 20 * Math.log10(ratio);
}
