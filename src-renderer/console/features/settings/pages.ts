import { AudioLines, Command, FingerprintPattern, HardDrive, Info, KeyRound } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { NoticeView } from '../../../../src-shared/contract/views.ts';
import type { SettingsPage } from '../../stores/route.ts';

/** The pages of Settings, in their order. */
export const pages: readonly { readonly id: SettingsPage; readonly label: string; readonly icon: LucideIcon }[] = [
  { id: 'lines', label: 'Keys and lines', icon: KeyRound },
  { id: 'sound', label: 'Voices and sound', icon: AudioLines },
  { id: 'policy', label: 'Identity and policy', icon: FingerprintPattern },
  { id: 'privacy', label: 'Privacy and records', icon: HardDrive },
  { id: 'keyboard', label: 'Keyboard', icon: Command },
  { id: 'about', label: 'About', icon: Info },
];

/** Each notice of Settings stands on the page of what it concerns; anything else on the first. */
export function pageOfNotice({ id }: NoticeView): SettingsPage {
  if (/^(realtime|settings\.(realtime|voice|language|devices|hearing))\b/.test(id)) return 'sound';
  if (/^settings\.(owner|identity)\b/.test(id)) return 'policy';
  if (/^settings\.recording\b/.test(id)) return 'privacy';
  return /^settings\.theme\b/.test(id) ? 'about' : 'lines';
}
