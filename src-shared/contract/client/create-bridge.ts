import type { Bridge } from '../bridge.ts';
import type { ContractChannel, OpenChannel } from './contract-channel.ts';
import { contractVersion } from '../version.ts';
import type { Disposer } from '../../domain/disposer.ts';
import type { PushEnvelope, ReplyEnvelope, RequestEnvelope } from '../envelope.ts';
import { reconnectDelayMs } from './reconnect-delay.ts';
import type { ContractError } from '../error-codes.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Surface } from '../surfaces.ts';

export interface BridgeDeps {
  /** Runs `run` once after `ms`, unless disposed. Needed where a lost channel is opened again; null = a loss is final. */
  readonly after: ((ms: number, run: () => void) => Disposer) | null;
}

const lost: ContractError = {
  code: 'disconnected',
  message: 'The connection to Consigliere was lost. A call that is on goes on without this window. Wait until the window is connected again, then repeat this.',
  retryable: true,
  correlationId: '',
};

/** The contract over any channel. No validation of values here: the core validates what it takes and what it gives. */
export function createBridge<S extends Surface>(channel: ContractChannel, deps: BridgeDeps): Bridge<S> {
  const pushListeners = new Set<(push: PushEnvelope<S>) => void>();
  const connectionListeners = new Set<(state: 'up' | 'down') => void>();
  const waiting = new Map<string, (result: Result<unknown, ContractError>) => void>();
  let open: OpenChannel | null = null;
  let up = false;
  let closed = false;
  let attempt = 0;
  let nextId = 1;
  let cancelRetry: Disposer = () => {};

  function setUp(now: boolean): void {
    if (up === now) return;
    up = now;
    for (const listener of [...connectionListeners]) listener(now ? 'up' : 'down');
  }

  function failWaiting(): void {
    const all = [...waiting.values()];
    waiting.clear();
    for (const settle of all) settle(err(lost));
  }

  function take(message: unknown): void {
    if (isReply(message)) {
      const settle = waiting.get(message.id);
      waiting.delete(message.id);
      settle?.(message.ok ? ok(message.value) : err(message.error));
    } else if (isPush<S>(message)) {
      for (const listener of [...pushListeners]) listener(message);
    }
  }

  function connect(): void {
    let current = true;
    open = channel.open({
      onUp() {
        if (!current || closed) return;
        attempt = 0;
        setUp(true);
      },
      onMessage(message) {
        if (current && !closed) take(message);
      },
      onDown() {
        if (!current) return;
        current = false;
        open = null;
        failWaiting();
        setUp(false);
        if (closed || deps.after === null) return;
        cancelRetry = deps.after(reconnectDelayMs(attempt), connect);
        attempt += 1;
      },
    });
  }
  connect();

  return {
    call(method, input) {
      const channelNow = open;
      if (!up || channelNow === null) return Promise.resolve(err(lost));
      const id = String(nextId++);
      const request: RequestEnvelope = { v: contractVersion, id, method, input };
      return new Promise((resolve) => {
        waiting.set(id, resolve as (result: Result<unknown, ContractError>) => void);
        channelNow.send(request);
      });
    },
    subscribe(listener) {
      pushListeners.add(listener);
      return () => { pushListeners.delete(listener); };
    },
    onConnection(listener) {
      connectionListeners.add(listener);
      listener(up ? 'up' : 'down');
      return () => { connectionListeners.delete(listener); };
    },
    close() {
      if (closed) return;
      closed = true;
      cancelRetry();
      open?.close();
      open = null;
      failWaiting();
      setUp(false);
      pushListeners.clear();
      connectionListeners.clear();
    },
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;

const isReply = (message: unknown): message is ReplyEnvelope => isRecord(message) && message['kind'] === 'reply' && typeof message['id'] === 'string' && typeof message['ok'] === 'boolean';

/** A push of another version is no push: its state could be misread. The next request names the mismatch. */
const isPush = <S extends Surface>(message: unknown): message is PushEnvelope<S> =>
  isRecord(message) && message['v'] === contractVersion && (message['kind'] === 'signal' || (message['kind'] === 'delta' && typeof message['seq'] === 'number'));
