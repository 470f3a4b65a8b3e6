import type { CallTally } from '../ports/store.ts';
import type { GuardCaps } from '../../../src-shared/domain/guards.ts';
import type { GuardRefusal } from './guard-refusal.ts';

/** What calls came to in the 24 hours before now. */
export interface DayUsage {
  readonly usd: number;
  readonly minutes: number;
  readonly callsOn: number;
  /** Outbound calls by E.164 number. */
  readonly attempts: ReadonlyMap<string, number>;
}

export const dayMs = 86_400_000;

/** Adds up calls. Those of the practice line reach nobody and cost nothing. A call counts with the minutes that lie within the 24 hours. */
export function usageOf(calls: readonly CallTally[], nowMs: number): DayUsage {
  const sinceMs = nowMs - dayMs;
  const counted = calls.filter((call) => call.line !== 'practice' && (call.endedAtMs ?? nowMs) >= sinceMs);
  const attempts = new Map<string, number>();
  for (const { direction, peerNumber, startedAtMs } of counted) {
    if (direction === 'outbound' && peerNumber !== null && startedAtMs >= sinceMs) attempts.set(peerNumber, (attempts.get(peerNumber) ?? 0) + 1);
  }
  const spokenMs = counted.map((call) => (call.connectedAtMs === null ? 0 : Math.max(0, (call.endedAtMs ?? nowMs) - Math.max(call.connectedAtMs, sinceMs))));
  return { usd: sum(counted.map((call) => call.costUsd)), minutes: sum(spokenMs) / 60_000, callsOn: counted.filter((call) => call.endedAtMs === null).length, attempts };
}

/**
 * Why one more call may not begin, or null. The last allowed is the one that begins below the cap.
 * @param usage null: it cannot be read, and nothing begins.
 * @param number E.164; null on the assistant line.
 */
export function judgeCaps(usage: DayUsage | null, caps: GuardCaps, number: string | null): GuardRefusal | null {
  if (usage === null) return { code: 'cap_unknown', text: 'The calls of the last 24 hours could not be read, so your limits cannot be kept.', mend: 'Check the folder of the app, then try again.' };
  if (usage.usd >= caps.usdPerDay) return capped('cap_spend', `Calls cost $${usage.usd.toFixed(2)} in the last 24 hours; your limit is $${caps.usdPerDay}.`);
  if (usage.minutes >= caps.minutesPerDay) return capped('cap_minutes', `Calls took ${Math.floor(usage.minutes)} minutes in the last 24 hours; your limit is ${caps.minutesPerDay}.`);
  if (usage.callsOn >= caps.callsAtOnce) return { code: 'cap_at_once', text: `${counted(usage.callsOn, 'call is', 'calls are')} on; your limit is ${caps.callsAtOnce} at once.`, mend: 'End one, or raise the limit in Settings, Guards.' };
  const attempts = number === null ? 0 : (usage.attempts.get(number) ?? 0);
  if (attempts >= caps.attemptsPerDay) return capped('cap_attempts', `This number was called ${counted(attempts, 'time', 'times')} in the last 24 hours; your limit is ${caps.attemptsPerDay}.`);
  return null;
}

function capped(code: string, text: string): GuardRefusal {
  return { code, text, mend: 'Wait, or raise the limit in Settings, Guards.' };
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
