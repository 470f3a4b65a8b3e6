import { useCallback, useState } from 'react';
import type { ContractError } from '../../../src-shared/contract/error-codes.ts';
import type { InputOf, OutputOf } from '../../../src-shared/contract/methods.ts';
import type { MethodOf } from '../../../src-shared/contract/surface-methods.ts';
import type { Result } from '../../../src-shared/domain/result.ts';
import { useServices } from './use-services.ts';

type Method = MethodOf<'console'>;

export interface Request {
  /** Asks the core; a failure stays in `problem` until the next request that works, to be shown where it was asked. */
  run<M extends Method>(method: M, input: InputOf<M>): Promise<Result<OutputOf<M>, ContractError>>;
  readonly problem: ContractError | null;
  readonly busy: boolean;
  clear(): void;
}

export function useRequest(): Request {
  const { bridge } = useServices();
  const [problem, setProblem] = useState<ContractError | null>(null);
  const [running, setRunning] = useState(0);
  const run = useCallback(async <M extends Method>(method: M, input: InputOf<M>) => {
    setRunning((count) => count + 1);
    const answer = await bridge.call(method, input);
    setRunning((count) => count - 1);
    setProblem(answer.ok ? null : answer.error);
    return answer;
  }, [bridge]);
  const clear = useCallback(() => { setProblem(null); }, []);
  return { run, problem, busy: running > 0, clear };
}
