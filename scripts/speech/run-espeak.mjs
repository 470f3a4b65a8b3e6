import { execFile } from 'node:child_process';

/** Sound as the program gives it: samples of -1…1. */
function parseWav(bytes) {
  const text = (at) => bytes.toString('latin1', at, at + 4);
  if (text(0) !== 'RIFF' || text(8) !== 'WAVE') throw new Error('espeak-ng gave no WAV');
  let rate = 0;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    if (text(at) === 'fmt ') rate = bytes.readUInt32LE(at + 12);
    if (text(at) === 'data') {
      // Written to a pipe, the length is a placeholder: the sound goes to the end of the stream.
      const end = Math.min(bytes.length, at + 8 + length);
      const samples = new Float64Array((end - at - 8) >> 1);
      for (let i = 0; i < samples.length; i += 1) samples[i] = bytes.readInt16LE(at + 8 + i * 2) / 32_768;
      return { samples, rate };
    }
    at += 8 + length + (length & 1);
  }
  throw new Error('espeak-ng gave a WAV without sound');
}

/** Runs espeak-ng for one text. `flat`: little melody, for words that are put together later. */
export function runEspeak(text, { variant, speed, pitch, flat = false }) {
  const escaped = text.replace(/&/g, 'and').replace(/[<>]/g, ' ');
  const spoken = flat ? `<prosody range="35%">${escaped}</prosody>` : escaped;
  const options = ['--stdout', '-z', ...(flat ? ['-m'] : []), '-v', variant, '-s', String(speed), '-p', String(pitch), '--', spoken];
  return new Promise((resolve, reject) => {
    execFile('espeak-ng', options, { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 }, (error, stdout) => {
      if (error !== null) reject(new Error(`espeak-ng (Debian package espeak-ng) failed for "${text}": ${error.message}`));
      else resolve(parseWav(stdout));
    });
  });
}
