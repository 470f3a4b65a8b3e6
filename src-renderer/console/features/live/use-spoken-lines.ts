import { useEffect, useRef } from 'react';
import type { TranscriptLineView } from '../../../../src-shared/contract/views.ts';
import { useServices } from '../../stores/use-services.ts';

const atMostEveryMs = 2_000;

/** Says final lines with the speaker's name to a screen reader, at most one every 2 s; lines that pile up are said together. */
export function useSpokenLines(lines: readonly TranscriptLineView[], them: string): void {
  const { announcer } = useServices();
  const said = useRef<Set<string> | null>(null);
  const waiting = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(() => {
    const final = lines.filter((line) => line.kind === 'speech' && line.status !== 'partial');
    // What was there when the call was opened is read, not announced.
    said.current ??= new Set(final.map((line) => line.id));
    for (const line of final) {
      if (said.current.has(line.id)) continue;
      said.current.add(line.id);
      waiting.current.push(`${line.speaker === 'assistant' ? 'Assistant' : line.speaker === 'you' ? 'You' : them}: ${line.text}`);
    }
    const next = () => {
      timer.current = null;
      if (waiting.current.length === 0) return;
      announcer.say(waiting.current.splice(0).join(' '));
      timer.current = setTimeout(next, atMostEveryMs);
    };
    if (timer.current === null && waiting.current.length > 0) next();
  }, [lines, them, announcer]);

  useEffect(() => () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
}
