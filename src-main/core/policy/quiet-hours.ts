import type { DecisionReason } from '../../../src-shared/domain/decision.ts';
import type { Guards } from '../../../src-shared/domain/guards.ts';
import { localTime, showHour } from '../telephony/local-time.ts';

/**
 * Null in the hours for calls. Where the phone may be in several zones it must be a time for calls in every one of them; where no zone is
 * known it never is.
 */
export function judgeQuietHours(zones: readonly string[], nowMs: number, hours: Guards['quietHours']): DecisionReason | null {
  const span = hours.fromHour === 0 && hours.untilHour === 24 ? 'at any time' : `from ${showHour(hours.fromHour)} to ${showHour(hours.untilHour)}`;
  if (span === 'at any time') return null;
  if (zones.length === 0) return { code: 'quiet_hours', text: `What time it is there is not known. You set calls ${span} there.` };
  const times = zones.map((zone) => localTime(zone, nowMs));
  const quiet = times.find(({ hour }) => hour < hours.fromHour || hour >= hours.untilHour);
  if (quiet === undefined) return null;
  const certain = times.every((time) => time.shown === quiet.shown);
  return { code: 'quiet_hours', text: `${certain ? `It is ${quiet.shown} there.` : `It may be ${quiet.shown} there: the number does not tell the time zone.`} You set calls ${span} there.` };
}
