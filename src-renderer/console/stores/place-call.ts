import type { BriefDefaults } from './home-draft.ts';
import type { BriefView, ScenarioView } from '../../../src-shared/contract/views.ts';
import { emptyBrief } from './home-draft.ts';

/** The practice person for a first try: a restaurant, or else whoever may be called. */
export function firstPractice(scenarios: readonly ScenarioView[]): ScenarioView | null {
  const outbound = scenarios.filter((scenario) => scenario.direction === 'outbound');
  return outbound.find((scenario) => /restaurant|table/i.test(`${scenario.id} ${scenario.title} ${scenario.about}`)) ?? outbound[0] ?? null;
}

export const briefFor = (scenario: ScenarioView, settings: BriefDefaults): BriefView =>
  ({ ...emptyBrief(settings), goal: scenario.suggestedBrief.goal, facts: [...scenario.suggestedBrief.facts] });
