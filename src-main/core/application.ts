import type { AuditReader } from './history/audit-reader.ts';
import type { Approvals } from './policy/approvals.ts';
import type { Clock } from './ports/clock.ts';
import type { DoNotCallList } from './policy/do-not-call.ts';
import type { GuardFacts } from './policy/number-guards.ts';
import type { History } from './history/history.ts';
import type { InputOf } from '../../src-shared/contract/methods.ts';
import type { HandlerError } from '../../src-shared/contract/error-codes.ts';
import type { Keys } from './settings/keys.ts';
import type { Logger } from './ports/logger.ts';
import type { Messages } from './messages/messages.ts';
import type { Notices } from './notices.ts';
import type { Policy } from './policy/open-policy.ts';
import type { Recorder } from './recording/create-recorder.ts';
import type { Result } from '../../src-shared/domain/result.ts';
import type { SettingsStore } from './settings/settings-store.ts';
import type { Signals } from './signals.ts';
import type { Store } from './ports/store.ts';
import type { Switchboard } from './calls/switchboard.ts';
import type { WritableProjection } from './projection.ts';

/** The parts of the running application, as the handlers reach them. */
export interface Application {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly store: Store;
  readonly console: WritableProjection<'console'>;
  readonly desk: WritableProjection<'desk'>;
  readonly signals: Signals;
  readonly notices: Notices;
  readonly settings: SettingsStore;
  readonly policy: Policy;
  readonly keys: Keys;
  readonly approvals: Approvals;
  readonly switchboard: Switchboard;
  readonly history: History;
  readonly messages: Messages;
  readonly recorder: Recorder;
  readonly audit: AuditReader;
  readonly doNotCall: DoNotCallList;
  practiceNumbers(): readonly string[];
  /** What the guards judge by, now. */
  guards(): GuardFacts;
  refreshLines(): void;
  /** What a caller asked for in vain, asked on the Desk as the owner's own. */
  startAsked(messageId: string, askId: string): Result<{ readonly approvalId: string }, HandlerError>;
  settingsChanged(): void;
  policyChanged(): void;
  keysChanged(): void;
  /** A row in the audit log about who the owner is or how the app is set. False, and logged, when it cannot be written. */
  auditChange(kind: 'settings' | 'identity', data: Readonly<Record<string, unknown>>): boolean;
  /** Takes an ended call off both surfaces. */
  dismiss(callId: string): void;
  placeDesk(place: InputOf<'desk.place'>): void;
}
