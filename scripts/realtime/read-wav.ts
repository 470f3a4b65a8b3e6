import { err, ok, type Result } from '../../src-shared/domain/result.ts';

const rate24k = 24_000;
const pcmFormat = 1;
/** PCM with more words about its channels; the samples are the same. */
const extensibleFormat = 0xfffe;

/** The sound of a WAV file as PCM16 mono 24 kHz. The error says what is wrong with the file and what would be right. */
export function readWav(file: Uint8Array): Result<Int16Array, string> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const name = (at: number): string => bytes.toString('latin1', at, at + 4);
  if (bytes.length < 12 || name(0) !== 'RIFF' || name(8) !== 'WAVE') return err('It is not a WAV file. Convert it to WAV, 16-bit PCM.');

  let format: { readonly channels: number; readonly rateHz: number } | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    const body = at + 8;
    if (name(at) === 'fmt ' && body + 16 <= bytes.length) {
      const kind = bytes.readUInt16LE(body);
      const bits = bytes.readUInt16LE(body + 14);
      if ((kind !== pcmFormat && kind !== extensibleFormat) || bits !== 16) return err('Its samples are not 16-bit PCM. Convert it to WAV, 16-bit PCM.');
      format = { channels: bytes.readUInt16LE(body + 2), rateHz: bytes.readUInt32LE(body + 4) };
    }
    if (name(at) === 'data') {
      if (format === null || format.channels < 1 || format.rateHz < 8_000 || format.rateHz > 192_000) return err('Its header does not say how it sounds. Convert it to WAV, 16-bit PCM, 8 to 192 kHz.');
      // A length larger than the file is a placeholder of a program that wrote into a pipe.
      const samples = toMono(bytes.subarray(body, Math.min(bytes.length, body + length)), format.channels);
      return samples.length === 0 ? err('It holds no sound. Take another file.') : ok(toRate24k(samples, format.rateHz));
    }
    at = body + length + (length & 1);
  }
  return err('It holds no sound. Take another file.');
}

function toMono(data: Buffer, channels: number): Int16Array {
  const mono = new Int16Array(Math.floor(data.length / (2 * channels)));
  for (let frame = 0; frame < mono.length; frame += 1) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += data.readInt16LE((frame * channels + channel) * 2);
    mono[frame] = Math.round(sum / channels);
  }
  return mono;
}

/** Each new sample is the mean of the old ones that it covers, or lies on the line between two: enough for words to be understood. */
function toRate24k(samples: Int16Array, rateHz: number): Int16Array {
  if (rateHz === rate24k) return samples;
  const step = rateHz / rate24k;
  const result = new Int16Array(Math.max(1, Math.floor(samples.length / step)));
  for (let index = 0; index < result.length; index += 1) {
    const from = index * step;
    const first = Math.floor(from);
    if (step > 1) {
      const covered = samples.subarray(first, Math.max(first + 1, Math.floor(from + step)));
      result[index] = Math.round(covered.reduce((sum, sample) => sum + sample, 0) / covered.length);
    } else {
      const here = samples[first] ?? 0;
      result[index] = Math.round(here + ((samples[first + 1] ?? here) - here) * (from - first));
    }
  }
  return result;
}
