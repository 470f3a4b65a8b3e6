import type { SoundFacts } from './grade-sound.ts';
import type { SoundQualityView } from '../../../src-shared/contract/views.ts';

export type ScreenSound = NonNullable<SoundQualityView['screen']>;
export type NetworkSound = NonNullable<SoundQualityView['network']>;

/** What screens tell of a call's sound as they play it. Times monotonic ms. */
export interface ScreenReports {
  /** `streamId`: the stream it is about, null where the sound is not ours to send. */
  report(streamId: number | null, screen: ScreenSound | null, network: NetworkSound | null, nowMs: number): void;
  /** What is played now: counts of the whole call, times of the worst screen. */
  screen(nowMs: number): ScreenSound | null;
  network(nowMs: number): NetworkSound | null;
  /** The last 10 s, for the grade. */
  recent(nowMs: number): SoundFacts['screen'];
  /** The same counts when nothing is played any more, with the longest times there were; null if nothing ever was. */
  whole(): { readonly screen: ScreenSound | null; readonly network: NetworkSound | null };
}

/** A screen tells every 2 s; one that says nothing for so long plays nothing. */
const forgetAfterMs = 5_000;
const recentMs = 10_000;

interface Told { readonly atMs: number; readonly sound: ScreenSound }

export function createScreenReports(): ScreenReports {
  /** What each stream told of the last 10 s, and its last word for good: counts run from when it was opened. */
  const streams = new Map<number | null, Told[]>();
  let worst: Pick<ScreenSound, 'jitterMs' | 'longestGapMs'> = { jitterMs: 0, longestGapMs: 0 };
  let network: { readonly atMs: number; readonly told: NetworkSound } | null = null;

  /** Of players that another took over from, on the same stream. */
  let before = { underruns: 0, concealedMs: 0 };

  const lastOf = (): Told[] => [...streams.values()].flatMap((told) => told.at(-1) ?? []);
  const playing = (nowMs: number): Told[][] => [...streams.values()].filter((told) => nowMs - (told.at(-1)?.atMs ?? -Infinity) < forgetAfterMs);
  const highest = (sounds: readonly ScreenSound[], of: keyof ScreenSound): number => Math.max(0, ...sounds.map((sound) => sound[of]));
  const counts = (): Pick<ScreenSound, 'underruns' | 'concealedMs'> => lastOf().reduce((sum, { sound }) => ({ underruns: sum.underruns + sound.underruns, concealedMs: sum.concealedMs + sound.concealedMs }), before);

  return {
    report: (streamId, told, networkTold, nowMs) => {
      if (networkTold !== null) network = { atMs: nowMs, told: networkTold };
      if (told === null) return;
      const sound = { underruns: Math.max(0, told.underruns), concealedMs: Math.max(0, told.concealedMs), bufferMs: Math.max(0, told.bufferMs), jitterMs: Math.max(0, told.jitterMs), longestGapMs: Math.max(0, told.longestGapMs) };
      worst = { jitterMs: Math.max(worst.jitterMs, sound.jitterMs), longestGapMs: Math.max(worst.longestGapMs, sound.longestGapMs) };
      const earlier = streams.get(streamId) ?? [];
      const last = earlier.at(-1)?.sound;
      const anew = last !== undefined && (sound.underruns < last.underruns || sound.concealedMs < last.concealedMs);
      if (anew) before = { underruns: before.underruns + last.underruns, concealedMs: before.concealedMs + last.concealedMs };
      streams.set(streamId, [...(anew ? [] : earlier.filter(({ atMs }) => nowMs - atMs <= recentMs)), { atMs: nowMs, sound }]);
    },
    screen: (nowMs) => {
      const now = playing(nowMs).flatMap((told) => told.at(-1)?.sound ?? []);
      return now.length === 0 ? null : { ...counts(), bufferMs: highest(now, 'bufferMs'), jitterMs: highest(now, 'jitterMs'), longestGapMs: highest(now, 'longestGapMs') };
    },
    network: (nowMs) => (network !== null && nowMs - network.atMs < forgetAfterMs ? network.told : null),
    recent: (nowMs) => {
      const now = playing(nowMs);
      if (now.length === 0) return null;
      const each = now.map((told) => {
        const first = told[0];
        const last = told.at(-1);
        if (first === undefined || last === undefined) return { jitterMs: 0, gaps: 0, concealedPercent: 0 };
        const spanMs = last.atMs - first.atMs;
        return {
          jitterMs: last.sound.jitterMs, gaps: Math.max(0, last.sound.underruns - first.sound.underruns),
          concealedPercent: spanMs === 0 ? 0 : Math.max(0, ((last.sound.concealedMs - first.sound.concealedMs) / spanMs) * 100),
        };
      });
      return { jitterMs: Math.max(...each.map(({ jitterMs }) => jitterMs)), gaps: Math.max(...each.map(({ gaps }) => gaps)), concealedPercent: Math.max(...each.map(({ concealedPercent }) => concealedPercent)) };
    },
    whole: () => {
      const last = lastOf().map(({ sound }) => sound);
      return { screen: last.length === 0 ? null : { ...counts(), bufferMs: highest(last, 'bufferMs'), ...worst }, network: network?.told ?? null };
    },
  };
}
