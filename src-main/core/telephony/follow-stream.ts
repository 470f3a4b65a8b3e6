import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { StreamEvents, StreamSocket } from '../ports/media-streams.ts';
import { readStreamMessage, type StreamMessage } from './read-stream-message.ts';

type Start = Extract<StreamMessage, { type: 'start' }>;
type Sound = Extract<StreamMessage, { type: 'media' | 'mark' | 'dtmf' }>;

export interface StreamDeps<Call> {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly socket: StreamSocket;
  readonly accountSid: string;
  /** Whose stream it is; a word when it is nobody's. */
  readonly begin: (start: Start) => Call | 'unknown_token' | 'wrong_call';
  readonly hear: (call: Call, message: Sound) => void;
  /** Once, for a stream that had begun. `stopped`: Twilio said so; else the socket went. */
  readonly over: (call: Call, stopped: boolean) => void;
}

/** From the upgrade to `start`. */
export const startWithinMs = 5_000;
/** A stream sends 50 messages a second, silence too. */
export const deadAfterMs = 15_000;
const lookEveryMs = 5_000;
/** Messages of a stream that cannot be used are dropped, up to here: then it is no Twilio. */
export const mostBadMessages = 50;

/** One media socket, in the order that is published: connected, start, then sound until stop. Nothing is opened for it before its `start` is proven. */
export function followStream<Call extends object>(deps: StreamDeps<Call>): StreamEvents {
  const { clock, logger, socket } = deps;
  let phase: 'new' | 'connected' | 'started' | 'over' = 'new';
  let call: Call | null = null;
  let streamSid = '';
  let bad = 0;
  let lastMs = clock.monoMs();

  const end = (stopped: boolean): void => {
    if (phase === 'over') return;
    phase = 'over';
    late();
    look();
    if (bad > 0) logger.warn('stream.bad_messages', { count: bad });
    if (call !== null) deps.over(call, stopped);
  };
  const refuse = (why: string): void => {
    if (phase === 'over') return;
    logger.warn('stream.refused', { why, phase });
    socket.close(1008);
    end(false);
  };
  const late = clock.after(startWithinMs, () => { if (phase !== 'started') refuse('no_start'); });
  const look = clock.every(lookEveryMs, () => { if (clock.monoMs() - lastMs >= deadAfterMs) refuse('silent'); });

  const drop = (why: string): void => {
    bad += 1;
    if (bad > mostBadMessages) refuse(why);
  };
  const start = (message: Start): void => {
    if (message.accountSid !== deps.accountSid) return refuse('wrong_account');
    const begun = deps.begin(message);
    if (typeof begun === 'string') return refuse(begun);
    call = begun;
    streamSid = message.streamSid;
    phase = 'started';
    return late();
  };

  return {
    onText(text) {
      if (phase === 'over') return;
      lastMs = clock.monoMs();
      const read = readStreamMessage(text);
      if (!read.ok) return phase === 'started' ? drop(read.error) : refuse(read.error);
      const message = read.value;
      switch (message.type) {
        case 'unknown': return;
        case 'connected':
          if (phase !== 'new') return refuse('out_of_order');
          phase = 'connected';
          return;
        case 'start': return phase === 'connected' ? start(message) : refuse('out_of_order');
        case 'media': case 'mark': case 'dtmf':
          if (call === null) return refuse('out_of_order');
          return message.streamSid === streamSid ? deps.hear(call, message) : drop('unknown_stream');
        case 'stop':
          if (call === null) return refuse('out_of_order');
          return message.streamSid === streamSid ? end(true) : drop('unknown_stream');
      }
    },
    onClosed: () => { end(false); },
  };
}
