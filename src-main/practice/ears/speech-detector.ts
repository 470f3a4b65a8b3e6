import { levelDbOf, levelFrameSamples } from './frame-levels.ts';

export interface DetectorSettings {
  /** 0…1 as in server_vad: how far above the noise a sound must be. */
  readonly threshold: number;
  readonly silenceMs: number;
}

export interface SpeechDetector {
  /** Feeds sound (PCM16, 24 kHz, any length). Driven by samples alone: the wall clock plays no part. */
  feed(samples: Int16Array): void;
  speaking(): boolean;
  change(settings: DetectorSettings): void;
  /** Forgets an utterance that has begun, without telling of its end. */
  reset(): void;
}

export interface DetectorEvents {
  /** Position (samples since the stream began) of the first voiced frame. */
  onStart(position: number): void;
  /** Positions after the last voiced frame, and where the silence had lasted long enough. */
  onStop(voiceEnd: number, position: number): void;
}

const frameMs = 10;
/** Of the last 100 ms, this much must be voiced for speech to begin: a click is not speech. */
const startWindowFrames = 10;
const startVoicedFrames = 6;
/** The noise floor is the lowest level of the last 1.8 s: speech has gaps in every such stretch, a fan has none. */
const floorWindows = 6;
const floorWindowFrames = 30;
const lowestFloorDb = -75;
/** Sound that begins with the stream itself is measured against this at most. */
const highestFloorDb = -35;

/** Energy detector over a noise floor that follows the room within two seconds. */
export function createSpeechDetector(initial: DetectorSettings, events: DetectorEvents): SpeechDetector {
  let settings = initial;
  const frame = new Int16Array(levelFrameSamples);
  let filled = 0;
  let position = 0;
  let frames = 0;
  const minima = new Array<number>(floorWindows).fill(Infinity);
  let speaking = false;
  let quietFrames = 0;
  let voiceEnd = 0;
  let recent = 0;

  const frameDone = (): void => {
    position += levelFrameSamples;
    const level = levelDbOf(frame, 0, levelFrameSamples);
    const window = Math.floor(frames / floorWindowFrames) % floorWindows;
    minima[window] = frames % floorWindowFrames === 0 ? level : Math.min(minima[window] ?? level, level);
    frames += 1;
    const floorDb = Math.max(lowestFloorDb, Math.min(highestFloorDb, ...minima));
    const gateDb = -62 + settings.threshold * 20;
    const marginDb = 4 + settings.threshold * 12;
    const voiced = level > gateDb && level > floorDb + marginDb;
    recent = ((recent << 1) | (voiced ? 1 : 0)) & ((1 << startWindowFrames) - 1);
    if (voiced) voiceEnd = position;
    if (speaking) {
      quietFrames = voiced ? 0 : quietFrames + 1;
      if (quietFrames * frameMs >= settings.silenceMs) {
        speaking = false;
        recent = 0;
        events.onStop(voiceEnd, position);
      }
      return;
    }
    if (bits(recent) < startVoicedFrames) return;
    speaking = true;
    quietFrames = 0;
    events.onStart(position - (32 - Math.clz32(recent)) * levelFrameSamples);
  };

  return {
    feed(samples) {
      let at = 0;
      while (at < samples.length) {
        const count = Math.min(levelFrameSamples - filled, samples.length - at);
        frame.set(samples.subarray(at, at + count), filled);
        filled += count;
        at += count;
        if (filled < levelFrameSamples) return;
        filled = 0;
        frameDone();
      }
    },
    speaking: () => speaking,
    change(next) {
      settings = next;
    },
    reset() {
      speaking = false;
      recent = 0;
      quietFrames = 0;
    },
  };
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
