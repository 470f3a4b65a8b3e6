import { useState } from 'react';
import { emailProblem } from './email-problem.ts';
import { formatNumber } from '../format/format-number.ts';
import { splitPhones } from './split-phones.ts';
import { useConsoleState } from '../../stores/use-console-state.ts';
import { useRequest } from '../../stores/use-request.ts';
import type { Request } from '../../stores/use-request.ts';

export interface OwnerFields { readonly name: string; readonly phones: string; readonly email: string }
export interface OwnerEditing {
  readonly fields: OwnerFields;
  readonly problems: { readonly phones: string | null; readonly email: string | null };
  readonly request: Request;
  set(change: Partial<OwnerFields>): void;
  /** Checks every field and stores what changed. False: something is wrong and is shown. */
  save(): Promise<boolean>;
}

/** The owner's name, phones and e-mail while they are edited; checked as they are left. */
export function useOwner(): OwnerEditing {
  const owner = useConsoleState((state) => state.settings.owner);
  const [fields, setFields] = useState<OwnerFields>({ name: owner.name, phones: owner.phones.map(formatNumber).join(', '), email: owner.email });
  const [problems, setProblems] = useState<OwnerEditing['problems']>({ phones: null, email: null });
  const request = useRequest();

  const checkPhones = async (): Promise<{ readonly phones: readonly string[]; readonly problem: string | null }> => {
    const phones: string[] = [];
    for (const text of splitPhones(fields.phones)) {
      const answer = await request.run('number.check', { text, use: 'keep' });
      if (!answer.ok) return { phones, problem: answer.error.message };
      if (answer.value.kind === 'problem') return { phones, problem: `${text}: ${answer.value.reason}` };
      if (!phones.includes(answer.value.e164)) phones.push(answer.value.e164);
    }
    return phones.length > 10 ? { phones, problem: 'At most 10 numbers. Take some away.' } : { phones, problem: null };
  };

  return {
    fields, problems, request,
    set: (change) => { setFields((now) => ({ ...now, ...change })); },
    async save() {
      const { phones, problem } = await checkPhones();
      const found = { phones: problem, email: emailProblem(fields.email) };
      setProblems(found);
      if (found.phones !== null || found.email !== null) return false;
      const next = { name: fields.name.trim(), phones: [...phones], email: fields.email.trim() };
      if (JSON.stringify(next) === JSON.stringify(owner)) return true;
      return (await request.run('settings.update', { owner: next })).ok;
    },
  };
}
