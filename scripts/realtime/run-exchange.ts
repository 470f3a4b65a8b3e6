import { createRandomIds } from '../../src-main/adapters/ids.ts';
import { createSystemClock } from '../../src-main/adapters/clock.ts';
import { createWsSockets } from '../../src-main/adapters/ws-sockets.ts';
import { createRealtimeSession } from '../../src-main/core/realtime/create-realtime-session.ts';
import { defaultRealtimeSettings } from '../../src-main/core/realtime/realtime-settings.ts';
import type { RealtimeTool, SessionEvent } from '../../src-main/core/realtime/session-api.ts';
import { recordVoice } from './record-voice.ts';
import { silentLogger } from './silent-logger.ts';

/** What is said to the service. `none`: only the connection is tried. */
export type Input = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'speech'; readonly samples24k: Int16Array } | { readonly kind: 'none' };

export interface ExchangeOptions {
  readonly engine: { readonly url: string; readonly apiKey: string };
  readonly model: string;
  readonly voice: string;
  readonly tools: readonly RealtimeTool[];
  readonly input: Input;
  readonly connectTimeoutMs: number;
  /** From the end of what is said to the end of the answer. */
  readonly answerTimeoutMs: number;
}

/** Times are null when it did not come so far. First audio and complete count from the end of what was said. */
export interface Exchange {
  readonly connectMs: number | null;
  readonly firstAudioMs: number | null;
  readonly completeMs: number | null;
  readonly samples24k: Int16Array;
  /** Words of the assistant. */
  readonly said: string;
  /** What the service made of the speech; empty for text. */
  readonly heard: string;
  /** Null when all went well. The text is for people. */
  readonly problem: { readonly code: string; readonly text: string } | null;
}

const instructions = [
  'You are the assistant of a telephone program, and your owner tries whether you can be heard.',
  'Answer in one short sentence.',
  'Language: en-US',
].join('\n');
const frameMs = 20;
const samplesPerMs = 24;
/** The words of speech may come after the answer to it. */
const wordsWaitMs = 3_000;

/** One session from connecting to the end of one answer. Never rejects; ends within its limits, whatever the service does. */
export function runExchange(options: ExchangeOptions): Promise<Exchange> {
  const clock = createSystemClock();
  const startMs = clock.monoMs();
  let connectMs: number | null = null;
  let saidAtMs: number | null = null;
  let firstSoundAtMs: number | null = null;
  let doneAtMs: number | null = null;
  let trouble: Exchange['problem'] = null;
  let heardAll = options.input.kind !== 'speech';
  const said = new Map<string, string>();
  const heard = new Map<string, string>();
  let stopSpeaking = (): void => undefined;
  const { promise, resolve } = Promise.withResolvers<Exchange>();

  const since = (fromMs: number | null, toMs: number | null): number | null => (fromMs === null || toMs === null ? null : Math.max(0, Math.round(toMs - fromMs)));
  const voice = recordVoice(() => { firstSoundAtMs ??= clock.monoMs(); });
  const joined = (words: ReadonlyMap<string, string>): string => [...words.values()].filter((text) => text !== '').join(' ');

  // The only timers that keep the process alive, and so the bound of everything here.
  let timer: NodeJS.Timeout | undefined;
  const bound = (ms: number, onDue: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(onDue, ms);
  };
  const settle = (problem: Exchange['problem']): void => {
    clearTimeout(timer);
    stopSpeaking();
    session.disconnect('done');
    resolve({ connectMs, firstAudioMs: since(saidAtMs, firstSoundAtMs), completeMs: since(saidAtMs, doneAtMs), samples24k: voice.samples24k(), said: joined(said), heard: joined(heard), problem });
  };
  const settleWhenDone = (): void => {
    if (doneAtMs === null || saidAtMs === null) return;
    if (heardAll) settle(null);
    else bound(wordsWaitMs, () => settle(null));
  };
  const noteSaid = (): void => {
    saidAtMs = clock.monoMs();
    bound(options.answerTimeoutMs, () => settle(trouble ?? noAnswer(options.answerTimeoutMs, firstSoundAtMs !== null)));
    settleWhenDone();
  };

  const say = (): void => {
    const { input } = options;
    switch (input.kind) {
      case 'none':
        return settle(null);
      case 'text':
        noteSaid();
        return session.sendText(input.text, { role: 'user', respond: true });
      case 'speech': {
        bound(input.samples24k.length / samplesPerMs + options.connectTimeoutMs, () => settle(trouble ?? noAnswer(options.answerTimeoutMs, false)));
        const frameSamples = frameMs * samplesPerMs;
        let at = 0;
        // Silence goes on after the last word, as on a line: by it the service knows that the turn is over.
        stopSpeaking = clock.every(frameMs, () => {
          const frame = new Int16Array(frameSamples);
          frame.set(input.samples24k.subarray(at, at + frameSamples));
          session.sendAudio(frame);
          at += frameSamples;
          if (at >= input.samples24k.length && saidAtMs === null) noteSaid();
        });
        return undefined;
      }
    }
  };

  const onEvent = (event: SessionEvent): void => {
    if (event.type === 'state') {
      trouble = event.problem;
      if (event.state === 'lost') return settle(event.problem ?? noAnswer(options.answerTimeoutMs, false));
      if (event.state !== 'ready' || connectMs !== null) return undefined;
      connectMs = since(startMs, clock.monoMs());
      return say();
    }
    if (event.type === 'them.started') {
      // They went on after a pause: what was answered to the first part is not the answer.
      heardAll = false;
      firstSoundAtMs = null;
      doneAtMs = null;
      said.clear();
      voice.forget();
    } else if (event.type === 'them.words') {
      heard.set(event.itemId, event.text);
      heardAll = event.final;
      settleWhenDone();
    } else if (event.type === 'assistant.words') {
      said.set(event.itemId, event.text);
    } else if (event.type === 'response.done' && event.status === 'completed' && firstSoundAtMs !== null) {
      doneAtMs = clock.monoMs();
      settleWhenDone();
    }
    return undefined;
  };

  const session = createRealtimeSession(
    { sockets: createWsSockets(), clock, logger: silentLogger, ids: createRandomIds() },
    { url: options.engine.url, apiKey: options.engine.apiKey, model: options.model, voice: options.voice, language: 'en-US', instructions, tools: options.tools, mcpServers: [], format: 'pcm24k', settings: defaultRealtimeSettings },
    voice,
    onEvent,
  );
  bound(options.connectTimeoutMs, () => settle(trouble ?? {
    code: 'connect_timeout',
    text: `The Realtime service was not ready within ${Math.round(options.connectTimeoutMs / 1000)} seconds. No call can be made with it. Check the network and the address, then try again.`,
  }));
  session.connect();
  return promise;
}

function noAnswer(ms: number, begun: boolean): NonNullable<Exchange['problem']> {
  const what = begun ? `The answer had no end within ${Math.round(ms / 1000)} seconds` : `The Realtime service took what was said and gave no sound for ${Math.round(ms / 1000)} seconds`;
  return { code: begun ? 'answer_unfinished' : 'no_answer', text: `${what}. On a call the assistant would stay silent. Try again, or choose another model.` };
}
