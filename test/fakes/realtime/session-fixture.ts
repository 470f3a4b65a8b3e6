import { createRealtimeSession } from '../../../src-main/core/realtime/create-realtime-session.ts';
import { defaultRealtimeSettings } from '../../../src-main/core/realtime/realtime-settings.ts';
import { encodeSound } from '../../../src-main/core/realtime/pcm-base64.ts';
import type { RealtimeSession, SessionConfig, SessionEvent } from '../../../src-main/core/realtime/session-api.ts';
import { createCountingIds } from '../counting-ids.ts';
import type { FakeClock } from '../fake-clock.ts';
import { createFakeClock } from '../fake-clock.ts';
import type { QuietLogger } from '../quiet-logger.ts';
import { createQuietLogger } from '../quiet-logger.ts';
import type { OnSent, ScriptedSocket, ScriptedSockets } from '../scripted-socket.ts';
import { createScriptedSockets } from '../scripted-socket.ts';
import type { PacedVoice } from './paced-voice.ts';
import { createPacedVoice } from './paced-voice.ts';

export const testKey = 'sk-test-0123456789abcdefghij';

export const testConfig: SessionConfig = {
  url: 'wss://example.test/v1/realtime',
  apiKey: testKey,
  model: 'gpt-realtime-2.1',
  voice: 'marin',
  language: 'en-US',
  instructions: 'Book a table.',
  tools: [{ type: 'function', name: 'send_sms', description: 'Sends a text.', parameters: { type: 'object', properties: { text: { type: 'string' } } } }],
  mcpServers: [],
  format: 'pcm24k',
  // A silent line is a test of its own; elsewhere time passes without anybody speaking.
  settings: { ...defaultRealtimeSettings, lineSilentMs: null },
};

export interface SessionFixture {
  readonly session: RealtimeSession;
  readonly sockets: ScriptedSockets;
  readonly clock: FakeClock;
  readonly voice: PacedVoice;
  readonly logger: QuietLogger;
  readonly events: SessionEvent[];
  socket(): ScriptedSocket;
  eventsOf<T extends SessionEvent['type']>(type: T): Extract<SessionEvent, { type: T }>[];
  /** Opens the newest socket and confirms its settings. */
  accept(): void;
  /** Time passes for the clock and for the line. */
  pass(ms: number): void;
}

export function createSessionFixture(options: { readonly config?: Partial<SessionConfig>; readonly onSent?: OnSent; readonly onEvent?: (event: SessionEvent, session: RealtimeSession) => void } = {}): SessionFixture {
  const sockets = createScriptedSockets(options.onSent);
  const clock = createFakeClock();
  const voice = createPacedVoice();
  const logger = createQuietLogger();
  const events: SessionEvent[] = [];
  const session: RealtimeSession = createRealtimeSession(
    { sockets, clock, logger, ids: createCountingIds(), random: () => 0.5 },
    { ...testConfig, ...options.config },
    voice,
    (event) => {
      events.push(event);
      options.onEvent?.(event, session);
    },
  );
  return {
    session, sockets, clock, voice, logger, events,
    socket: () => sockets.latest(),
    eventsOf: <T extends SessionEvent['type']>(type: T) => events.filter((event): event is Extract<SessionEvent, { type: T }> => event.type === type),
    accept() {
      const socket = sockets.latest();
      socket.open();
      socket.say({ type: 'session.created', session: {} });
      socket.say({ type: 'session.updated', session: {} });
    },
    pass(ms) {
      for (let left = ms; left > 0; left -= 10) {
        voice.playOut(Math.min(10, left));
        clock.advance(Math.min(10, left));
      }
    },
  };
}

/** `ms` of sound whose every sample is `mark`. */
export function soundOf(mark: number, ms: number): string {
  return encodeSound(new Int16Array(ms * 24).fill(mark));
}
