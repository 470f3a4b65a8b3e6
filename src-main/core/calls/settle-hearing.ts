import type { HearingSettings } from '../../../src-shared/domain/hearing.ts';
import type { LineKind } from '../../../src-shared/domain/line.ts';
import type { RealtimeSettings } from '../realtime/realtime-settings.ts';

/** What of the settings this line can do: a key is only where the owner talks himself, and without a detector the service finds the turns. */
export function settleHearing(settings: HearingSettings, line: LineKind, hasDetector: boolean): HearingSettings {
  const turns = settings.turns === 'push_to_talk' && line !== 'assistant' ? 'service' : settings.turns === 'here' && !hasDetector ? 'service' : settings.turns;
  return { ...settings, turns, gate: settings.gate && hasDetector && turns !== 'push_to_talk' };
}

/** What a session must be told where the turns are ours. Who presses a key means it: nothing is left to find out about an interruption. */
export function ownTurnSettings({ turns }: HearingSettings): Partial<Pick<RealtimeSettings, 'turnDetection' | 'interruption'>> {
  return turns === 'service' ? {} : { turnDetection: { type: 'manual' }, ...(turns === 'push_to_talk' ? { interruption: 'at_once' } : {}) };
}
