import { abilitiesOf } from './model-registry.ts';
import type { SessionChange, SessionConfig, SettingProblem } from './session-api.ts';
import { settingProblems } from './setting-problems.ts';

/**
 * Why a change cannot be made to a session that is on; empty = it may be sent. The change is judged together with what it does not touch, and
 * only what it makes worse counts. Some things a session cannot take back at all.
 */
export function changeProblems(config: SessionConfig, change: SessionChange, now: { readonly hasSpoken: boolean; readonly nowMs: number }): readonly SettingProblem[] {
  const whole = changeable(config);
  const known = new Set(settingProblems(config.model, whole, now.nowMs).map(keyOf));
  const problems = settingProblems(config.model, { ...whole, ...change }, now.nowMs).filter((problem) => !known.has(keyOf(problem)));
  const { settings } = config;
  const refuse = (field: string, text: string): void => { problems.push({ field, text }); };
  if (now.hasSpoken && change.voice !== undefined && change.voice !== config.voice) refuse('voice', 'The voice is fixed once the assistant has spoken on a call. It changes with the next call.');
  if (settings.tracing && change.tracing === false) refuse('tracing', 'A trace that has begun goes on until the end of the call. It is off from the next call on.');
  if (settings.parallelToolCalls !== null && change.parallelToolCalls === null) refuse('parallelToolCalls', 'This cannot be given back to the model during a call. It is with the next call.');
  if (settings.reasoning !== null && change.reasoning === null && abilitiesOf(config.model).defaultEffort === null) refuse('reasoning', 'This cannot be given back to the model during a call. It is with the next call.');
  return problems;
}

/** All that may change, as it is. */
function changeable({ voice, language, instructions, tools, mcpServers, settings }: SessionConfig): SessionChange {
  return { voice, language, instructions, tools, mcpServers, ...settings };
}

const keyOf = ({ field, text }: SettingProblem): string => `${field}\n${text}`;
