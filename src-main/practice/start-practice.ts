import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { err, ok } from '../../src-shared/domain/result.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { Ids } from '../core/ports/ids.ts';
import type { LineLeg } from '../core/ports/line-leg.ts';
import type { Logger } from '../core/ports/logger.ts';
import type { Practice } from '../core/ports/practice.ts';
import { createBrain } from './brain/create-brain.ts';
import { createSpokenRegistry } from './ears/spoken-registry.ts';
import { createPersonLeg } from './people/person-leg.ts';
import { loadScenarios } from './scenarios/load-scenarios.ts';
import { startServer, type ServerOptions } from './server/start-server.ts';
import { createSpeech } from './speech/create-speech.ts';
import type { PracticeVoice, Speech } from './speech/speech-api.ts';
import { tightenPauses } from './tighten-pauses.ts';

export interface PracticeOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ids: Ids;
  /** Folder with `scenarios/` and `speech/`. */
  readonly assetsDir: string;
  readonly userScenariosDir: string | null;
  /** 0 = any free one. */
  readonly port: number;
  /** Tests bring their own voice and look at what the server does. */
  readonly speech?: Speech;
  readonly server?: Pick<ServerOptions, 'faults' | 'onUnfitEvent'>;
}

export interface RunningPractice extends Practice {
  stop(): Promise<void>;
  /** Scenario files that were left out: file, line, what is wrong. */
  readonly problems: readonly string[];
}

/** Brings up the practice line. Nothing in it stops the app: what does not work is told by `engine`, `open` and `problems`. */
export async function startPractice(options: PracticeOptions): Promise<RunningPractice> {
  const { clock, ids } = options;
  const logger = options.logger;
  const speech = options.speech ?? createSpeech((name) => readFileSync(join(options.assetsDir, 'speech', name)));
  const registry = createSpokenRegistry(() => clock.monoMs());
  const legs = new Set<LineLeg>();
  const folders = [join(options.assetsDir, 'scenarios'), ...(options.userScenariosDir === null ? [] : [options.userScenariosDir])];
  const { calls, chat, problems } = await loadScenarios(folders);
  for (const problem of problems) logger.warn('practice.scenario.left_out', { problem });

  const lines = new Map<string, Int16Array>();
  const say = (text: string, voice: PracticeVoice): Int16Array => {
    const key = `${voice} ${text}`;
    // The same array for the same line, so that what the ears computed of it is kept as well.
    const samples = lines.get(key) ?? tightenPauses(speech.say(text, voice));
    if (lines.size > maxKeptLines) lines.clear();
    lines.set(key, samples);
    return samples;
  };
  const voiceProblem = tryVoice(speech);
  if (voiceProblem !== null) logger.error('practice.voices.unreadable', { message: voiceProblem });
  const server = await startServer(
    {
      clock, ids, logger, registry,
      newBrain: () => createBrain({ calls, chat, nowMs: () => clock.nowMs(), newCallId: () => ids.next('call') }),
      say: (text) => say(text, 'assistant'),
    },
    { port: options.port, ...options.server },
  );
  if (!server.ok) logger.warn('practice.server.not_listening', { code: server.error, port: options.port });

  return {
    problems,
    engine: () => (voiceProblem !== null ? err(noVoices) : server.ok ? ok({ url: server.value.url, apiKey: server.value.apiKey }) : err(notListening(options.port, server.error))),
    scenarios: () => calls.map((one) => ({ id: one.id, title: one.title, about: one.about, direction: one.direction, peer: { name: one.person.name, number: one.person.number }, suggestedBrief: one.brief })),
    open(request, events) {
      if (voiceProblem !== null) return err(noVoices);
      const scenario = calls.find((one) => one.person.number === request.number && one.direction === request.direction);
      if (scenario === undefined) return err(nobody(request.number));
      const leg = createPersonLeg({ clock, registry, scenario, say: (text) => say(text, scenario.person.voice), closed: () => legs.delete(leg) }, events);
      legs.add(leg);
      return ok(leg);
    },
    async stop() {
      for (const leg of legs) leg.hangUp();
      if (server.ok) await server.value.stop();
    },
  };
}

const maxKeptLines = 400;

const noVoices = 'The voices of the practice line could not be read. Practice calls have no sound, so none can be placed. Install the app again.';

/** Why the voices cannot be used; null when they can. */
function tryVoice(speech: Speech): string | null {
  try {
    speech.say('Hello.', 'assistant');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'unknown';
  }
}

function notListening(port: number, code: string): string {
  const what = code === 'EADDRINUSE' ? `Port ${port} on this computer is taken by another program.` : `The practice line could not open port ${port}.`;
  return `${what} The assistant cannot speak on practice calls. Choose another port for the practice line, or close that program, then start again [${code}].`;
}

function nobody(number: string | null): string {
  return `Nobody on the practice line has the number ${number ?? '(none)'}. The call was not placed. Choose a person from the practice list.`;
}
