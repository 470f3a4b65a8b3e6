import { useEffect, useState } from 'react';
import type { NumberCheck } from './suggest.ts';
import { parseIntent } from './parse-intent.ts';
import { useServices } from '../../stores/use-services.ts';

/** Typing pauses this long before the core is asked. */
const pauseMs = 120;

/** The core's reading of the typed number; null while nothing like a number stands there, or the answer is on its way. */
export function useNumberCheck(text: string): NumberCheck | null {
  const { bridge } = useServices();
  const intent = parseIntent(text);
  const number = intent.kind === 'number' ? intent.text : null;
  const [answer, setAnswer] = useState<{ readonly of: string; readonly check: NumberCheck } | null>(null);
  useEffect(() => {
    if (number === null) return;
    let gone = false;
    const timer = setTimeout(() => {
      void bridge.call('number.check', { text: number }).then((result) => { if (!gone && result.ok) setAnswer({ of: number, check: result.value }); });
    }, pauseMs);
    return () => { gone = true; clearTimeout(timer); };
  }, [bridge, number]);
  return answer !== null && answer.of === number ? answer.check : null;
}
