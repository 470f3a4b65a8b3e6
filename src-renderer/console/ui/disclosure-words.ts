import type { RecordingMode } from '../../../src-shared/domain/recording.ts';

const ofRecording = { off: '', announce: ' This call is recorded.', ask: ' Is it all right if this call is recorded?' } as const;

/** What the other side is told first, as written on screen. The core says the same sentence. */
export function disclosureWords(ownerName: string, mode: RecordingMode): string {
  const name = ownerName.trim();
  const hello = name === '' ? 'Hello, this is an AI assistant.' : `Hello, this is ${name}’s AI assistant.`;
  return `“${hello}${ofRecording[mode]}”`;
}
