import { encodeMulaw, mulawSilence } from '../../../src-shared/audio/mulaw.ts';

/** ITU-T Q.23: each key is a tone of its row and one of its column. */
const rowsHz = [697, 770, 852, 941];
const columnsHz = [1209, 1336, 1477, 1633];
const keys = ['123A', '456B', '789C', '*0#D'];

export const toneMs = 160;
export const toneGapMs = 70;
const pauseMs = 500;
const rate = 8_000;
/** Each tone at −10 dB of full scale: both together stay clear of the edge. */
const level = 10_362;
/** Without it the switch is a click, which some receivers hear as another key. */
const edgeMs = 2;

/** One key as µ-law at 8 kHz, with the gap behind it; `w` is a pause of half a second. Null for what is no key. */
export function keypadTone(key: string): Uint8Array | null {
  if (key === 'w' || key === 'W') return new Uint8Array((pauseMs * rate) / 1000).fill(mulawSilence);
  const row = keys.findIndex((each) => key.length === 1 && each.includes(key));
  const low = rowsHz[row];
  const high = columnsHz[keys[row]?.indexOf(key) ?? -1];
  if (low === undefined || high === undefined) return null;
  const samples = new Int16Array((toneMs * rate) / 1000);
  const edge = (edgeMs * rate) / 1000;
  for (let at = 0; at < samples.length; at += 1) {
    const gain = Math.min(1, (at + 0.5) / edge, (samples.length - at - 0.5) / edge);
    const phase = (2 * Math.PI * at) / rate;
    samples[at] = Math.round(level * gain * (Math.sin(low * phase) + Math.sin(high * phase)));
  }
  const tone = new Uint8Array(((toneMs + toneGapMs) * rate) / 1000).fill(mulawSilence);
  tone.set(encodeMulaw(samples));
  return tone;
}
