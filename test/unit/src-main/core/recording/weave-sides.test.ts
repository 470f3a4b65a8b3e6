import { describe, expect, it } from 'vitest';
import { createFakeClock } from '../../../../fakes/fake-clock.ts';
import { weaveSides } from '../../../../../src-main/core/recording/weave-sides.ts';

const rate = 24_000;
/** A rising tone of 60 ms, which is found in sound by correlation to the sample. */
const chirp = Int16Array.from({ length: 1_440 }, (_, at) => Math.round(9_000 * Math.sin(2 * Math.PI * (300 + at * 0.2) * at / rate)));

/** Where in the sound it is, in ms, within `aroundMs`; NaN where it is not. */
function findChirp(sound: Int16Array, nearMs: number, aroundMs = 250): number {
  let [best, place] = [0, Number.NaN];
  const norm = Math.sqrt(chirp.reduce((sum, sample) => sum + sample * sample, 0));
  for (let at = Math.max(0, Math.round((nearMs - aroundMs) * 24)); at < Math.min(sound.length - chirp.length, (nearMs + aroundMs) * 24); at += 4) {
    let [product, energy] = [0, 1];
    for (let nth = 0; nth < chirp.length; nth += 1) {
      const sample = sound[at + nth]!;
      product += sample * chirp[nth]!;
      energy += sample * sample;
    }
    const likeness = product / Math.sqrt(energy) / norm;
    if (likeness > best) [best, place] = [likeness, at / 24];
  }
  return best > 0.6 ? place : Number.NaN;
}

/** A side's sound by its own clock: frame n begins at `n × 20 × drift` ms of the call and holds the chirps of that time. */
function source(chirpsAtMs: readonly number[], drift = 1) {
  let nth = 0;
  return (): { readonly samples: Int16Array; readonly endsAtMs: number } => {
    const fromMs = nth * 20 * drift;
    const samples = new Int16Array(480);
    for (let at = 0; at < 480; at += 1) {
      const ms = fromMs + at * drift / 24;
      const playing = chirpsAtMs.find((start) => ms >= start && ms < start + 60);
      if (playing !== undefined) samples[at] = chirp[Math.round((ms - playing) * 24)] ?? 0;
    }
    nth += 1;
    return { samples, endsAtMs: nth * 20 * drift };
  };
}

interface Way { readonly chirpsAtMs: readonly number[]; readonly drift?: number; /** When a frame that ended then arrives; null: never. */ readonly arrives?: (endsAtMs: number) => number | null }

/** Both ways through a call of this length, woven. */
function call(lengthMs: number, them: Way, played: Way, options: { readonly startMs?: number; readonly stall?: { readonly fromMs: number; readonly toMs: number } } = {}) {
  const clock = createFakeClock();
  const left: number[] = [];
  const right: number[] = [];
  const weave = weaveSides({ rate, startMs: options.startMs ?? 0, write: (l, r) => { left.push(...l); right.push(...r); } });
  const held: { readonly act: () => void; readonly first: boolean }[] = [];
  const stalled = (): boolean => options.stall !== undefined && clock.monoMs() >= options.stall.fromMs && clock.monoMs() < options.stall.toMs - 1;
  const arrive = (act: () => void, first = false): void => {
    if (stalled()) held.push({ act, first });
    else act();
  };
  const send = (side: 'them' | 'played', way: Way): void => {
    const next = source(way.chirpsAtMs, way.drift);
    for (;;) {
      const frame = next();
      if (frame.endsAtMs > lengthMs) return;
      const atMs = way.arrives === undefined ? frame.endsAtMs : way.arrives(frame.endsAtMs);
      if (atMs !== null && atMs >= (options.startMs ?? 0)) clock.after(atMs, () => { arrive(() => { weave.take(side, frame.samples, clock.monoMs()); }); });
    }
  };
  clock.every(100, () => { arrive(() => { weave.tick(clock.monoMs()); }, true); });
  send('them', them);
  send('played', played);
  // What came due while the process stood still runs at once behind it: our own ticks before the frames, at worst.
  if (options.stall !== undefined) clock.after(options.stall.toMs - 1, () => { for (const { act } of held.splice(0).sort((a, b) => Number(b.first) - Number(a.first))) act(); });
  clock.advance(lengthMs);
  weave.end(lengthMs);
  return { left: Int16Array.from(left), right: Int16Array.from(right) };
}

const every = (stepMs: number, lengthMs: number, fromMs = 300): number[] => Array.from({ length: Math.floor((lengthMs - fromMs - 200) / stepMs) }, (_, nth) => fromMs + nth * stepMs);
const errors = (sound: Int16Array, chirpsAtMs: readonly number[], startMs = 0): number[] => chirpsAtMs.map((at) => Math.round(findChirp(sound, at - startMs) + startMs - at));
const within = 40;

describe('both sides on the call’s clock', () => {
  it('are where they were said, and of one length', () => {
    const chirps = every(1_000, 6_000);
    const { left, right } = call(6_000, { chirpsAtMs: chirps }, { chirpsAtMs: chirps });
    expect(left).toHaveLength(6_000 * 24);
    expect(right).toHaveLength(6_000 * 24);
    expect([...errors(left, chirps), ...errors(right, chirps)].every((error) => Math.abs(error) <= 1)).toBe(true);
  });

  it('stay there with jitter, bursts and a sound card whose clock is off by a thousandth', () => {
    const chirps = every(2_000, 60_000);
    let seed = 7;
    const jitter = (): number => { seed = (seed * 16_807) % 2_147_483_647; return (seed / 2_147_483_647) * 60; };
    let last = 0;
    const arrives = (endsAtMs: number): number => { last = Math.max(last, endsAtMs + 10 + jitter()); return last; };
    const { left, right } = call(60_000, { chirpsAtMs: chirps, drift: 1.001, arrives }, { chirpsAtMs: chirps, drift: 0.999 });
    for (const error of [...errors(left, chirps), ...errors(right, chirps)]) expect(Math.abs(error)).toBeLessThanOrEqual(within);
  });

  it('are silent while nothing comes, and go on in the right place', () => {
    const [before, after] = [[500, 1_500], [6_200, 7_500]];
    const { left, right } = call(9_000, { chirpsAtMs: [...before, 3_000, ...after], arrives: (endsAtMs) => (endsAtMs > 2_000 && endsAtMs < 6_000 ? null : endsAtMs) }, { chirpsAtMs: [3_000] });
    for (const error of errors(left, [...before, ...after])) expect(Math.abs(error)).toBeLessThanOrEqual(within);
    expect(left.subarray(2_100 * 24, 5_900 * 24).every((sample) => sample === 0)).toBe(true);
    expect(errors(right, [3_000])).toEqual([0]);
  });

  it('lose nothing when the process stands still and then makes up for it', () => {
    const chirps = [500, 1_200, 2_000, 2_600, 3_500];
    const { left, right } = call(5_000, { chirpsAtMs: chirps }, { chirpsAtMs: chirps }, { stall: { fromMs: 1_000, toMs: 2_900 } });
    for (const error of [...errors(left, chirps), ...errors(right, chirps)]) expect(Math.abs(error)).toBeLessThanOrEqual(within);
  });

  it('begin where recording began', () => {
    const { left } = call(4_000, { chirpsAtMs: [2_500] }, { chirpsAtMs: [] }, { startMs: 2_000 });
    expect(Math.abs(errors(left, [2_500], 2_000)[0]!)).toBeLessThanOrEqual(1);
    expect(left).toHaveLength(2_000 * 24);
  });
});
