import { formatLength } from '../format/format-length.ts';

/** A time in the call; a button where there is a recording to play from it. */
export function PlayFrom({ atMs, onPlay }: { readonly atMs: number; readonly onPlay: ((atMs: number) => void) | null }) {
  const time = formatLength(atMs);
  return onPlay === null ? <time>{time}</time> : <button type="button" className="play-from" aria-label={`Play from ${time}`} onClick={() => { onPlay(atMs); }}><time>{time}</time></button>;
}
