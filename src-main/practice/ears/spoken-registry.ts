/** One utterance that was really said on the practice line, by a simulated person or by the assistant. */
export interface Spoken {
  readonly id: number;
  readonly by: 'person' | 'assistant';
  readonly text: string;
  /** PCM16, 24 kHz. */
  readonly samples: Int16Array;
  /** Where it stands in a scenario; null for the assistant and for prompts. */
  readonly scenarioId: string | null;
  readonly stepId: string | null;
}

/**
 * What was said lately, so that the other side can be said to have heard it: without a service nothing here understands
 * speech, and nothing may be made up. Shared by the server and the simulated people.
 */
export interface SpokenRegistry {
  add(spoken: Omit<Spoken, 'id'>): Spoken;
  /** Newest first; nothing older than two minutes: who says something is heard soon after. */
  recent(by: Spoken['by']): readonly Spoken[];
}

/** 4 minutes of sound a side: several calls at once, and an assistant that generates ahead of what it plays. */
const maxSamplesBySide = 24_000 * 240;

const maxAgeMs = 120_000;

export function createSpokenRegistry(nowMs: () => number): SpokenRegistry {
  let nextId = 1;
  const sides: Record<Spoken['by'], (Spoken & { readonly atMs: number })[]> = { person: [], assistant: [] };
  return {
    add(spoken) {
      const entry = { ...spoken, id: nextId, atMs: nowMs() };
      nextId += 1;
      const side = sides[spoken.by];
      side.unshift(entry);
      let total = 0;
      const keep = side.findIndex((one) => (total += one.samples.length) > maxSamplesBySide);
      if (keep > 0) side.length = keep;
      return entry;
    },
    recent: (by) => sides[by].filter((one) => nowMs() - one.atMs <= maxAgeMs),
  };
}
