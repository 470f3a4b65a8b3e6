/**
 * Frames of the audio lane between core and screen: a 16-byte header, then the payload. Little endian.
 *
 * | byte | field |
 * |---|---|
 * | 0 | magic 0xC5 |
 * | 1 | version 1 |
 * | 2 | kind |
 * | 3 | flags (bit 0: first frame after silence) |
 * | 4 | stream id, u16 |
 * | 6 | 0, u16 |
 * | 8 | sequence number, u32, by stream and direction |
 * | 12 | value, u32: by kind |
 *
 * - `pcm`: payload PCM16 24 kHz mono, 480 samples (20 ms) as a rule; value = capture time in ms.
 * - `credit`: value = how many more pcm frames the receiver of sound may be sent. A sender without credit drops its oldest.
 * - `clear`: drop everything queued at once. The answer is `played`.
 * - `played`: value = samples really played since the stream opened.
 * - `end`: the stream is over.
 * - `duck`: value 1 = play 20 dB softer from now on, 0 = as before. A `clear` ends it too.
 */
export const frameKinds = { pcm: 1, credit: 2, clear: 3, played: 4, end: 5, duck: 6 } as const;
export type FrameKind = keyof typeof frameKinds;

export interface AudioFrame {
  readonly kind: FrameKind;
  readonly streamId: number;
  readonly seq: number;
  /** Meaning by kind, see above. */
  readonly value: number;
  /** Empty unless `pcm`. */
  readonly samples: Int16Array;
}

export const frameHeaderBytes = 16;
export const laneSampleRate = 24_000;
export const frameSamples = 480;
/** A frame larger than this is refused: 200 ms. */
export const maxFrameSamples = 4_800;
/** Frames in flight before the sender waits: 500 ms. */
export const initialCredit = 25;

const magic = 0xc5;
const version = 1;
const none = new Int16Array(0);
const kindOfCode: readonly (FrameKind | undefined)[] = [undefined, 'pcm', 'credit', 'clear', 'played', 'end', 'duck'];

export function encodeFrame(frame: AudioFrame): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(frameHeaderBytes + frame.samples.length * 2);
  const view = new DataView(bytes.buffer);
  bytes[0] = magic;
  bytes[1] = version;
  bytes[2] = frameKinds[frame.kind];
  view.setUint16(4, frame.streamId, true);
  view.setUint32(8, frame.seq >>> 0, true);
  view.setUint32(12, frame.value >>> 0, true);
  bytes.set(new Uint8Array(frame.samples.buffer, frame.samples.byteOffset, frame.samples.byteLength), frameHeaderBytes);
  return bytes;
}

/** Null when the bytes are no frame of ours: wrong magic, version, kind or length. The samples are a copy. */
export function decodeFrame(bytes: Uint8Array): AudioFrame | null {
  if (bytes.byteLength < frameHeaderBytes || bytes[0] !== magic || bytes[1] !== version) return null;
  const kind = kindOfCode[bytes[2] ?? 0];
  const payloadBytes = bytes.byteLength - frameHeaderBytes;
  if (kind === undefined || payloadBytes % 2 !== 0 || payloadBytes > maxFrameSamples * 2) return null;
  if (kind !== 'pcm' && payloadBytes !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    kind,
    streamId: view.getUint16(4, true),
    seq: view.getUint32(8, true),
    value: view.getUint32(12, true),
    samples: payloadBytes === 0 ? none : new Int16Array(new Uint8Array(bytes.subarray(frameHeaderBytes)).buffer),
  };
}
