import type { HandlerError } from '../../../src-shared/contract/error-codes.ts';
import type { Notices } from '../notices.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import { defaultPolicy, type AskerKind, type PolicyAnswer, type PolicySettings, type PolicySwitch } from '../../../src-shared/domain/policy.ts';
import { err, ok, type Result } from '../../../src-shared/domain/result.ts';
import { answerText } from './policy-view.ts';
import { choicesOf, isKnownTool, rowOf } from './risk-table.ts';
import { readPolicy, withAnswer } from './read-policy.ts';

export type PolicyChange = Promise<Result<PolicySettings, HandlerError>>;

export interface Policy {
  readonly current: PolicySettings;
  /** Names what the file holds and cannot count. */
  announce(notices: Pick<Notices, 'raise'>): void;
  set(tool: string, asker: AskerKind, answer: PolicyAnswer): PolicyChange;
  switch(name: PolicySwitch, on: boolean): PolicyChange;
  restore(): PolicyChange;
}

const settingsKey = 'policy';

/** The owner's policy, kept in settings.json. A change counts once its audit row and the file are written, one after the other. */
export function openPolicy(deps: {
  readonly settings: Pick<SettingsStore, 'part' | 'savePart'>;
  /** False: the row could not be written, so nothing is changed. */
  readonly audit: (data: Readonly<Record<string, unknown>>) => boolean;
}): Policy {
  const read = readPolicy(deps.settings.part(settingsKey));
  let current = read.policy;
  let last: Promise<unknown> = Promise.resolve();

  const change = (make: (now: PolicySettings) => Result<{ readonly next: PolicySettings; readonly row: Readonly<Record<string, unknown>> }, HandlerError>): PolicyChange => {
    const changed = last.then(async (): PolicyChange => {
      const made = make(current);
      if (!made.ok) return made;
      if (!deps.audit({ policy: made.value.row })) return err(notAudited);
      const saved = await deps.settings.savePart(settingsKey, made.value.next);
      if (!saved.ok) {
        deps.audit({ policy: made.value.row, notSaved: true });
        return saved;
      }
      current = made.value.next;
      return ok(current);
    });
    last = changed;
    return changed;
  };

  return {
    get current() { return current; },
    announce: (notices) => {
      read.problems.slice(0, 20).forEach((problem, index) => {
        notices.raise({ id: `policy.${index}`, tone: 'attention', place: 'settings', title: 'A policy setting could not be used', text: `In settings.json, ${problem}. The table's own rule holds instead, or the stricter way. Set it again here.` });
      });
    },
    set: (tool, asker, answer) => change((now) => {
      const next = withAnswer(now, tool, asker, answer);
      return next === null ? err(refused(tool, asker, answer)) : ok({ next, row: { tool, asker, answer } });
    }),
    switch: (name, on) => change((now) => ok({ next: { ...now, [name]: on }, row: { [name]: on } })),
    restore: () => change(() => ok({ next: defaultPolicy, row: { restored: true } })),
  };
}

const notAudited: HandlerError = { code: 'store_unavailable', message: 'The change could not be written to the audit log, so it was not made. The rules from before hold. Free some disk space, then try again.' };

function refused(tool: string, asker: AskerKind, answer: PolicyAnswer): HandlerError {
  if (!isKnownTool(tool)) return { code: 'refused_by_policy', field: 'tool', message: 'Tools that are not in the table cannot be set: you are always asked, and outside callers are refused. Nothing was changed.' };
  const choices = choicesOf(tool, asker);
  const fixed = choices.length === 1;
  return {
    code: 'refused_by_policy', field: 'answer',
    message: `“${rowOf(tool).action}” cannot be set to “${answerText(answer, asker)}” here: rules can only be made stricter. Nothing was changed. ${fixed ? 'This rule is fixed.' : `Choose ${choices.map((choice) => `“${answerText(choice, asker)}”`).join(' or ')}.`}`,
  };
}
