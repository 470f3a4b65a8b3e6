import type { RealtimeSettingsView } from '../../../src-shared/contract/views.ts';
import type { SettingProblem } from '../realtime/session-api.ts';
import { settingProblems } from '../realtime/setting-problems.ts';

/** What the model of these settings would refuse of them. */
export function realtimeProblems({ model, ...settings }: RealtimeSettingsView, environmentModel: string, nowMs?: number): readonly SettingProblem[] {
  return settingProblems(model ?? environmentModel, settings, nowMs);
}

/** The first thing that a change makes unusable; what was unusable before does not stand in its way, so that things can be mended one by one. */
export function realtimeProblem(before: RealtimeSettingsView, after: RealtimeSettingsView, environmentModel: string): SettingProblem | undefined {
  const known = new Set(realtimeProblems(before, environmentModel).map(({ field, text }) => `${field} ${text}`));
  return realtimeProblems(after, environmentModel).find(({ field, text }) => !known.has(`${field} ${text}`));
}
