import type { AudioFormat } from './session-api.ts';

/** Sound towards the service: PCM16 at 24 kHz, or G.711 bytes at 8 kHz. */
export type SoundFrame = Int16Array | Uint8Array;

const samplesPerByte = 3;
/** Silence as each law writes it. */
const silentByte = { pcmu: 0xff, pcma: 0xd5 } as const;

/** Its length in samples at 24 kHz, the one measure of all positions. */
export function samplesOf(frame: SoundFrame): number {
  return frame instanceof Int16Array ? frame.length : frame.length * samplesPerByte;
}

export function silenceOf(format: AudioFormat, ms: number): SoundFrame {
  return format === 'pcm24k' ? new Int16Array(ms * 24) : new Uint8Array(ms * 8).fill(silentByte[format]);
}
