import { createEchoEstimate } from './echo-estimate.ts';

export interface SpeechGateSettings {
  /** Share of the last 100 ms that must be speech, 0 to 1. */
  readonly confidenceThreshold: number;
  /** RMS of 16-bit samples below which nothing is speech; 0 = no such floor. */
  readonly energyThreshold: number;
}

/** Decides, one 20 ms frame after the other, whether the other side speaks. Allocates nothing. Levels are RMS, 1 = full scale. */
export interface SpeechGate {
  /** `detected`: the voice detector takes the frame for speech. `playedLevel`: of what was played to them at the time. True: open. */
  next(detected: boolean, level: number, playedLevel: number): boolean;
  /** The last frame itself was speech: open, and not only because it was a moment ago. */
  readonly speaks: boolean;
  /** How often it opened or closed. */
  readonly transitions: number;
  readonly frames: number;
  readonly closedFrames: number;
  /** As learned of what is played to them, dB. */
  readonly echoGainDb: number;
}

/** 240 ms: the gaps inside of words and the ends of words that fade, less than any pause that ends a turn. */
export const hangoverFrames = 12;
const windowFrames = 5;
const windowMask = (1 << windowFrames) - 1;
/** Speech over the assistant is louder than the echo by this much: 6 dB. */
const overEcho = 2;
const fullScale = 32_768;

/**
 * Three layers over the detector, which alone takes echo and steady noise for speech: a floor of level, a level relative to the echo of what is
 * played, and a share of the last 100 ms. Then a hangover, so that the gate does not flutter inside of sentences.
 */
export function createSpeechGate(settings: SpeechGateSettings): SpeechGate {
  const echo = createEchoEstimate();
  const floor = settings.energyThreshold / fullScale;
  const needed = Math.max(1, Math.ceil(settings.confidenceThreshold * windowFrames - 1e-9));
  let recent = 0;
  let left = 0;
  let speaks = false;
  let transitions = 0;
  let frames = 0;
  let closedFrames = 0;

  return {
    get speaks() { return speaks; },
    get transitions() { return transitions; },
    get frames() { return frames; },
    get closedFrames() { return closedFrames; },
    get echoGainDb() { return echo.gainDb; },
    next(detected, level, playedLevel) {
      const wasOpen = left > 0;
      const counts = level > echo.next(level, playedLevel) * overEcho && detected && level >= floor;
      recent = ((recent << 1) | (counts ? 1 : 0)) & windowMask;
      speaks = bitsOf(recent) >= needed;
      left = speaks ? hangoverFrames + 1 : Math.max(0, left - 1);
      const open = left > 0;
      frames += 1;
      if (!open) closedFrames += 1;
      if (open !== wasOpen) transitions += 1;
      return open;
    },
  };
}

function bitsOf(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
