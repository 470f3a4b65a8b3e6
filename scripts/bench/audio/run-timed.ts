import { createInterface } from 'node:readline';
import type { AudioRateHz } from '../../../src-shared/audio/resampler.ts';
import type { CodecName } from './open-codec.ts';
import type { ConverterName } from './converter.ts';
import type { Law } from './g191.ts';

/*
 * One process for one implementation, so that its code is optimised for its own data only. Arguments: `converter NAME FROM TO`, or `encode` or
 * `decode`, NAME and LAW. Warms up, prints `ready`; for each line on standard input, a number of ms, it works so long and prints the
 * processor time of one frame of 20 ms in µs, with all that its memory costs. Ends with its input.
 */
const warmUpMs = 150;
/** Frames between two looks at the clock. */
const lot = 50;

const [kind = '', name = '', ...rest] = process.argv.slice(2);
const frame = await open();
work(warmUpMs);
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) process.stdout.write(`${work(Number(line))}\n`);

function work(ms: number): number {
  const untilMs = performance.now() + ms;
  const from = process.cpuUsage();
  let frames = 0;
  do {
    for (let index = 0; index < lot; index += 1) frame(index);
    frames += lot;
  } while (performance.now() < untilMs);
  const { user, system } = process.cpuUsage(from);
  return (user + system) / frames;
}

async function open(): Promise<(index: number) => void> {
  if (kind === 'converter') {
    const { openConverter } = await import('./open-converter.ts');
    const [fromHz, toHz] = rest.map(Number) as [AudioRateHz, AudioRateHz];
    const converter = await openConverter(name as ConverterName, fromHz, toHz);
    const frames = noises(fromHz / 50);
    const output = new Int16Array(toHz / 50 + 8_192);
    return (index) => void converter.process(frames[index] ?? new Int16Array(0), output);
  }
  const { openCodec } = await import('./open-codec.ts');
  const codec = openCodec(name as CodecName, rest[0] as Law);
  const frames = noises(160);
  if (kind === 'encode') return (index) => void codec.encode(frames[index] ?? new Int16Array(0));
  const codes = frames.map((samples) => Uint8Array.from(samples, (sample) => sample & 0xff));
  return (index) => void codec.decode(codes[index] ?? new Uint8Array(0));
}

/** A second of something that is neither a tone nor silence. */
function noises(samples: number): Int16Array[] {
  let state = 1;
  return Array.from({ length: lot }, () => Int16Array.from({ length: samples }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return (state >> 15) - 16_384 + (state & 0x7ff);
  }));
}
