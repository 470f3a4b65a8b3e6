import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../../src-shared/contract/methods.ts';
import { useServices } from '../../stores/use-services.ts';

export type Peaks = OutputOf<'recording.peaks'>;

/** The outline of a recording in that many parts; null until it is there. */
export function usePeaks(callId: string, buckets: number): Peaks | null {
  const { bridge } = useServices();
  const [peaks, setPeaks] = useState<Peaks | null>(null);
  useEffect(() => {
    if (buckets === 0) return;
    let gone = false;
    void bridge.call('recording.peaks', { callId, buckets }).then((answer) => { if (!gone && answer.ok) setPeaks(answer.value); });
    return () => { gone = true; };
  }, [bridge, callId, buckets]);
  return peaks;
}
