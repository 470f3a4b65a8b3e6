import type { RealtimeSettingsView } from '../../../src-shared/contract/views.ts';
import type { RunningCall } from './running-call.ts';
import type { SettingProblem } from '../realtime/session-api.ts';
import { same } from '../same.ts';

/** Lays what changed over calls that are on. Answers what one of them could not take, once a field; the rest of the change is made all the same. */
export function changeCalls(calls: readonly Pick<RunningCall, 'change'>[], before: RealtimeSettingsView, after: RealtimeSettingsView): readonly SettingProblem[] {
  const waits = new Map<string, SettingProblem>();
  if (calls.length > 0 && before.model !== after.model) waits.set('model', { field: 'model', text: 'A call keeps the model it began with. The new one answers from the next call on.' });
  const { model: _, ...settings } = after;
  const changed = Object.entries(settings).filter(([key, value]) => !same(value, before[key as keyof RealtimeSettingsView]));
  for (const call of calls) {
    if (changed.length === 0) break;
    const refused = call.change(Object.fromEntries(changed));
    for (const problem of refused) waits.set(problem.field, problem);
    const keys = new Set(refused.map(({ field }) => field.split('.')[0]));
    const rest = changed.filter(([key]) => !keys.has(key));
    if (refused.length > 0 && rest.length > 0) call.change(Object.fromEntries(rest));
  }
  return [...waits.values()];
}
