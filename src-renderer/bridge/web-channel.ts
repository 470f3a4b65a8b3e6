import type { ContractChannel } from '../../src-shared/contract/client/contract-channel.ts';

/** The part of a browser's WebSocket that is used. */
export interface WebSocketLike {
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: never) => void) | null;
  onclose: ((event: never) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface WebChannelDeps {
  /** Opens the `/ws` socket, with whatever authenticates it at this moment. */
  readonly openSocket: () => WebSocketLike;
  /** The web host handed out the token for the next connection (the Desk's sockets carry no cookie). */
  readonly onTicket?: (ticket: string) => void;
  /** The socket closed without ever opening: nobody listens, or we are no longer let in. */
  readonly onRefused?: () => void;
}

const openState = 1;

/** The contract over a WebSocket: one JSON text a message. */
export function webChannel(deps: WebChannelDeps): ContractChannel {
  return {
    open(events) {
      const socket = deps.openSocket();
      let wasUp = false;
      let over = false;
      const down = (): void => {
        if (over) return;
        over = true;
        if (!wasUp) deps.onRefused?.();
        events.onDown();
      };
      socket.onopen = () => {
        wasUp = true;
        if (!over) events.onUp();
      };
      socket.onmessage = (event: { readonly data: unknown }) => {
        if (over || typeof event.data !== 'string') return;
        const message: unknown = JSON.parse(event.data);
        const ticket = ticketIn(message);
        if (ticket === null) events.onMessage(message);
        else deps.onTicket?.(ticket);
      };
      socket.onclose = down;
      return {
        send(message) {
          if (socket.readyState === openState) socket.send(JSON.stringify(message));
        },
        close() {
          wasUp = true;
          socket.close();
          down();
        },
      };
    },
  };
}

/** `{ kind: 'ticket', ticket }` is between the web host and its channel; it is no message of the contract. */
function ticketIn(message: unknown): string | null {
  if (typeof message !== 'object' || message === null) return null;
  const { kind, ticket } = message as { readonly kind?: unknown; readonly ticket?: unknown };
  return kind === 'ticket' && typeof ticket === 'string' ? ticket : null;
}
