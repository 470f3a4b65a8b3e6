import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '../core/core.ts';
import type { CoreDeps } from '../core/core-deps.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { Notifier } from '../core/ports/notifier.ts';
import type { Power } from '../core/ports/power.ts';
import type { Secrets } from '../core/ports/secrets.ts';
import { createClosingStack } from './closing-stack.ts';
import { createCore } from '../core/create-core.ts';
import { createFileLogger } from '../adapters/logging/pino-logger.ts';
import { createHomeFiles } from '../adapters/home-files.ts';
import { createFileRecordings } from '../adapters/recordings/file-recordings.ts';
import { createKnownSecrets } from './remember-secrets.ts';
import { createOpusWorker } from '../adapters/recordings/create-opus-worker.ts';
import { createRandomIds } from '../adapters/ids.ts';
import { createRedactor } from '../adapters/redact.ts';
import { createSystemClock } from '../adapters/clock.ts';
import { createWsSockets } from '../adapters/ws-sockets.ts';
import { databaseKey } from './database-key.ts';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';
import { loadVoiceDetector } from '../adapters/voice-detector.ts';
import { lockHome } from './lock-home.ts';
import { makeHome } from './make-home.ts';
import { noNotifier } from '../adapters/no-notifier.ts';
import { noPower } from '../adapters/no-power.ts';
import { openKeyFileSecrets } from '../adapters/secrets/key-file-secrets.ts';
import { openPhone } from './open-phone.ts';
import { openStore } from '../adapters/store/open-store.ts';
import { readEnvironment } from './read-environment.ts';
import { startPractice } from '../practice/start-practice.ts';

export interface OpenAppOptions {
  /** Absolute. */
  readonly home: string;
  /** The process environment. */
  readonly vars: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly host: 'electron' | 'web';
  readonly version: string;
  readonly assetsDir: string;
  /** The host's own; without them, a key file, and nothing. */
  readonly secrets?: Secrets;
  readonly notifier?: Notifier;
  readonly power?: Power;
}

export interface OpenedApp {
  readonly core: Core;
  readonly logger: Logger;
  readonly home: string;
  /** Tells a second start with the same home where this one can be reached. */
  announce(url: string): void;
  /** Ends every call with words, saves, closes everything. Twice is once. */
  stop(): Promise<void>;
}

/** The text is for people, in three parts. */
export interface OpenAppProblem {
  readonly code: 'locked' | 'newer_database' | 'unwritable_home' | 'failed';
  readonly text: string;
}

/** The composition root of both hosts: everything in order, and nothing left open when a step fails. Never rejects. */
export async function openApp(options: OpenAppOptions): Promise<Result<OpenedApp, OpenAppProblem>> {
  const known = createKnownSecrets();
  let logger: Logger | null = null;
  const stack = createClosingStack(() => logger);
  const fail = async (problem: OpenAppProblem): Promise<Result<never, OpenAppProblem>> => {
    logger?.error('app.not_opened', { ...problem });
    await stack.closeAll();
    return err(problem);
  };

  const made = makeHome(options.home);
  if (!made.ok) return err({ code: 'unwritable_home', text: made.error });
  const lock = lockHome(options.home, options.host, process.pid);
  if (!lock.ok) return err(lock.error);
  stack.push('lock', () => lock.value.release());

  try {
    const log = createFileLogger({
      path: join(options.home, 'logs', 'consigliere.log'),
      redact: createRedactor({ home: options.home, userHome: homedir(), known: () => known.values() }),
    });
    stack.push('log', () => log.close());
    logger = log.logger;

    const clock = createSystemClock();
    const files = createHomeFiles(options.home, () => clock.nowMs());
    const environment = readEnvironment(options);
    known.addEnvironment(environment);
    logger.info('app.opening', { version: options.version, host: options.host, platform: process.platform, node: process.versions.node, problems: environment.problems.map(({ name, text }) => ({ variable: name, text })) });

    const secrets = known.watch(options.secrets ?? await openKeyFileSecrets({ files, logger }));
    const { key, isNew } = await databaseKey(secrets);
    const opened = openStore({ path: join(options.home, 'consigliere.db'), key, keyIsNew: isNew, nowMs: () => clock.nowMs(), logger });
    if (!opened.ok) return await fail({ code: opened.error.code === 'newer' ? 'newer_database' : opened.error.code, text: opened.error.text });
    stack.push('store', () => opened.value.close());

    const ids = createRandomIds();
    const practice = await startPractice({ clock, logger: logger.with({ part: 'practice' }), ids, assetsDir: options.assetsDir, userScenariosDir: join(options.home, 'scenarios'), port: environment.practicePort });
    stack.push('practice', () => practice.stop());

    const phone = await openPhone({ environment, clock, logger: logger.with({ part: 'ingress' }) });
    stack.push('ingress', () => phone?.stop());
    const opus = createOpusWorker(join(options.home, 'recordings'));
    stack.push('opus', () => opus.stop());
    const detector = loadVoiceDetector(options.assetsDir);
    if (!detector.ok) logger.error('voice_detector.not_loaded', { error: detector.error });

    const openingNotices: CoreDeps['openingNotices'] = [...opened.value.notices, ...(options.host === 'electron' && options.secrets === undefined ? [weakSecretsNotice] : [])];
    const core = await createCore({
      app: { version: options.version, host: options.host, platform: process.platform, home: options.home },
      environment, clock, ids, logger, store: opened.value.store, openingNotices, secrets, files,
      recordings: createFileRecordings(join(options.home, 'recordings')), opus, sockets: createWsSockets(), notifier: options.notifier ?? noNotifier, power: options.power ?? noPower, practice, phone,
      createDetector: detector.ok ? detector.value : null,
    });
    stack.push('core', () => core.stop());
    logger.info('app.opened');
    return ok({ core, logger, home: options.home, announce: (url) => lock.value.announce(url), stop: () => stack.closeAll() });
  } catch (error) {
    logger?.error('app.failed', { error });
    return fail({ code: 'failed', text: failedText(options.home, error) });
  }
}

function failedText(home: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : error instanceof Error ? error.name : 'unknown';
  if (code === 'ENOSPC') return 'The disk is full. Calls and settings cannot be saved, so the app does not start. Free some space, then start again.';
  return `The app could not open its data. No call can be made. Read the last lines of ${join(home, 'logs', 'consigliere.log')}, then start again. (${code})`;
}

/** The desktop is expected to have a key chain; the web host never has one, and says so in Settings only. */
const weakSecretsNotice = {
  id: 'secrets-weak', tone: 'info' as const, title: 'No key chain was found',
  text: 'Keys are protected by file permissions only: programs that you run can read them. Unlock or install a key chain, then start again.',
};
