import type { ScriptedSocket } from '../scripted-socket.ts';
import { createSessionFixture, type SessionFixture } from './session-fixture.ts';
import { createSimulatedService, type ServiceHabits, type SimulatedService } from './simulated-service.ts';

export interface Link {
  readonly socket: ScriptedSocket;
  /** A session of the service lives as long as its socket. */
  readonly service: SimulatedService;
  isOpen: boolean;
  /** The network or the service ended it. */
  hasEnded: boolean;
}

/** A session whose sockets each reach a service of their own, and end when the test says so. Nothing happens by itself. */
export interface FaultyLinks extends SessionFixture {
  readonly links: readonly Link[];
  /** The newest, when the session still has it. */
  current(): Link | null;
  /** The newest of those that the session has let go. */
  stale(): Link | null;
  open(): void;
  end(link: Link | null, info: Parameters<ScriptedSocket['end']>[0]): void;
  /** Delivers the oldest waiting event of the current link to the session. */
  takeOut(): boolean;
  takeIn(): boolean;
}

/** Room for the marks of one service. */
const marksEach = 200;

export function createFaultyLinks(habits: ServiceHabits, options: Parameters<typeof createSessionFixture>[0] = {}): FaultyLinks {
  const links: Link[] = [];
  const linkOf = (socket: ScriptedSocket): Link => {
    const known = links.find((link) => link.socket === socket);
    if (known !== undefined) return known;
    const link: Link = { socket, service: createSimulatedService(habits, `s${links.length}_`, 1 + (links.length % 160) * marksEach), isOpen: false, hasEnded: false };
    links.push(link);
    return link;
  };
  const f = createSessionFixture({
    ...options,
    onSent(event, socket) {
      options.onSent?.(event, socket);
      linkOf(socket).service.receive(event);
    },
  });
  const refresh = (): void => f.sockets.opened.forEach(linkOf);
  const isHeld = (link: Link): boolean => !link.hasEnded && link.socket.closedBy() === null;
  const current = (): Link | null => {
    refresh();
    return links.findLast(isHeld) ?? null;
  };
  return {
    ...f, links, current,
    stale() {
      refresh();
      return links.findLast((link) => !link.hasEnded && link.socket.closedBy() !== null) ?? null;
    },
    open() {
      const link = current();
      if (link === null || link.isOpen) return;
      link.isOpen = true;
      link.socket.open();
    },
    end(link, info) {
      if (link === null || link.hasEnded) return;
      link.hasEnded = true;
      link.socket.end(info);
    },
    takeOut() {
      const link = current();
      const event = link?.isOpen === true ? link.service.takeOut() : undefined;
      if (event !== undefined) link?.socket.say(event);
      return event !== undefined;
    },
    takeIn: () => current()?.service.takeIn() ?? false,
  };
}
