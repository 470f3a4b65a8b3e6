import { NumbersGroup } from './NumbersGroup.tsx';
import { OpenAiGroup } from './OpenAiGroup.tsx';
import { PracticeGroup } from './PracticeGroup.tsx';
import { TwilioGroup } from './TwilioGroup.tsx';

export function LinesPage() {
  return <><OpenAiGroup /><TwilioGroup /><PracticeGroup /><NumbersGroup /></>;
}
