import { MicOff, RefreshCw } from 'lucide-react';
import type { MicrophoneProblem } from '../audio/engine-api.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

const titles: Readonly<Record<MicrophoneProblem['code'], string>> = {
  denied: 'The microphone is blocked',
  none: 'No microphone found',
  busy: 'The microphone is in use elsewhere',
  failed: 'The microphone does not work',
};

/** In the flow, above what it concerns. */
export function MicrophoneNotice({ problem, onCheck }: { readonly problem: MicrophoneProblem; readonly onCheck: () => void }) {
  return (
    <Notice tone="attention" icon={MicOff} title={titles[problem.code]} actions={<Button kind="ghost" onClick={onCheck}><RefreshCw size={16} aria-hidden="true" />Check again</Button>}>
      {problem.text}
    </Notice>
  );
}
