/** What comes from the other side, 20 ms at a time: an utterance, or the quiet of a room. */
export interface PersonVoice {
  start(samples24k: Int16Array): void;
  speaking(): boolean;
  stop(): void;
  fill(frame: Int16Array): void;
}

const beepHz = 1_000;
const beepMs = 400;
const beepPauseMs = 200;
const beepLevel = 6_000;

export function createPersonVoice(): PersonVoice {
  let utterance: Int16Array | null = null;
  let at = 0;
  let noise = 1;
  return {
    start(samples24k) {
      utterance = samples24k;
      at = 0;
    },
    speaking: () => utterance !== null,
    stop() {
      utterance = null;
    },
    fill(frame) {
      for (let i = 0; i < frame.length; i += 1) {
        // A line is never digitally silent: about -80 dB of noise, the same at every run.
        noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) | 0;
        frame[i] = Math.max(-32_768, Math.min(32_767, (utterance?.[at + i] ?? 0) + (noise >> 30)));
      }
      at += frame.length;
      if (utterance !== null && at >= utterance.length) utterance = null;
    },
  };
}

/** The words of an answering machine and its tone, as one sound. */
export function withBeep(samples24k: Int16Array): Int16Array {
  const pause = beepPauseMs * 24;
  const beep = beepMs * 24;
  const out = new Int16Array(samples24k.length + pause + beep);
  out.set(samples24k, 0);
  for (let i = 0; i < beep; i += 1) {
    const edge = Math.min(1, i / 240, (beep - i) / 240);
    out[samples24k.length + pause + i] = Math.round(beepLevel * edge * Math.sin((2 * Math.PI * beepHz * i) / 24_000));
  }
  return out;
}
