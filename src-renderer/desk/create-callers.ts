import type { Disposer } from '../../src-shared/domain/disposer.ts';
import type { OwnerCaller } from '../../src-shared/contract/state.ts';
import { canTellCovered, isFramed, watchSeen } from './watch-seen.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';
import { isArmed, startArm, stepArm } from './arm.ts';

interface CallersDeps {
  /** By a real click or key only. What went wrong, in words, or null. */
  readonly onConfirm: (callId: string, on: boolean) => Promise<string | null>;
}

interface Row { readonly element: HTMLElement; readonly dispose: Disposer; update(caller: OwnerCaller, connected: boolean): void }

/** Calls from one of the owner's numbers. A number can be faked, so it is the owner who says that it is him. A row is kept while it is there: the focus stays on its button. */
export function createCallers({ onConfirm }: CallersDeps): { readonly element: HTMLElement; readonly update: (callers: readonly OwnerCaller[], connected: boolean) => void } {
  const rows = new Map<string, Row>();
  const element = el('section', { class: 'callers', attrs: { 'aria-label': 'Calls from your number' } });
  return {
    element,
    update: (callers, connected) => {
      for (const [callId, row] of rows) {
        if (callers.some((caller) => caller.callId === callId)) continue;
        row.dispose();
        row.element.remove();
        rows.delete(callId);
      }
      for (const caller of callers) {
        const row = rows.get(caller.callId) ?? createRow(caller.callId, onConfirm);
        row.update(caller, connected);
        if (rows.has(caller.callId)) continue;
        rows.set(caller.callId, row);
        element.append(row.element);
      }
      element.hidden = callers.length === 0;
    },
  };
}

function createRow(callId: string, onConfirm: CallersDeps['onConfirm']): Row {
  let confirmed = false;
  let up = false;
  // As Approve: a stray click on a row that has just come, or that something covers, must say nothing.
  let arm = startArm(performance.now(), !(isFramed() && canTellCovered()));
  const title = el('h2');
  const text = el('p');
  const problem = el('p', { class: 'problem', attrs: { role: 'alert' } });
  const button = el('button', { class: 'button', attrs: { type: 'button' } });
  button.addEventListener('click', (event) => {
    if (!event.isTrusted || !up || !isArmed(arm, performance.now())) return;
    void onConfirm(callId, !confirmed).then((words) => { problem.textContent = words ?? ''; });
  });
  const element = el('div', { class: 'caller' }, icon('shieldAlert'), el('div', { class: 'caller-words' }, title, text, problem, button));
  const dispose = watchSeen(element, (seen) => { if (isFramed() && canTellCovered()) arm = stepArm(arm, { type: 'visibility', seen }, performance.now()); });
  return {
    element,
    dispose,
    update: (caller, connected) => {
      if (caller.confirmed !== confirmed) arm = stepArm(arm, { type: 'changed' }, performance.now());
      ({ confirmed } = caller);
      up = connected;
      title.textContent = confirmed ? 'You are on this call' : 'Is this you?';
      text.textContent = confirmed
        ? `You said that ${caller.number} is you. The caller can ask for anything; what needs you still waits here.`
        : `A caller shows your number ${caller.number}. Numbers can be faked. Until you say so here, the caller starts nothing of high risk.`;
      button.textContent = confirmed ? 'It is not me' : 'It is me';
      button.setAttribute('aria-disabled', String(!connected));
    },
  };
}
