export const defaultRealtimeVoice = 'marin';

export const realtimeVoices: readonly string[] = ['alloy', 'ash', 'ballad', 'cedar', 'coral', 'echo', 'marin', 'sage', 'shimmer', 'verse'];

/** Voices of the text-to-speech service that Realtime refuses, and the nearest that it has. */
const nearest: ReadonlyMap<string, string> = new Map([['fable', 'ballad'], ['nova', 'coral'], ['onyx', 'ash']]);

export interface VoiceChoice {
  /** As the protocol wants it: a name, or the id of a voice of one's own. */
  readonly wire: string | { readonly id: string };
  /** The wish could not be met. */
  readonly replaced: boolean;
}

/** The id of a voice that the account made for itself. */
export const isOwnVoice = (name: string): boolean => /^voice_[\w-]{1,100}$/.test(name);

export function chooseVoice(wish: string): VoiceChoice {
  const name = wish.trim();
  if (isOwnVoice(name)) return { wire: { id: name }, replaced: false };
  const known = name.toLowerCase();
  if (realtimeVoices.includes(known)) return { wire: known, replaced: false };
  return { wire: nearest.get(known) ?? defaultRealtimeVoice, replaced: true };
}
