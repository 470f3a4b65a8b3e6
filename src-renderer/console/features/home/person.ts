import type { HistoryRowView, ScenarioView } from '../../../../src-shared/contract/views.ts';
import type { DialTarget, SuggestedBrief } from '../../stores/home-draft.ts';

/** Someone who can be called by name: a practice person, or the other side of a recent call. */
export interface Person {
  readonly name: string;
  readonly number: string;
  readonly kind: DialTarget['kind'];
  /** "practice", "recent" */
  readonly note: string;
  readonly about: string;
  readonly suggested: SuggestedBrief | null;
}

const practicePerson = (scenario: ScenarioView): Person => ({
  name: scenario.peer.name, number: scenario.peer.number, kind: 'practice', note: 'practice', about: scenario.title, suggested: scenario.suggestedBrief,
});

/** Practice people first, then those of recent calls that are none. Each number once. */
export function peopleOf(scenarios: readonly ScenarioView[], recent: readonly HistoryRowView[]): readonly Person[] {
  const people = scenarios.filter((scenario) => scenario.direction === 'outbound').map(practicePerson);
  for (const row of recent) {
    const { name, number } = row.peer;
    if (number === null || row.line === 'practice' || row.line === 'assistant' || people.some((person) => person.number === number)) continue;
    people.push({ name, number, kind: 'number', note: 'recent', about: row.summary, suggested: null });
  }
  return people;
}
