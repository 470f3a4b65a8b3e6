import type { HearingSettings } from '../../../src-shared/domain/hearing.ts';
import type { Notices } from '../notices.ts';
import type { RealtimeSettingsView } from '../../../src-shared/contract/views.ts';

/** RMS of ordinary speech on a phone: a floor above it loses words. */
const speechEnergy = 1_000;

/** What of these settings does not do what it says, in words; empty = all is used. */
export function hearingProblems(hearing: HearingSettings, realtime: RealtimeSettingsView, hasDetector: boolean): readonly string[] {
  const ours = hearing.turns !== 'service';
  return [
    ...(!hasDetector && (hearing.gate || hearing.turns === 'here') ? ['The voice detector could not be loaded, so that nothing is gated and the service finds the ends of turns. Install the app again.'] : []),
    ...(hearing.energyThreshold > speechEnergy ? [`An energy threshold above ${speechEnergy} loses much of ordinary speech. Lower it, or set 0.`] : []),
    ...(ours && realtime.turnDetection.type === 'semantic_vad' ? ['Turns end by meaning only where the service finds them. Let the service find the turns, or choose silence.'] : []),
    ...(ours && realtime.turnDetection.type === 'server_vad' && realtime.turnDetection.idleTimeoutMs !== null ? ['The service speaks up after silence only where it finds the turns. Let it find them, or switch that off.'] : []),
  ];
}

/** Told in Settings, anew at each change. */
export function announceHearing(hearing: HearingSettings, realtime: RealtimeSettingsView, hasDetector: boolean, notices: Pick<Notices, 'raise' | 'clear'>): void {
  const problems = hearingProblems(hearing, realtime, hasDetector);
  if (problems.length === 0) notices.clear('hearing.unused');
  else notices.raise({ id: 'hearing.unused', tone: 'attention', place: 'settings', title: 'Some settings of hearing do not do what they say', text: problems.join(' ') });
}
