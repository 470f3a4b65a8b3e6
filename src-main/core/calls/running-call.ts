import type { CallEvent } from './call-machine.ts';
import type { CallMedia } from './call-media.ts';
import type { CallPlan } from './call-facts.ts';
import type { CallSound } from './call-sound.ts';
import type { CallView, SettingsView } from '../../../src-shared/contract/views.ts';
import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { HearingSettings } from '../../../src-shared/domain/hearing.ts';
import type { InputOf } from '../../../src-shared/contract/methods.ts';
import type { LegEvents, LineLeg } from '../ports/line-leg.ts';
import type { Result } from '../../../src-shared/domain/result.ts';
import type { SessionChange, SessionConfig, SettingProblem } from '../realtime/session-api.ts';

/** What the application may do with a call that runs. */
export interface RunningCall {
  readonly plan: CallPlan;
  view(): CallView;
  readonly media: CallMedia;
  readonly sound: Pick<CallSound, 'report'>;
  tell(event: Extract<CallEvent, { type: 'hang_up' | 'mute_assistant' | 'mute_microphone' | 'hold' }>): void;
  whisper(text: string): void;
  typed(text: string): void;
  digits(text: string): void;
  record(what: InputOf<'call.record'>['do']): Result<null, HandlerError>;
  /** The owner's key is down, or up; null = done. */
  talk(on: boolean): HandlerError | null;
  /** Changes the session while the call is on. Refused whole, with the reasons; empty = done. */
  change(change: SessionChange): readonly SettingProblem[];
  /** The caller has one of the owner's numbers, and the owner said on the Desk whether it is him; null on any other call. */
  ownerConfirmed(): boolean | null;
  /** False: not such a call, or it could not be written to the audit log. */
  confirmOwner(on: boolean): boolean;
}

/** What a call is made of. */
export interface CallParts {
  readonly plan: CallPlan;
  readonly session: SessionConfig;
  readonly recording: SettingsView['recording'];
  /** As `settleHearing` has it for this line; the session's turns follow it. */
  readonly hearing: HearingSettings;
  /** Silence that ends a turn. */
  readonly turnSilenceMs: number;
  /** False: what is counted costs nothing. */
  readonly billed: boolean;
  readonly openLeg: (events: LegEvents) => Result<LineLeg, string>;
}
