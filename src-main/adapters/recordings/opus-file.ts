import { closeSync, constants, fsyncSync, openSync, readFileSync, readSync, rmSync, writeSync } from 'node:fs';
import OpusScript from 'opusscript';
import { firstPage, lastPage, readOggPage, writeOggPage } from './ogg-page.ts';

/** PCM16 stereo, 24 kHz, 20 ms a packet, half a second a page. Ogg counts in 48 kHz. */
const rate = 24_000;
const channels = 2;
const frameSamples = 480;
const frameGranule = 960;
const packetsPerPage = 25;
/** From 48 kbps on the encoder works without its costly speech model (measured: a quarter of the time). */
const bitrate = 48_000;
/** The encoder's delay in 48 kHz samples: left out at the start. */
const preSkip = 312;
/** Decoded before the place that is wanted, so that the decoder has settled. */
const preRollGranule = 3_840;
const wavHeaderBytes = 44;
const framesAtOnce = 500;

/** Runs in the worker: everything here blocks. Throws where the WAV is none of ours or the disk refuses. */
export function encodeOpusFile(fromPath: string, toPath: string): number {
  const input = openSync(fromPath, constants.O_RDONLY);
  let output: number | null = null;
  const encoder = new OpusScript(rate, channels, OpusScript.Application.AUDIO);
  try {
    encoder.setBitrate(bitrate);
    const head = Buffer.alloc(wavHeaderBytes);
    readSync(input, head, 0, wavHeaderBytes, 0);
    if (head.toString('latin1', 0, 4) !== 'RIFF' || head.readUInt16LE(20) !== 1 || head.readUInt16LE(22) !== channels || head.readUInt32LE(24) !== rate) throw new Error('not a WAV of ours');
    const samples = head.readUInt32LE(40) / 4;
    output = openSync(toPath, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
    const serial = Math.floor(samples) >>> 0;
    let sequence = 0;
    let bytes = 0;
    const put = (flags: number, granule: number, packets: readonly Uint8Array[]): void => {
      const page = writeOggPage({ flags, granule, serial, sequence: sequence++, packets });
      for (let done = 0; done < page.length;) done += writeSync(output ?? -1, page, done);
      bytes += page.length;
    };
    put(firstPage, 0, [opusHead()]);
    put(0, 0, [opusTags()]);

    const lastGranule = preSkip + samples * 2;
    // One frame more than the sound: its end comes out of the encoder late.
    const frames = Math.ceil(lastGranule / frameGranule);
    let packets: Uint8Array[] = [];
    for (let first = 0; first < frames; first += framesAtOnce) {
      const block = Buffer.alloc(Math.min(framesAtOnce, frames - first) * frameSamples * 4);
      readSync(input, block, 0, Math.max(0, Math.min(block.length, (samples - first * frameSamples) * 4)), wavHeaderBytes + first * frameSamples * 4);
      for (let at = 0; at < block.length; at += frameSamples * 4) {
        packets.push(new Uint8Array(encoder.encode(block.subarray(at, at + frameSamples * 4), frameSamples)));
        const frame = first + at / (frameSamples * 4) + 1;
        if (packets.length < packetsPerPage && frame < frames) continue;
        put(frame === frames ? lastPage : 0, frame === frames ? lastGranule : frame * frameGranule, packets);
        packets = [];
      }
    }
    fsyncSync(output);
    closeSync(output);
    return bytes;
  } catch (error) {
    if (output !== null) {
      closeSync(output);
      rmSync(toPath, { force: true });
    }
    throw error;
  } finally {
    encoder.delete();
    closeSync(input);
  }
}

interface IndexedPage { readonly from: number; readonly granule: number; readonly packets: readonly Uint8Array[] }
export type OpusIndex = readonly IndexedPage[];

/** The pages of sound of a file of ours, to read parts of it. 3 MB for each hour and 48 kbps is read whole: it is small. */
export function indexOpusFile(path: string): OpusIndex {
  const bytes = readFileSync(path);
  const pages: IndexedPage[] = [];
  let from = 0;
  for (let at = 0, nth = 0; at < bytes.length; nth += 1) {
    const page = readOggPage(bytes, at);
    if (page === null) break;
    at += page.length;
    if (nth < 2) continue;
    pages.push({ from, granule: page.granule, packets: page.packets });
    from += page.packets.length * frameGranule;
  }
  if (pages.length === 0) throw new Error('no Opus of ours');
  return pages;
}

/** Up to so many samples a side from a place on, at 24 kHz; none past the end. */
export function decodeOpus(index: OpusIndex, fromSample: number, samples: number): { readonly left: Int16Array; readonly right: Int16Array } {
  const total = Math.floor(((index.at(-1)?.granule ?? 0) - preSkip) / 2);
  const wanted = Math.max(0, Math.min(samples, total - fromSample));
  const left = new Int16Array(wanted);
  const right = new Int16Array(wanted);
  if (wanted === 0) return { left, right };
  const start = preSkip + fromSample * 2;
  const decoder = new OpusScript(rate, channels, OpusScript.Application.AUDIO);
  try {
    const firstAt = Math.max(0, index.findLastIndex((page) => page.from <= Math.max(0, start - preRollGranule)));
    for (const page of index.slice(firstAt)) {
      if (page.from >= start + wanted * 2) break;
      page.packets.forEach((packet, nth) => {
        const pcm = decoder.decode(Buffer.from(packet));
        // Place of the packet's first sample in what was asked for.
        const place = (page.from + nth * frameGranule - start) / 2;
        for (let at = Math.max(0, -place); at < frameSamples && place + at < wanted; at += 1) {
          left[place + at] = pcm.readInt16LE(at * 4);
          right[place + at] = pcm.readInt16LE(at * 4 + 2);
        }
      });
    }
    return { left, right };
  } finally {
    decoder.delete();
  }
}

function opusHead(): Uint8Array {
  const bytes = Buffer.alloc(19);
  bytes.write('OpusHead', 'latin1');
  bytes[8] = 1;
  bytes[9] = channels;
  bytes.writeUInt16LE(preSkip, 10);
  bytes.writeUInt32LE(rate, 12);
  return bytes;
}

function opusTags(): Uint8Array {
  const vendor = 'Consigliere';
  const bytes = Buffer.alloc(8 + 4 + vendor.length + 4);
  bytes.write('OpusTags', 'latin1');
  bytes.writeUInt32LE(vendor.length, 8);
  bytes.write(vendor, 12, 'latin1');
  return bytes;
}
