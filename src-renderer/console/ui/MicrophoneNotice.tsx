import { MicOff, RotateCw } from 'lucide-react';
import { useStore } from 'zustand';
import type { MicrophoneProblem } from '../audio/engine-api.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { blockedWords } from './blocked-words.ts';
import { useConsoleState } from '../stores/use-console-state.ts';
import { useServices } from '../stores/use-services.ts';

const titles: Readonly<Record<MicrophoneProblem['code'], string>> = {
  denied: 'The microphone is blocked',
  none: 'No microphone found',
  busy: 'The microphone is in use elsewhere',
  failed: 'The microphone does not work',
};

/** In the flow, above what it concerns. */
export function MicrophoneNotice({ problem, onCall = false, onCheck }: { readonly problem: MicrophoneProblem; readonly onCall?: boolean; readonly onCheck: () => void }) {
  const { audio, host } = useServices();
  const platform = useConsoleState((state) => state.app.platform);
  const asking = useStore(audio.store, (state) => state.microphone === 'asking');
  return (
    <Notice tone="attention" icon={MicOff} title={titles[problem.code]} actions={<Button aria-disabled={asking} onClick={() => { if (!asking) onCheck(); }}><RotateCw size={16} aria-hidden="true" />{asking ? 'Checking' : 'Check again'}</Button>}>
      {problem.code === 'denied' ? blockedWords({ host, platform, onCall }) : problem.text}
    </Notice>
  );
}
