import type { OutputOf } from '../../../../src-shared/contract/methods.ts';
import type { ScenarioView } from '../../../../src-shared/contract/views.ts';
import { matchPeople } from './match-people.ts';
import { parseIntent } from './parse-intent.ts';
import type { DialTarget, SuggestedBrief } from '../../stores/home-draft.ts';
import type { Person } from './person.ts';

export type NumberCheck = OutputOf<'number.check'>;

/** One row under search-or-dial. The first one restates in full what was understood. */
export type Suggestion =
  | { readonly kind: 'call'; readonly key: string; readonly target: DialTarget; readonly suggested: SuggestedBrief | null; readonly title: string; readonly meta: string; readonly detail: string; readonly certain: boolean }
  | { readonly kind: 'inbound'; readonly key: string; readonly scenarioId: string; readonly title: string; readonly meta: string; readonly detail: string };

export interface SuggestInput {
  readonly text: string;
  readonly people: readonly Person[];
  readonly inbound: readonly ScenarioView[];
  /** The core's reading of a typed number; null while it is not known or there is none. */
  readonly check: NumberCheck | null;
}

const limit = 8;

export function suggest({ text, people, inbound, check }: SuggestInput): readonly Suggestion[] {
  const intent = parseIntent(text);
  switch (intent.kind) {
    case 'empty': return [...people.map((person) => ofPerson(person, '', false, false)), ...inbound.map(ofInbound)].slice(0, limit + inbound.length);
    case 'number': {
      const known = matchPeople(intent.text, people);
      const typed = check?.kind === 'number' && !known.some(({ person }) => person.number === check.e164) ? [ofNumber(check)] : [];
      const whole = check?.kind === 'number' ? check.e164 : null;
      return [...typed, ...known.map(({ person }) => ofPerson(person, '', person.number === whole, typed.length === 0 && person.number === whole))].slice(0, limit);
    }
    case 'call': {
      for (const { who, goal } of intent.readings) {
        const matches = matchPeople(who, people);
        if (matches.length > 0) return matches.map(({ person }, at) => ofPerson(person, at === 0 ? goal : '', at === 0, at === 0)).slice(0, limit);
      }
      return [];
    }
    case 'search': {
      const matches = matchPeople(intent.query, people);
      return [
        ...matches.map(({ person, by }, at) => ofPerson(person, '', at === 0, at === 0 && by !== 'keyword')),
        ...inbound.filter((scenario) => intent.query.toLowerCase().split(/\s+/).every((word) => inboundWords(scenario).includes(word))).map(ofInbound),
      ].slice(0, limit);
    }
  }
}

const inboundTitle = 'Let a stranger call you';
const inboundWords = (scenario: ScenarioView) => `${inboundTitle} ${scenario.title} ${scenario.about} ${scenario.peer.name} incoming inbound`.toLowerCase();

function ofPerson(person: Person, goal: string, restate: boolean, certain: boolean): Suggestion {
  const suggested = goal === '' ? person.suggested : { goal, facts: person.suggested?.facts ?? [] };
  const detail = goal !== '' ? `Goal: ${goal.charAt(0).toLowerCase()}${goal.slice(1).replace(/\.$/, '')}` : person.about;
  return {
    kind: 'call', key: `person ${person.number}`, target: { name: person.name, to: person.number, kind: person.kind }, suggested,
    title: restate ? `Call ${person.name}` : person.name, meta: person.note, detail, certain,
  };
}

function ofNumber(check: Extract<NumberCheck, { kind: 'number' }>): Suggestion {
  return {
    kind: 'call', key: `number ${check.e164}`, target: { name: null, to: check.e164, kind: 'number' }, suggested: null,
    title: `Call ${check.shown}`, meta: '', detail: [check.place, check.warning].filter((part) => part !== null).join('. '), certain: true,
  };
}

const ofInbound = (scenario: ScenarioView): Suggestion =>
  ({ kind: 'inbound', key: `inbound ${scenario.id}`, scenarioId: scenario.id, title: inboundTitle, meta: 'practice', detail: scenario.about });
