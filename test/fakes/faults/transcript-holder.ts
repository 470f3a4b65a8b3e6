/** Holds transcripts of their speech back, and lets them go mixed among items, in order within one. */
export interface TranscriptHolder {
  /** True when it was kept. */
  keep(event: Readonly<Record<string, unknown>>, pass: () => void): boolean;
  release(): void;
}

export function createTranscriptHolder(random: () => number): TranscriptHolder {
  const held = new Map<string, (() => void)[]>();
  return {
    keep(event, pass) {
      if (!String(event['type']).startsWith('conversation.item.input_audio_transcription.')) return false;
      const itemId = String(event['item_id']);
      held.set(itemId, [...(held.get(itemId) ?? []), pass]);
      return true;
    },
    release() {
      while (held.size > 0) {
        const ids = [...held.keys()];
        const itemId = ids[Math.floor(random() * ids.length)] ?? '';
        const rest = held.get(itemId) ?? [];
        rest.shift()?.();
        if (rest.length === 0) held.delete(itemId);
      }
    },
  };
}
