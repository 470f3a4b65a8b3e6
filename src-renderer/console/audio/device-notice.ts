import type { OutputTrouble } from './create-output.ts';

/** What is not as chosen while sound is in use. Labels are null when the system never told one. */
export interface DeviceTrouble {
  readonly microphone: { readonly why: 'gone' | 'refused'; readonly label: string | null; readonly usedLabel: string | null } | null;
  readonly muted: { readonly label: string | null } | null;
  readonly speaker: { readonly why: OutputTrouble; readonly label: string | null } | null;
  readonly ring: { readonly why: OutputTrouble; readonly label: string | null } | null;
}

const named = (label: string | null, kind: string): string => (label === null ? `The chosen ${kind}` : `“${label}”`);

/** In three parts: what happened, what it means for the call, what to do. Null when all is as chosen. */
export function deviceNotice({ microphone, muted, speaker, ring }: DeviceTrouble): string | null {
  const parts: string[] = [];
  const through = microphone?.usedLabel === null || microphone === null ? 'the system’s microphone' : `“${microphone.usedLabel}”`;
  // One headset is two devices of one name.
  if (microphone?.why === 'gone' && speaker?.why === 'gone' && microphone.label !== null && microphone.label === speaker.label) {
    parts.push(`“${microphone.label}” is no longer connected. You are heard through ${through} and hear through the system’s speaker. Connect it again to go back to it, or choose another in Settings.`);
  } else {
    if (microphone?.why === 'gone') parts.push(`${named(microphone.label, 'microphone')} is no longer connected. You are heard through ${through}. Connect it again to go back to it, or choose another in Settings.`);
    if (speaker?.why === 'gone') parts.push(`${named(speaker.label, 'speaker')} is no longer connected. You hear through the system’s speaker. Connect it again to go back to it, or choose another in Settings.`);
  }
  if (microphone?.why === 'refused') parts.push(`${named(microphone.label, 'microphone')} did not open. You are heard through ${through}. Close the programs that use it, then choose it again in Settings.`);
  if (speaker?.why === 'refused') parts.push(`${named(speaker.label, 'speaker')} did not open. You hear through the system’s speaker. Close the programs that use it, then choose it again in Settings.`);
  if (speaker?.why === 'none') parts.push('No speaker was found. You do not hear the call. Connect a speaker or headphones.');
  if (muted !== null) parts.push(`${named(muted.label, 'microphone')} is muted by the system. You are not heard on this call. Unmute it on the device or in the system settings.`);
  if (ring !== null && ring.why !== 'none') parts.push(`${named(ring.label, 'ring device')} does not play. The call rings on the system’s speaker. Connect it again, or choose another in Settings.`);
  return parts.length === 0 ? null : parts.join(' ');
}
