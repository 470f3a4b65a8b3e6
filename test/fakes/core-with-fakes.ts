import type { Core } from '../../src-main/core/core.ts';
import type { CoreDeps } from '../../src-main/core/core-deps.ts';
import type { Environment } from '../../src-main/core/settings/environment.ts';
import type { Ids } from '../../src-main/core/ports/ids.ts';
import type { InputOf, OutputOf } from '../../src-shared/contract/methods.ts';
import type { PracticeScenario } from '../../src-main/core/ports/practice.ts';
import type { Opus } from '../../src-main/core/ports/opus.ts';
import type { Sockets } from '../../src-main/core/ports/sockets.ts';
import type { Store } from '../../src-main/core/ports/store.ts';
import type { MethodOf } from '../../src-shared/contract/surface-methods.ts';
import type { Result } from '../../src-shared/domain/result.ts';
import type { HandlerError } from '../../src-shared/contract/error-codes.ts';
import type { ConsoleState, DeskState, Signal } from '../../src-shared/contract/state.ts';
import { createCore } from '../../src-main/core/create-core.ts';
import { createCountingIds } from './counting-ids.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';
import { createFakePractice, type FakePractice } from './fake-practice.ts';
import { createFakeSessions, type FakeSession } from './fake-session.ts';
import { createLevelDetector } from './level-detector.ts';
import { createMemoryFiles, type MemoryFiles } from './memory-files.ts';
import { createMemoryRecordings, type MemoryRecordings } from './memory-recordings.ts';
import { createMemorySecrets } from './memory-secrets.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import { createQuietLogger, type QuietLogger } from './quiet-logger.ts';
import { noOpus } from './no-opus.ts';
import { defaultMayPropose, type Brief } from '../../src-shared/domain/brief.ts';

export const plainEnvironment: Environment = {
  openaiApiKey: null, openaiModel: 'gpt-5', openaiBaseUrl: 'https://api.openai.com/v1', realtimeUrl: 'wss://api.openai.com/v1/realtime', realtimeModel: 'gpt-realtime-2.1', realtimeVoice: 'marin',
  godfatherPhones: [], godfatherEmail: null,
  twilio: { accountSid: null, authToken: null, apiKeySid: null, apiKeySecret: null, twimlAppSid: null, phoneNumber: null, apiBaseUrl: 'https://api.twilio.com', signalingUrl: null },
  publicBaseUrl: null, ingressPort: null, smtpUrl: null, smtpFrom: null, caldav: { url: null, username: null, password: null }, practicePort: 0, problems: [],
};

export const dinnerBrief = {
  goal: 'Move tonight’s dinner to 8:00 pm. Confirm the new time in writing.', facts: ['The table is under Marchetti'], limits: { neverAgreesToCost: true, endsAfterMin: 5, endsAtUsd: null },
  voice: 'marin', language: 'en-US', mayPropose: [...defaultMayPropose],
} satisfies Brief;

export interface CoreWithFakes {
  readonly core: Core;
  readonly clock: FakeClock;
  readonly store: MemoryStore;
  readonly practice: FakePractice;
  readonly files: MemoryFiles;
  readonly recordings: MemoryRecordings;
  readonly logger: QuietLogger;
  readonly sessions: readonly FakeSession[];
  readonly signals: Signal[];
  readonly notes: { title: string; body: string }[];
  console<M extends MethodOf<'console'>>(method: M, input: InputOf<M>): Promise<Result<OutputOf<M>, HandlerError>>;
  desk<M extends MethodOf<'desk'>>(method: M, input: InputOf<M>): Promise<Result<OutputOf<M>, HandlerError>>;
  state(): ConsoleState;
  deskState(): DeskState;
}

export interface FakeCoreOptions {
  readonly store?: MemoryStore;
  /** In place of the one in memory. */
  readonly realStore?: Store;
  readonly files?: Readonly<Record<string, string>>;
  readonly environment?: Partial<Environment>;
  readonly secrets?: Readonly<Record<string, string>>;
  readonly openingNotices?: CoreDeps['openingNotices'];
  readonly recordings?: MemoryRecordings;
  /** In place of one that goes by level; null = none could be loaded. */
  readonly createDetector?: CoreDeps['createDetector'];
  readonly opus?: Opus;
  /** In place of those that must not be opened. */
  readonly sockets?: Sockets;
  /** The people of the practice line. */
  readonly scenarios?: readonly PracticeScenario[];
  /** Shared by cores that start one after the other on one store: a new start must not count from one again. */
  readonly ids?: Ids;
}

/** A whole core over fakes of its ports. */
export async function coreWithFakes(options: FakeCoreOptions = {}): Promise<CoreWithFakes> {
  const clock = createFakeClock();
  const store = options.store ?? createMemoryStore();
  const practice = createFakePractice(options.scenarios);
  const files = createMemoryFiles({ 'settings.json': JSON.stringify({ owner: { name: 'Elena Marchetti', phones: [], email: '' } }), ...options.files });
  const recordings = options.recordings ?? createMemoryRecordings();
  const logger = createQuietLogger();
  const { sessions, create } = createFakeSessions();
  const notes: { title: string; body: string }[] = [];
  const core = await createCore({
    app: { version: '0.1.0', host: 'memory', platform: 'test', home: '/home' }, environment: { ...plainEnvironment, ...options.environment }, clock, ids: options.ids ?? createCountingIds(), logger, store: options.realStore ?? store,
    openingNotices: options.openingNotices ?? [], secrets: createMemorySecrets(options.secrets), files, recordings, opus: options.opus ?? noOpus, sockets: options.sockets ?? { open: () => { throw new Error('no sockets here'); } }, notifier: { notify: (note) => { notes.push(note); } },
    power: { keepAwake: () => () => {} }, practice, createDetector: options.createDetector === undefined ? createLevelDetector : options.createDetector,
  }, { createSession: create });
  const signals: Signal[] = [];
  core.subscribeSignals((signal) => { signals.push(signal); });
  type Handler = (input: unknown, peer: { surface: string; peerId: string }) => unknown;
  return {
    core, clock, store, practice, files, recordings, logger, sessions, signals, notes,
    console: async (method, input) => (await (core.handlers.console[method] as unknown as Handler)(input, { surface: 'console', peerId: 'screen' })) as never,
    desk: async (method, input) => (await (core.handlers.desk[method] as unknown as Handler)(input, { surface: 'desk', peerId: 'desk' })) as never,
    state: () => core.projections.console.snapshot().state,
    deskState: () => core.projections.desk.snapshot().state,
  };
}
