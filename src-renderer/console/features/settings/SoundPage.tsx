import { ConversationGroup } from './ConversationGroup.tsx';
import { HearingGroup } from './HearingGroup.tsx';
import { SoundGroup } from './SoundGroup.tsx';
import { TurnsGroup } from './TurnsGroup.tsx';
import { VoiceGroup } from './VoiceGroup.tsx';
import { WordsGroup } from './WordsGroup.tsx';

export function SoundPage() {
  return <><VoiceGroup /><SoundGroup /><ConversationGroup /><HearingGroup /><TurnsGroup /><WordsGroup /></>;
}
