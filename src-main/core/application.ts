import type { Approvals } from './policy/approvals.ts';
import type { Clock } from './ports/clock.ts';
import type { DoNotCallList } from './policy/do-not-call.ts';
import type { GuardFacts } from './policy/number-guards.ts';
import type { History } from './history/history.ts';
import type { InputOf } from '../../src-shared/contract/methods.ts';
import type { Keys } from './settings/keys.ts';
import type { Logger } from './ports/logger.ts';
import type { Notices } from './notices.ts';
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
  readonly keys: Keys;
  readonly approvals: Approvals;
  readonly switchboard: Switchboard;
  readonly history: History;
  readonly doNotCall: DoNotCallList;
  practiceNumbers(): readonly string[];
  /** What the guards judge by, now. */
  guards(): GuardFacts;
  refreshLines(): void;
  refreshMessages(): void;
  settingsChanged(): void;
  keysChanged(): void;
  /** A row in the audit log about who the owner is or how the app is set; a log that cannot be written is logged. */
  auditChange(kind: 'settings' | 'identity', data: Readonly<Record<string, unknown>>): void;
  /** Takes an ended call off both surfaces. */
  dismiss(callId: string): void;
  placeDesk(place: InputOf<'desk.place'>): void;
}
