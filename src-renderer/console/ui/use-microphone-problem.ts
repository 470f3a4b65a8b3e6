import { useState } from 'react';
import { useStore } from 'zustand';
import type { MicrophoneProblem } from '../audio/engine-api.ts';
import { useServices } from '../stores/use-services.ts';

/** Why there is no microphone. It stands while the microphone is asked for again, so that its notice and the focus in it do not go and come back. */
export function useMicrophoneProblem(): MicrophoneProblem | null {
  const { audio } = useServices();
  const problem = useStore(audio.store, (state) => state.problem);
  const asking = useStore(audio.store, (state) => state.microphone === 'asking');
  const [before, setBefore] = useState(problem);
  if (!asking && before !== problem) setBefore(problem);
  return asking ? before : problem;
}
