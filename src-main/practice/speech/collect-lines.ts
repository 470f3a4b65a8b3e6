import { practiceVoices } from './speech-api.ts';
import type { PracticeVoice } from './speech-api.ts';

/** A text of a scenario that somebody says, placeholders and all. */
export interface SpokenLine {
  readonly text: string;
  readonly voice: PracticeVoice;
}

/** Never spoken: names, conditions, arguments of tools. */
const silentKeys = new Set(['id', 'kind', 'title', 'about', 'description', 'direction', 'person', 'callee', 'brief', 'goal', 'facts', 'when', 'call', 'with', 'go', 'then', 'digits', 'outcome']);
/** Spoken by the person, not by the assistant. */
const personKeys = /^(?:says|prompts|consent|them.*)$/;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Everything that is said in a scenario file (parsed YAML), with the voice that says it. Unknown keys count as spoken by the assistant. */
export function collectLines(scenario: unknown): readonly SpokenLine[] {
  const lines: SpokenLine[] = [];
  const peopleVoice = voiceOfPerson(scenario);
  const walk = (value: unknown, voice: PracticeVoice) => {
    if (typeof value === 'string') lines.push({ text: value, voice });
    else if (Array.isArray(value)) value.forEach((item) => walk(item, voice));
    else if (isRecord(value)) {
      for (const [key, item] of Object.entries(value)) {
        if (!silentKeys.has(key)) walk(item, personKeys.test(key) ? peopleVoice : 'assistant');
      }
    }
  };
  walk(scenario, 'assistant');
  return lines;
}

/** Every text of the scenario, spoken or not: its words may come up in what is said. */
export function collectVocabulary(scenario: unknown): readonly string[] {
  const texts: string[] = [];
  const walk = (value: unknown) => {
    if (typeof value === 'string') texts.push(value);
    else if (Array.isArray(value)) value.forEach(walk);
    else if (isRecord(value)) Object.values(value).forEach(walk);
  };
  walk(scenario);
  return texts;
}

export function voiceOfPerson(scenario: unknown): PracticeVoice {
  const person = isRecord(scenario) ? (scenario['person'] ?? scenario['callee']) : null;
  const named = isRecord(person) ? person['voice'] : null;
  return practiceVoices.find((voice) => voice === named) ?? 'woman';
}
