import type { ActionRecord } from '../ports/store.ts';
import type { Brief } from '../../../src-shared/domain/brief.ts';
import type { CallOutcome } from '../../../src-shared/domain/call.ts';
import type { CallView } from '../../../src-shared/contract/views.ts';
import { findTool } from '../tools/registry.ts';

/** The goal strip: the goal, and one step for each HIGH action that was proposed. An action refused at once is no step. */
export function goalSteps(brief: Brief, actions: readonly Pick<ActionRecord, 'tool' | 'risk' | 'state'>[], outcome: CallOutcome | null): CallView['goalSteps'] {
  const proposed = actions.filter((action) => action.risk === 'HIGH' && action.state !== 'refused');
  const steps = proposed.map((action): CallView['goalSteps'][number] => ({
    label: findTool(action.tool)?.words.step ?? 'Act',
    state: action.state === 'done' ? 'met' : action.state === 'waiting' || action.state === 'running' ? 'waiting' : 'not_met',
  }));
  if (brief.goal.trim() === '') return steps.slice(0, 8);
  const met = outcome === 'goal_met' || (outcome === null && steps.some((step) => step.state === 'met'));
  const missed = outcome !== null && outcome !== 'goal_met' && outcome !== 'talked';
  return [{ label: 'Goal', state: met ? 'met' as const : missed ? 'not_met' as const : 'open' as const }, ...steps].slice(0, 8);
}
