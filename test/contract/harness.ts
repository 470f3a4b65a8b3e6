import type { Bridge } from '../../src-shared/contract/bridge.ts';
import type { ContractChannel, OpenChannel } from '../../src-shared/contract/client/contract-channel.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import type { FakeClock } from '../fakes/fake-clock.ts';
import type { FakeService } from '../fakes/fake-service.ts';
import type { QuietLogger } from '../fakes/quiet-logger.ts';
import type { ReplyEnvelope } from '../../src-shared/contract/envelope.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

/** One transport, started around a fake core. Everything between a screen's Bridge and the core is the shipped code. */
export interface Harness {
  readonly name: string;
  start(parts: HarnessParts): Promise<Running>;
}

export interface HarnessParts {
  readonly service: FakeService;
  /** The server's time; the transport's own pings run on it too. */
  readonly clock: FakeClock;
  readonly logger: QuietLogger;
}

export interface Running {
  /** A connected screen. */
  bridge<S extends Surface>(surface: S): Promise<Bridge<S>>;
  /** A connected sender that says exactly what it is told, past our client. */
  raw(surface: Surface): Promise<RawSender>;
  /** The console's audio lane. */
  lane(): Promise<TestLane>;
  /** The connection of the newest screen of a surface is lost. Where `reconnects`, the screen comes back by itself. */
  lose(surface: Surface): void;
  readonly reconnects: boolean;
  /** Makes pushes to the newest screen of a surface pile up unread. */
  stall(surface: Surface): void;
  stop(): Promise<void>;
}

export interface RawSender { ask(message: unknown): Promise<ReplyEnvelope> }

export interface TestLane {
  send(frame: Uint8Array): void;
  /** The next frame from the core. */
  next(): Promise<Uint8Array>;
  close(): void;
  /** Resolves when the core has closed the lane. */
  readonly closed: Promise<void>;
}

/** Values that are awaited one by one, in order. */
export function createInbox<T>(): { put(value: T): void; next(): Promise<T> } {
  const values: T[] = [];
  const waiting: ((value: T) => void)[] = [];
  return {
    put(value) {
      const resolve = waiting.shift();
      if (resolve === undefined) values.push(value);
      else resolve(value);
    },
    next: () => {
      const value = values.shift();
      return value === undefined ? new Promise((resolve) => { waiting.push(resolve); }) : Promise.resolve(value);
    },
  };
}

/** Resolves at the next time the bridge is in that state. */
export function untilUp<S extends Surface>(bridge: Bridge<S>, wanted: 'up' | 'down' = 'up'): Promise<void> {
  return new Promise((resolve) => {
    const stop = bridge.onConnection((state) => {
      if (state !== wanted) return;
      queueMicrotask(() => { stop(); });
      resolve();
    });
  });
}

export function timerAfter(ms: number, run: () => void): Disposer {
  const timer = setTimeout(run, ms);
  return () => { clearTimeout(timer); };
}

/** A sender of any message over a channel. The core answers one connection's requests in order as long as its handlers do. */
export function rawOver(channel: ContractChannel): Promise<RawSender> {
  const waiting: ((reply: ReplyEnvelope) => void)[] = [];
  return new Promise((resolve) => {
    const opened: OpenChannel = channel.open({
      onUp() {
        resolve({
          ask: (message) => new Promise((settle) => {
            waiting.push(settle);
            opened.send(message);
          }),
        });
      },
      onMessage(message) {
        if ((message as { readonly kind: string }).kind === 'reply') waiting.shift()?.(message as ReplyEnvelope);
      },
      onDown() {},
    });
  });
}
