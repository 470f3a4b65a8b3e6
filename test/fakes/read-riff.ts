export interface RiffSound {
  readonly tag: number;
  readonly channels: number;
  readonly rate: number;
  readonly bits: number;
  /** Of `fact`; null without one. */
  readonly factSamples: number | null;
  readonly lengthMs: number;
  /** Channel by channel, as 16 bit samples; of other formats the bytes. */
  readonly sound: readonly (Int16Array | Uint8Array)[];
}

/** A strict reader of RIFF/WAVE, written from the format's description and sharing nothing with the writer. Any size that does not fit throws. */
export function readRiff(bytes: Uint8Array, options: { readonly trailing?: boolean } = {}): RiffSound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const id = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  const must = (holds: boolean, what: string): void => { if (!holds) throw new Error(`RIFF: ${what}`); };
  must(bytes.length >= 12 && id(0) === 'RIFF' && id(8) === 'WAVE', 'no RIFF/WAVE');
  const end = view.getUint32(4, true) + 8;
  must(options.trailing === true ? end <= bytes.length : end === bytes.length, `size says ${end}, file has ${bytes.length}`);
  const chunks = new Map<string, { readonly at: number; readonly size: number }>();
  for (let at = 12; at < end;) {
    must(at + 8 <= end, 'a chunk is cut off');
    const size = view.getUint32(at + 4, true);
    must(at + 8 + size <= end, `chunk ${id(at)} is longer than the file`);
    chunks.set(id(at), { at: at + 8, size });
    at += 8 + size + (size % 2);
  }
  const [format, data, fact] = [chunks.get('fmt '), chunks.get('data'), chunks.get('fact')];
  if (format === undefined || data === undefined) throw new Error('RIFF: fmt or data is missing');
  const [tag, channels, rate, byteRate, block, bits] = [view.getUint16(format.at, true), view.getUint16(format.at + 2, true), view.getUint32(format.at + 4, true), view.getUint32(format.at + 8, true), view.getUint16(format.at + 12, true), view.getUint16(format.at + 14, true)];
  must(block === channels * bits / 8 && byteRate === rate * block, 'block and byte rate do not fit');
  must(data.size % block === 0, 'half a block');
  must(tag === 1 ? format.size === 16 : format.size >= 18 && fact !== undefined, 'the extension or fact is missing');
  const count = data.size / block;
  const sound = Array.from({ length: channels }, (_, channel) => {
    const out = bits === 16 ? new Int16Array(count) : new Uint8Array(count);
    for (let at = 0; at < count; at += 1) out[at] = bits === 16 ? view.getInt16(data.at + at * block + channel * 2, true) : (bytes[data.at + at * block + channel] ?? 0);
    return out;
  });
  return { tag, channels, rate, bits, factSamples: fact === undefined ? null : view.getUint32(fact.at, true), lengthMs: count * 1000 / rate, sound };
}
