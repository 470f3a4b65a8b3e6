import type { KeyboardEvent } from 'react';
import type { TranscriptLineView } from '../../../../src-shared/contract/views.ts';
import type { Playback } from './use-playback.ts';
import { lineAt } from './line-at.ts';

const stepMs = 5_000;

/** Space plays and pauses; left and right go 5 s, up and down a line. Keys that a field, a button or a link needs stay theirs. */
export function usePlayerKeys(playback: Playback, lines: readonly TranscriptLineView[]): (event: KeyboardEvent) => void {
  const spoken = lines.filter((line) => line.kind === 'speech' && line.text.trim() !== '');
  const toLine = (by: 1 | -1): void => {
    const now = lineAt(spoken, playback.positionMs);
    const at = now === null ? -1 : spoken.indexOf(now);
    const next = spoken[Math.max(0, Math.min(spoken.length - 1, at + by))];
    if (next !== undefined) playback.seek(next.atMs);
  };
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const control = event.target instanceof Element && event.target.closest('button, a, select, textarea, summary, input:not([type="range"])') !== null;
    switch (event.key) {
      case ' ':
        if (control) return;
        playback.toggle();
        break;
      case 'ArrowLeft': playback.seek(playback.positionMs - stepMs); break;
      case 'ArrowRight': playback.seek(playback.positionMs + stepMs); break;
      case 'ArrowUp': toLine(-1); break;
      case 'ArrowDown': toLine(1); break;
      default: return;
    }
    event.preventDefault();
  };
}
