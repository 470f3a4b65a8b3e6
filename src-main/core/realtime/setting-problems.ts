import type { SessionChange, SettingProblem } from './session-api.ts';

/** What of these settings the service would refuse for this model, in words; empty = all may be sent. Pure. */
export function settingProblems(_model: string, _change: SessionChange): readonly SettingProblem[] {
  return [];
}
