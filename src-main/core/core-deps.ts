import type { Clock } from './ports/clock.ts';
import type { Environment } from './settings/environment.ts';
import type { Files } from './ports/files.ts';
import type { MediaStreams } from './ports/media-streams.ts';
import type { Result } from '../../src-shared/domain/result.ts';
import type { TwilioRest } from './ports/twilio-rest.ts';
import type { Ids } from './ports/ids.ts';
import type { Logger } from './ports/logger.ts';
import type { Notifier } from './ports/notifier.ts';
import type { Opus } from './ports/opus.ts';
import type { Recordings } from './ports/recordings.ts';
import type { Power } from './ports/power.ts';
import type { Practice } from './ports/practice.ts';
import type { Secrets } from './ports/secrets.ts';
import type { CreateVoiceDetector } from './ports/voice-detector.ts';
import type { Sockets } from './ports/sockets.ts';
import type { Store } from './ports/store.ts';

/** Everything the core needs from outside. The host builds it; tests build it of fakes. */
export interface CoreDeps {
  readonly app: { readonly version: string; readonly host: 'electron' | 'web' | 'memory'; readonly platform: string; readonly home: string };
  readonly environment: Environment;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly store: Store;
  /** What the host found while opening the home: a quarantined database, a secret store that only file permissions protect. Shown as notices. */
  readonly openingNotices: readonly { readonly id: string; readonly tone: 'info' | 'attention' | 'danger'; readonly title: string; readonly text: string }[];
  readonly secrets: Secrets;
  readonly files: Files;
  readonly recordings: Recordings;
  readonly opus: Opus;
  readonly sockets: Sockets;
  readonly notifier: Notifier;
  readonly power: Power;
  readonly practice: Practice;
  /** Null: it could not be loaded; nothing is gated, and the service finds every turn. */
  readonly createDetector: CreateVoiceDetector | null;
  /** The phone network, when the environment names all of it; the text says why nothing listens. Absent = it is not set up. */
  readonly phone?: PhoneDeps | null;
}

export interface PhoneDeps {
  readonly streams: Result<MediaStreams, string>;
  readonly rest: TwilioRest;
}
