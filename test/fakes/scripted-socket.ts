import type { SocketClose, SocketEvents, Sockets } from '../../src-main/core/ports/sockets.ts';

type Event = Readonly<Record<string, unknown>>;

/** One socket that the code under test opened. The test plays the service. */
export interface ScriptedSocket {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** What was sent, parsed. */
  readonly sent: Event[];
  /** How our side closed it; null = it did not. */
  closedBy(): { readonly code: number; readonly reason: string } | null;
  open(): void;
  say(event: Event): void;
  sayText(text: string): void;
  /** The end, from the service or the network. */
  end(info: Partial<SocketClose>): void;
  /** What `bufferedBytes` answers. */
  setBuffered(bytes: number): void;
  sentOf(type: string): Event[];
  /** What the network's round trip shall be. */
  rttMs: number | null;
}

export interface ScriptedSockets extends Sockets {
  readonly opened: ScriptedSocket[];
  /** The newest; throws when none was opened. */
  latest(): ScriptedSocket;
}

/** Sees every event as it is sent, after it was recorded: a place for a model of the service. */
export type OnSent = (event: Event, socket: ScriptedSocket) => void;

export function createScriptedSockets(onSent: OnSent = () => undefined): ScriptedSockets {
  const opened: ScriptedSocket[] = [];
  return {
    opened,
    latest() {
      const socket = opened.at(-1);
      if (socket === undefined) throw new Error('No socket was opened');
      return socket;
    },
    open(url, headers, events) {
      const { socket, send, close } = createOne(url, headers, events, onSent);
      opened.push(socket);
      let buffered = 0;
      Object.assign(socket, { setBuffered: (bytes: number) => { buffered = bytes; } });
      return { send, close, bufferedBytes: () => buffered, rttMs: () => socket.rttMs };
    },
  };
}

function createOne(url: string, headers: Readonly<Record<string, string>>, events: SocketEvents, onSent: OnSent) {
  let ended = false;
  let closed: { readonly code: number; readonly reason: string } | null = null;
  const sent: Event[] = [];
  const socket: ScriptedSocket = {
    url,
    headers,
    sent,
    rttMs: null,
    closedBy: () => closed,
    open: () => events.onOpen(),
    say: (event) => events.onText(JSON.stringify({ event_id: 'event_test', ...event })),
    sayText: (text) => events.onText(text),
    end(info) {
      if (ended) throw new Error('A socket ends once');
      ended = true;
      events.onClose({ code: 1006, reason: '', httpStatus: null, body: null, cause: null, ...info });
    },
    setBuffered: () => undefined,
    sentOf: (type) => sent.filter((event) => event['type'] === type),
  };
  return {
    socket,
    send(text: string) {
      if (closed !== null || ended) throw new Error('Sent on a closed socket');
      const event = JSON.parse(text) as Event;
      sent.push(event);
      onSent(event, socket);
    },
    close(code: number, reason: string) {
      closed = { code, reason };
    },
  };
}
