import { useState } from 'react';
import type { KeyStatusView } from '../../../../src-shared/contract/views.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRequest } from '../../stores/use-request.ts';
import type { Request } from '../../stores/use-request.ts';

export interface OpenAiKeyEditing {
  readonly key: KeyStatusView | undefined;
  /** A new one is typed, because there is none or in the place of the present one. */
  readonly typing: boolean;
  readonly value: string;
  readonly request: Request;
  setValue(value: string): void;
  replace(on: boolean): void;
  /** Empty = removed. */
  store(value: string): Promise<void>;
}

/** The key is typed once and never shown again; only its last four characters are. */
export function useOpenAiKey(): OpenAiKeyEditing {
  const key = useConsoleState((state) => state.keys.find((each) => each.name === 'openai'));
  const request = useRequest();
  const [value, setValue] = useState('');
  const [replacing, setReplacing] = useState(false);
  return {
    key, value, request, setValue,
    typing: key?.present !== true || replacing,
    replace: setReplacing,
    async store(next) {
      const answer = await request.run('key.set', { name: 'openai', value: next.trim() });
      if (!answer.ok) return;
      setValue('');
      setReplacing(false);
    },
  };
}
