import type { ConsoleState, DeskState } from '../../src-shared/contract/state.ts';
import type { Core } from '../../src-main/core/core.ts';
import type { CreateSession } from '../../src-main/core/calls/call-deps.ts';
import type { PhoneDeps } from '../../src-main/core/core-deps.ts';
import type { Environment } from '../../src-main/core/settings/environment.ts';
import type { HandlerError } from '../../src-shared/contract/error-codes.ts';
import type { InputOf, OutputOf } from '../../src-shared/contract/methods.ts';
import type { MethodOf } from '../../src-shared/contract/surface-methods.ts';
import type { Practice } from '../../src-main/core/ports/practice.ts';
import type { Result } from '../../src-shared/domain/result.ts';
import type { ServerOptions } from '../../src-main/practice/server/start-server.ts';
import type { Recordings } from '../../src-main/core/ports/recordings.ts';
import type { CreateVoiceDetector } from '../../src-main/core/ports/voice-detector.ts';
import type { Sockets } from '../../src-main/core/ports/sockets.ts';
import type { Store } from '../../src-main/core/ports/store.ts';
import { createCore } from '../../src-main/core/create-core.ts';
import { createCountingIds } from './counting-ids.ts';
import { createLevelDetector } from './level-detector.ts';
import { createMemoryFiles } from './memory-files.ts';
import { createMemoryRecordings } from './memory-recordings.ts';
import { createMemorySecrets } from './memory-secrets.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import { createPatientClock, type PatientClock } from './patient-clock.ts';
import { createQuietLogger, type QuietLogger } from './quiet-logger.ts';
import { createWsSockets } from '../../src-main/adapters/ws-sockets.ts';
import { connectRealtime } from './practice/realtime-client.ts';
import { noOpus } from './no-opus.ts';
import { plainEnvironment } from './core-with-fakes.ts';
import { startTestPractice } from './practice/start-test-practice.ts';

export interface CoreOnPractice {
  readonly core: Core;
  readonly clock: PatientClock;
  readonly store: MemoryStore;
  readonly logger: QuietLogger;
  console<M extends MethodOf<'console'>>(method: M, input: InputOf<M>): Promise<Result<OutputOf<M>, HandlerError>>;
  desk<M extends MethodOf<'desk'>>(method: M, input: InputOf<M>): Promise<Result<OutputOf<M>, HandlerError>>;
  state(): ConsoleState;
  deskState(): DeskState;
  /** Resolves when the condition holds, looked at after every change of either surface; rejects after so much of the clock's time. */
  until(what: string, holds: () => boolean, withinMs?: number): Promise<void>;
  stop(): Promise<void>;
}

export interface CoreOnPracticeOptions {
  readonly factor?: number;
  readonly realStore?: Store;
  readonly environment?: Partial<Environment>;
  readonly faults?: ServerOptions['faults'];
  readonly scenariosDir?: string;
  /** Keys of settings.json besides the owner's name. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly recordings?: Recordings;
  readonly createDetector?: CreateVoiceDetector;
  /** A phone network, on the core's clock. */
  readonly phone?: (on: { readonly clock: PatientClock; readonly logger: QuietLogger }) => Promise<{ readonly phone: PhoneDeps; readonly environment: Partial<Environment>; stop(): Promise<void> }>;
  /** In place of the practice engine's sessions. */
  readonly createSession?: CreateSession;
  /** Puts something between the core and the line. */
  readonly between?: (real: { readonly practice: Practice; readonly clock: PatientClock }) => { readonly practice: Practice; readonly sockets: Sockets };
}

/** The whole core on the real practice line, over real sockets, in time that runs faster; people and assistant speak in tones. */
export async function coreOnPractice(options: CoreOnPracticeOptions = {}): Promise<CoreOnPractice> {
  const clock = createPatientClock(options.factor ?? 15);
  const store = createMemoryStore();
  const logger = createQuietLogger();
  const practice = await startTestPractice({ clock, logger, userScenariosDir: options.scenariosDir ?? null, ...(options.faults === undefined ? {} : { server: { faults: options.faults } }) });
  await warmUp(practice);
  const { practice: line, sockets } = options.between?.({ practice, clock }) ?? { practice, sockets: createWsSockets() };
  const network = await options.phone?.({ clock, logger });
  const core = await createCore({
    app: { version: '0.1.0', host: 'memory', platform: 'test', home: '/home' }, environment: { ...plainEnvironment, ...options.environment, ...network?.environment }, phone: network?.phone ?? null, clock, ids: createCountingIds(), logger, store: options.realStore ?? store,
    openingNotices: [], secrets: createMemorySecrets(), files: createMemoryFiles({ 'settings.json': JSON.stringify({ owner: { name: 'Elena Marchetti', phones: [], email: '' }, ...options.settings }) }),
    recordings: options.recordings ?? createMemoryRecordings(), opus: noOpus, sockets, notifier: { notify: () => {} }, power: { keepAwake: () => () => {} }, practice: line, createDetector: options.createDetector ?? createLevelDetector,
  }, options.createSession === undefined ? {} : { createSession: options.createSession });
  const looks = new Set<() => void>();
  const look = (): void => { for (const each of [...looks]) each(); };
  core.projections.console.subscribe(look);
  core.projections.desk.subscribe(look);
  type Handler = (input: unknown, peer: { surface: string; peerId: string }) => unknown;
  return {
    core, clock, store, logger,
    console: async (method, input) => (await (core.handlers.console[method] as unknown as Handler)(input, { surface: 'console', peerId: 'screen' })) as never,
    desk: async (method, input) => (await (core.handlers.desk[method] as unknown as Handler)(input, { surface: 'desk', peerId: 'desk' })) as never,
    state: () => core.projections.console.snapshot().state,
    deskState: () => core.projections.desk.snapshot().state,
    until: (what, holds, withinMs = 120_000) => new Promise((resolve, reject) => {
      const over = (): void => { looks.delete(check); stopTimer(); };
      const check = (): void => {
        if (!holds()) return;
        over();
        resolve();
      };
      const stopTimer = clock.after(withinMs, () => {
        over();
        reject(new Error(`Not within ${withinMs / 1000} s: ${what}`));
      });
      looks.add(check);
      check();
    }),
    stop: async () => {
      await core.stop();
      await network?.stop();
      await practice.stop();
      clock.dispose();
    },
  };
}

/** The first session compiles the schemas: that shall not count as time of a call. */
async function warmUp(practice: { readonly url: string; readonly apiKey: string }): Promise<void> {
  const client = await connectRealtime(practice.url, practice.apiKey);
  await client.next('session.created');
  client.send({ type: 'session.update', session: { type: 'realtime', instructions: 'Be brief.' } });
  await client.next('session.updated');
  await client.close();
}
