import type { Clock } from '../../../src-main/core/ports/clock.ts';
import type { LegEvents, LineLeg } from '../../../src-main/core/ports/line-leg.ts';
import type { SocketEvents, Sockets } from '../../../src-main/core/ports/sockets.ts';
import { readChunkMark } from './chunk-mark.ts';

/** A queue of two seconds, and the frame that came just now. */
const mostBurstMs = 2_040;

/**
 * Stands between the app and its line and sockets, changes nothing, and notes what must not be: sound of a response that was cut,
 * or a burst of sound to the service that is longer than the queue.
 */
export interface LineWatch {
  readonly wrong: string[];
  /** Responses that they cut into. */
  cuts(): number;
  /** Ids of the tool calls that reached the app. */
  readonly calls: ReadonlySet<string>;
  /** The assistant was silenced just now. */
  silenced(): void;
  sockets(real: Sockets): Sockets;
  leg(open: (events: LegEvents) => LineLeg, events: LegEvents): LineLeg;
}

interface Piece {
  readonly responseId: string;
  left: number;
}

/** `responseOf`: of which response a marked piece of sound is. */
export function createLineWatch(clock: Clock, responseOf: (mark: number) => string | null): LineWatch {
  const wrong: string[] = [];
  /** Responses of the present connection that may still be heard. */
  const live = new Set<string>();
  const cut = new Set<string>();
  let queue: Piece[] = [];
  const calls = new Set<string>();
  let burst = { atMs: -1, ms: 0 };

  const received = (text: string, act: () => void): void => {
    const event = JSON.parse(text) as { readonly type?: string; readonly call_id?: string; readonly response?: { readonly id?: string } };
    if (event.type === 'response.created' && event.response?.id !== undefined) live.add(event.response.id);
    if (event.type === 'response.function_call_arguments.done' && event.call_id !== undefined) calls.add(event.call_id);
    act();
    if (event.type === 'input_audio_buffer.speech_started') silenced();
  };
  const silenced = (): void => {
    for (const responseId of live) cut.add(responseId);
    live.clear();
    if (queue.length > 0) wrong.push(`it was cut, and ${queue.length} pieces of ${queue[0]?.responseId ?? ''} stayed in the line`);
  };
  const sent = (text: string): void => {
    if (!text.startsWith('{"type":"input_audio_buffer.append"')) return;
    const ms = ((text.length - 50) * 3) / 4 / 48;
    burst = clock.monoMs() === burst.atMs ? { ...burst, ms: burst.ms + ms } : { atMs: clock.monoMs(), ms };
    if (burst.ms > mostBurstMs) wrong.push(`${Math.round(burst.ms)} ms of sound went to the service at once`);
  };

  return {
    wrong, calls, silenced,
    cuts: () => cut.size,
    sockets: (real) => ({
      open(url, headers, events: SocketEvents) {
        live.clear();
        const socket = real.open(url, headers, { ...events, onText: (text) => { received(text, () => { events.onText(text); }); } });
        return { ...socket, send: (text) => { sent(text); socket.send(text); } };
      },
    }),
    leg(open, events) {
      let played = 0;
      const real = open({
        ...events,
        onPlayed(samples) {
          if (queue.length === 0 && samples.some((sample) => sample !== 0)) wrong.push('sound was heard that lay in no queue');
          const position = real.playedSamples();
          for (let taken = position - played; taken > 0 && queue[0] !== undefined;) {
            const now = Math.min(taken, queue[0].left);
            queue[0].left -= now;
            taken -= now;
            if (queue[0].left === 0) queue.shift();
          }
          played = position;
          events.onPlayed(samples);
        },
      });
      return {
        ...real,
        play(samples) {
          const responseId = responseOf(readChunkMark(samples));
          if (responseId === null) wrong.push('sound was handed to the line that no response holds');
          else if (cut.has(responseId)) wrong.push(`sound of ${responseId} was handed to the line after it was cut`);
          queue.push({ responseId: responseId ?? '', left: samples.length });
          real.play(samples);
        },
        clear() {
          queue = [];
          real.clear();
        },
      };
    },
  };
}
