import { defaultRealtimeSettings } from './realtime-settings.ts';
import type { SessionConfig, SettingProblem } from './session-api.ts';
import { settingProblems } from './setting-problems.ts';

export interface UsableConfig {
  readonly config: SessionConfig;
  /** What was not used, and why. */
  readonly leftOut: readonly SettingProblem[];
}

/**
 * A session with one setting that the service refuses would not speak at all, so what cannot be used goes back to its default, and a server
 * of tools that cannot be reached is left out. A voice that does not exist is replaced where it is sent.
 */
export function usableConfig(config: SessionConfig, nowMs: number): UsableConfig {
  const { tools, mcpServers, settings } = config;
  const leftOut = settingProblems(config.model, { tools, mcpServers, ...settings }, nowMs);
  if (leftOut.length === 0) return { config, leftOut };
  const bad = new Set(leftOut.map(({ field }) => field.split('.')[0]));
  const badServers = new Set(leftOut.filter(({ field }) => field.startsWith('mcpServers.')).map(({ field }) => Number(field.split('.')[1])));
  const kept = Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, bad.has(key) ? (defaultRealtimeSettings as unknown as Record<string, unknown>)[key] : value] as const));
  return { config: { ...config, mcpServers: mcpServers.filter((_, at) => !badServers.has(at)), settings: kept as unknown as SessionConfig['settings'] }, leftOut };
}
