import { formatSeconds } from './format-seconds.ts';

/** A part of a measured time: "40 ms", "1.9 s" from a second up, "No data" when unknown. */
export const formatMs = (timeMs: number | null): string => (timeMs === null || timeMs >= 999.5 ? formatSeconds(timeMs) : `${Math.round(timeMs)} ms`);
