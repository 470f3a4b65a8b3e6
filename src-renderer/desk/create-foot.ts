import { denyReason, denyReasons } from './deny-reason.ts';
import type { ApprovalScope } from '../../src-shared/domain/approval.ts';
import type { CardMode } from './card-key.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';

export interface FootView {
  readonly mode: CardMode;
  readonly changed: boolean;
  /** Inert and why; null when Approve works. */
  readonly off: string | null;
  /** Off only because the card has just appeared: said to assistive technology, not drawn, so that nothing jumps. */
  readonly arming: boolean;
  readonly connected: boolean;
  readonly atZero: string;
  /** What approving for the whole call allows besides; null where it cannot be chosen. */
  readonly callScope: string | null;
  /** What went wrong with the last thing asked for, in words. */
  readonly problem: string | null;
}

export interface Foot {
  readonly element: HTMLElement;
  readonly approve: HTMLButtonElement;
  readonly edit: HTMLButtonElement;
  update(view: FootView): void;
  /** Chosen by the owner for this card; once, unless he says otherwise. */
  scope(): ApprovalScope;
  /** Of the reason chosen and written now. */
  reason(): string | null;
  focusReason(): void;
}

interface FootDeps {
  readonly mac: boolean;
  readonly onApprove: (event: MouseEvent) => void;
  readonly onEdit: () => void;
  readonly onLeave: () => void;
  readonly onDeny: () => void;
  readonly onDenyWithReason: () => void;
}

const key = (...parts: readonly (Node | string)[]): HTMLElement => el('kbd', { class: 'key', attrs: { 'aria-hidden': 'true' } }, ...parts);

function button(className: string, onClick: (event: MouseEvent) => void, ...children: readonly (Node | string)[]): HTMLButtonElement {
  const made = el('button', { class: `button ${className}`, attrs: { type: 'button' } }, ...children);
  made.addEventListener('click', onClick);
  return made;
}

/** The pinned end of a card: the decision, and what happens without one. */
export function createFoot(deps: FootDeps): Foot {
  const approveLabel = el('span');
  const approve = button('primary review-approve', deps.onApprove, approveLabel, key(...(deps.mac ? [icon('command')] : ['Ctrl']), icon('enter')));
  approve.setAttribute('aria-keyshortcuts', deps.mac ? 'Meta+Enter' : 'Control+Enter');
  approve.setAttribute('aria-describedby', 'approve-off');
  const edit = button('', deps.onEdit, 'Edit', key('E'));
  const done = button('', deps.onLeave, 'Done', key('Esc'));
  const deny = button('', deps.onDeny, 'Deny', key('D'));
  const more = button('more', deps.onDenyWithReason, icon('down'));
  more.setAttribute('aria-label', 'Deny with a reason');
  const split = el('div', { class: 'split' }, deny, more);
  const review = el('div', { class: 'actions' }, approve, edit, done, split);

  const wide = el('input', { attrs: { type: 'checkbox', id: 'scope' } });
  const wideText = el('span');
  const scope = el('label', { class: 'scope', attrs: { for: 'scope' } }, wide, wideText);

  const off = el('p', { class: 'off', attrs: { id: 'approve-off' } });
  const problem = el('p', { class: 'problem', attrs: { role: 'alert' } });
  const zero = el('p', { class: 'fine' });

  let chosen: string | null = null;
  const pills = denyReasons.map((text) => button('pill', () => {
    chosen = chosen === text ? null : text;
    for (const pill of pills) pill.setAttribute('aria-pressed', String(pill.textContent === chosen));
  }, text));
  for (const pill of pills) pill.setAttribute('aria-pressed', 'false');
  const words = el('input', { class: 'input', attrs: { type: 'text', maxlength: '580', 'aria-label': 'Reason in your own words', 'aria-describedby': 'deny-told', autocomplete: 'off' } });
  const denyNow = button('primary', deps.onDeny, 'Deny', key(icon('enter')));
  const why = el('div', { class: 'why', attrs: { role: 'group', 'aria-label': 'Reason for denying' } },
    el('p', { class: 'whynot' }, 'Why not? ', el('span', { text: 'Optional' })),
    el('div', { class: 'pills' }, ...pills), words,
    el('p', { class: 'hint', text: 'The assistant is told the reason. The other person is not.', attrs: { id: 'deny-told' } }),
    el('div', { class: 'actions' }, denyNow, button('', deps.onLeave, 'Back', key('Esc'))));

  return {
    element: el('footer', { class: 'foot' }, problem, scope, review, why, off, zero),
    approve,
    edit,
    scope: () => (wide.checked && !scope.hidden ? 'call' : 'once'),
    reason: () => denyReason(chosen, words.value),
    focusReason: () => words.focus(),
    update: (view) => {
      review.hidden = view.mode === 'deny';
      why.hidden = view.mode !== 'deny';
      edit.hidden = view.mode === 'edit';
      done.hidden = view.mode !== 'edit';
      split.hidden = view.mode === 'edit';
      approveLabel.textContent = view.changed ? 'Approve with changes' : 'Approve';
      approve.classList.toggle('nokey', view.changed);
      // Not `disabled`: a focused button that is disabled would drop the focus to the page.
      approve.setAttribute('aria-disabled', String(view.off !== null || view.arming));
      for (const each of [edit, deny, more, denyNow]) each.setAttribute('aria-disabled', String(!view.connected));
      off.textContent = view.off ?? (view.arming ? 'Approve works 0.7 s after the card appears or changes.' : '');
      off.classList.toggle('sr', view.off === null);
      off.hidden = view.mode === 'deny' || off.textContent === '';
      zero.textContent = view.atZero;
      zero.hidden = view.mode === 'deny' || view.off !== null;
      scope.hidden = view.callScope === null || view.mode === 'deny';
      // The offer names what it covers: another one is another question.
      if (wideText.textContent !== (view.callScope ?? '')) wide.checked = false;
      wideText.textContent = view.callScope ?? '';
      problem.textContent = view.problem ?? '';
      problem.hidden = view.problem === null;
    },
  };
}
