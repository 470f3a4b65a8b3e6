import { Worker } from 'node:worker_threads';
import { join } from 'node:path';
import type { Opus } from '../../core/ports/opus.ts';
import type { OpusAnswer, OpusRequest } from './opus-messages.ts';
import { err, ok } from '../../../src-shared/domain/result.ts';
import { recordingPath } from './recording-path.ts';

/** Beside this file, as source and in the bundle, where it is an entry of its own (electron.vite.config.ts). */
const workerPath = join(import.meta.dirname, import.meta.url.endsWith('.ts') ? 'opus-worker.ts' : 'opus-worker.js');

/** Encodes and decodes in threads of their own, which end when nothing was asked of them for a while: one makes files, one reads the file that is played. */
export function createOpusWorker(folder: string): Opus {
  const maker = createThread();
  const reader = createThread();
  const failed = (code: string) => err({ code: code === 'ENOENT' ? 'missing' as const : code === 'ENOSPC' ? 'full' as const : 'failed' as const, text: code });

  return {
    encode: async (from, to) => {
      const answer = await maker.ask((id) => ({ id, type: 'encode', from: recordingPath(folder, from), to: recordingPath(folder, to) }));
      return answer.type === 'encoded' ? ok({ bytes: answer.bytes }) : failed(answer.type === 'failed' ? answer.code : 'wrong answer');
    },
    decode: async (name, fromSample, samples) => {
      const answer = await reader.ask((id) => ({ id, type: 'decode', path: recordingPath(folder, name), fromSample, samples }));
      return answer.type === 'decoded' ? ok({ left: answer.left, right: answer.right }) : failed(answer.type === 'failed' ? answer.code : 'wrong answer');
    },
    stop: async () => { await Promise.all([maker.stop(), reader.stop()]); },
  };
}

const idleMs = 30_000;

function createThread(): { ask(request: (id: number) => OpusRequest): Promise<OpusAnswer>; stop(): Promise<void> } {
  const waiting = new Map<number, (answer: OpusAnswer) => void>();
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | null = null;
  let lastId = 0;
  let stopped = false;

  const fail = (code: string): void => {
    worker = null;
    for (const [id, settle] of [...waiting]) settle({ id, type: 'failed', code });
    waiting.clear();
  };
  const end = async (): Promise<void> => {
    const ending = worker;
    fail('stopped');
    await ending?.terminate();
  };
  const rest = (): void => {
    idle = setTimeout(() => { void end(); }, idleMs).unref();
  };
  const start = (): Worker => {
    const started = new Worker(workerPath);
    started.unref();
    started.on('message', (answer: OpusAnswer) => {
      waiting.get(answer.id)?.(answer);
      waiting.delete(answer.id);
      if (waiting.size === 0) rest();
    });
    started.on('error', (error: unknown) => { if (worker === started) fail(String(error)); });
    return started;
  };

  return {
    ask: (request) => new Promise((resolve) => {
      const id = ++lastId;
      if (stopped) {
        resolve({ id, type: 'failed', code: 'stopped' });
        return;
      }
      if (idle !== null) clearTimeout(idle);
      worker ??= start();
      waiting.set(id, resolve);
      worker.postMessage(request(id));
    }),
    stop: async () => {
      stopped = true;
      if (idle !== null) clearTimeout(idle);
      await end();
    },
  };
}
