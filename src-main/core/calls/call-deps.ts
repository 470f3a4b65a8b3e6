import type { Approvals } from '../policy/approvals.ts';
import type { AudioHub } from '../telephony/audio-hub.ts';
import type { CallView, NoticeView, TranscriptLineView } from '../../../src-shared/contract/views.ts';
import type { Clock } from '../ports/clock.ts';
import type { EarlierAction, Signal } from '../../../src-shared/contract/state.ts';
import type { Ids } from '../ports/ids.ts';
import type { Keeper } from '../history/keeper.ts';
import type { Logger } from '../ports/logger.ts';
import type { Messages } from '../messages/messages.ts';
import type { CreateVoiceDetector } from '../ports/voice-detector.ts';
import type { Store } from '../ports/store.ts';
import type { PolicyContext } from '../policy/decide.ts';
import type { CallRecording, RecordScene } from '../recording/call-recording.ts';
import type { RealtimeSession, SessionConfig, SessionEvent, VoiceOut } from '../realtime/session-api.ts';

/** How a call gets its Realtime session. Tests give their own. */
export type CreateSession = (config: SessionConfig, voice: VoiceOut, onEvent: (event: SessionEvent) => void, logger: Logger) => RealtimeSession;

/** What every call needs from the application around it. */
export interface CallDeps {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly store: Pick<Store, 'saveCall' | 'saveLine' | 'saveAction' | 'appendAudit'>;
  readonly keeper: Keeper;
  readonly approvals: Approvals;
  readonly hub: AudioHub;
  readonly createSession: CreateSession;
  /** Null: it could not be loaded. */
  readonly createDetector: CreateVoiceDetector | null;
  readonly ownerName: () => string;
  readonly country: () => string;
  readonly practiceNumbers: () => readonly string[];
  readonly policy: () => Pick<PolicyContext, 'homeCountry' | 'practiceNumbers' | 'guards' | 'refuseOtherSide' | 'overrides'>;
  /** Setting: the owner may decide by saying so. */
  readonly voiceApproval: () => boolean;
  /** The number is one of the owner's. A caller ID can be forged, so it proves nothing. */
  readonly isOwnerNumber: (number: string | null) => boolean;
  /** Setting: digits of cards and codes are masked in what is shown and kept. */
  readonly hideDigits: () => boolean;
  readonly emitCall: (call: CallView) => void;
  readonly emitLine: (line: TranscriptLineView) => void;
  readonly emitEarlier: (earlier: EarlierAction) => void;
  readonly raise: (notice: NoticeView) => void;
  readonly clear: (noticeId: string) => void;
  readonly signal: (signal: Signal) => void;
  /** The recording of a call, which may never begin. */
  readonly record: (scene: RecordScene) => CallRecording;
  readonly messages: Pick<Messages, 'keep' | 'refused' | 'callOver'>;
  /** The call is over and saved. */
  readonly onFinished: (callId: string) => void;
}
