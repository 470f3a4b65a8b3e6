import { admitRequest, readableId, type AdmittedRequest, type Refusal } from './admit-request.ts';
import { attachPeer, type PeerOutlet } from './attach-peer.ts';
import type { Clock } from '../core/ports/clock.ts';
import type { ContractError, HandlerError } from '../../src-shared/contract/error-codes.ts';
import { contractVersion } from '../../src-shared/contract/version.ts';
import type { ContractService, Handlers, Peer } from '../../src-shared/contract/handlers.ts';
import { createRateLimiter } from './rate-limiter.ts';
import { errorCodes } from '../../src-shared/contract/error-codes.ts';
import type { Ids } from '../core/ports/ids.ts';
import type { Logger } from '../core/ports/logger.ts';
import { methods } from '../../src-shared/contract/methods.ts';
import { refusalTexts } from './refusal-texts.ts';
import type { ReplyEnvelope } from '../../src-shared/contract/envelope.ts';
import type { Result } from '../../src-shared/domain/result.ts';
import type { Surface } from '../../src-shared/contract/surfaces.ts';

export interface ContractServerDeps {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly ids: Ids;
  /** Validates answers and pushes against their schemas as well: for tests, where a wrong one is our bug. */
  readonly checkOutputs?: boolean;
}

/** One connected document. */
export interface ContractConnection {
  /** `sender`: who sent this very message by the transport's evidence, read at the moment it came; null = it cannot tell. Never rejects. */
  receive(message: unknown, sender: Peer | null): Promise<ReplyEnvelope>;
  /** The transport is gone. */
  close(): void;
}

export interface ContractServer {
  connect<S extends Surface>(peer: Peer<S>, outlet: PeerOutlet<S>): ContractConnection;
  /** The answer to a message from nobody the transport knows. */
  refuseStranger(message: unknown): ReplyEnvelope;
}

/** Lines about refused requests a peer may cause in 10 s; a flood must not become a flood of the log. */
const loggedRefusalsPer10s = 20;

/** The one door between screens and core. Transports carry; everything is decided here, in the same order for all of them. */
export function createContractServer(service: ContractService, deps: ContractServerDeps): ContractServer {
  const { logger, ids } = deps;
  const checkOutputs = deps.checkOutputs === true;

  function reply(id: string, result: Result<unknown, ContractError>): ReplyEnvelope {
    return result.ok ? { v: contractVersion, kind: 'reply', id, ok: true, value: result.value } : { v: contractVersion, kind: 'reply', id, ok: false, error: result.error };
  }

  function failure(id: string, { code, message, field }: HandlerError): ReplyEnvelope {
    const error: ContractError = { code, message, retryable: errorCodes[code].retryable, correlationId: ids.next('err'), ...(field === undefined ? {} : { field }) };
    return reply(id, { ok: false, error });
  }

  /** The screen gets a number; the log gets the reason under it. */
  function bug(request: AdmittedRequest, peer: Peer, what: string, detail: unknown): ReplyEnvelope {
    const answer = failure(request.id, { code: 'internal', message: refusalTexts.internal });
    if (!answer.ok) {
      const error = detail instanceof Error ? { name: detail.name, message: detail.message, stack: detail.stack } : { message: String(detail) };
      logger.error(what, { correlationId: answer.error.correlationId, method: request.method, surface: peer.surface, error });
    }
    return answer;
  }

  async function handle(request: AdmittedRequest, peer: Peer): Promise<ReplyEnvelope> {
    try {
      const handlers = service.handlers[peer.surface] as Readonly<Record<string, Handlers<Surface>[keyof Handlers<Surface>]>>;
      const handler = handlers[request.method] as ((input: unknown, peer: Peer) => Promise<Result<unknown, HandlerError>> | Result<unknown, HandlerError>) | undefined;
      if (handler === undefined) return bug(request, peer, 'contract.no_handler', 'no handler');
      const result = await handler(request.input, peer);
      if (!result.ok) return failure(request.id, result.error);
      const wrong = checkOutputs ? methods[request.method].output.safeParse(result.value).error : undefined;
      return wrong === undefined ? reply(request.id, result) : bug(request, peer, 'contract.wrong_output', wrong);
    } catch (error) {
      return bug(request, peer, 'contract.handler_threw', error);
    }
  }

  return {
    refuseStranger: (message) => failure(readableId(message), { code: 'wrong_sender', message: refusalTexts.wrong_sender }),
    connect(peer, outlet) {
      const limiter = createRateLimiter(() => deps.clock.monoMs());
      const refusalsLogged = createRateLimiter(() => deps.clock.monoMs());
      const detach = attachPeer({ service, peer, outlet, logger, checkOutputs });
      let closed = false;

      function refused(refusal: Refusal): ReplyEnvelope {
        const answer = failure(refusal.id, { code: refusal.code, message: refusalTexts[refusal.code], field: refusal.field });
        if (!answer.ok && refusalsLogged.take('refusals', loggedRefusalsPer10s)) {
          logger.warn('contract.refused', { code: refusal.code, method: refusal.method, field: refusal.field, surface: peer.surface, peerId: peer.peerId, correlationId: answer.error.correlationId });
        }
        return answer;
      }

      return {
        async receive(message, sender) {
          const admitted = admitRequest(message, { peer, sender: closed ? null : sender, limiter });
          return admitted.ok ? handle(admitted.value, peer) : refused(admitted.error);
        },
        close() {
          if (closed) return;
          closed = true;
          detach();
        },
      };
    },
  };
}
