import type { ApprovalView } from '../../src-shared/contract/views.ts';
import type { Bridge } from '../../src-shared/contract/bridge.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import { approveBlock } from './approve-block.ts';
import { answerDraft, changeDraft, changedFields, startDraft } from './draft.ts';
import { buildEvidence } from './build-evidence.ts';
import { buildFacts } from './build-facts.ts';
import { buildFields } from './build-fields.ts';
import { buildReasons } from './build-reasons.ts';
import { canTellCovered, isFramed, watchSeen } from './watch-seen.ts';
import type { CardAction, CardMode } from './card-key.ts';
import { countdown } from './countdown.ts';
import { createFoot } from './create-foot.ts';
import { createStrip } from './create-strip.ts';
import { editFields, type FieldEditor } from './edit-fields.ts';
import { el } from './el.ts';
import { isArmed, startArm, stepArm, type ArmEvent } from './arm.ts';
import { watchMoved } from './watch-moved.ts';

export interface Card {
  readonly element: HTMLElement;
  readonly approvalId: string;
  readonly mode: CardMode;
  /** `nowMs` is main's clock. */
  update(approval: ApprovalView, nowMs: number, connected: boolean): void;
  act(action: Exclude<CardAction, 'toConsole' | 'toTitle'>): void;
  focusTitle(): void;
  /** Height in CSS px that it wants when nothing scrolls. */
  wantedHeight(): number;
  dispose: Disposer;
}

export interface CardDeps {
  readonly bridge: Bridge<'desk'>;
  readonly mac: boolean;
  /** The card is being edited or denied, or no longer: it stays on top meanwhile. */
  readonly onHold: (held: boolean) => void;
}

const reviseAfterMs = 250;
const contentOf = ({ title, tool, risk, askedBy, promptedBy, fields, reasons, hears, callScope, hash }: ApprovalView): string =>
  JSON.stringify([title, tool, risk, askedBy, promptedBy, fields, reasons, hears, callScope, hash]);

/** One approval with its buttons. Lives as long as its approval is on top. */
export function createCard(first: ApprovalView, deps: CardDeps): Card {
  const { bridge } = deps;
  const approvalId = first.id;
  let approval = first;
  let nowMs = first.requestedAtMs;
  let connected = true;
  let mode: CardMode = 'review';
  let draft = startDraft(first);
  let arm = startArm(performance.now(), !(isFramed() && canTellCovered()));
  let sending = false;
  /** Requests on their way whose effect may arrive as a delta before their answer. */
  let revising = 0;
  let problem: string | null = null;
  let playProblem: string | null = null;
  let drawn = '';
  let editor: FieldEditor | null = null;
  let reviseTimer = 0;
  let armTimer = 0;
  let onScreen = false;
  let told = false;

  const strip = createStrip();
  const title = el('h2', { class: 'title', attrs: { id: 'card-title', tabindex: '-1' } });
  const facts = el('div', { class: 'part' });
  const evidence = buildEvidence(first.evidence, (atMs) => {
    if (approval.callId === null) return;
    void bridge.call('line.play', { callId: approval.callId, atMs }).then((answer) => {
      playProblem = answer.ok ? null : answer.error.message;
      draw();
    });
  });
  const fields = el('div', { class: 'part fieldset' });
  const reasons = el('div', { class: 'part' });
  const body = el('div', { class: 'body' }, el('div', { class: 'part lead' }, title, facts, evidence.element), fields, reasons);
  const scroll = el('div', { class: 'scroll' }, body);
  const foot = createFoot({
    mac: deps.mac,
    onApprove: (event) => { if (event.isTrusted) approve(); },
    onEdit: () => act('edit'),
    onLeave: () => act(mode === 'deny' ? 'leaveDeny' : 'leaveEdit'),
    onDeny: () => act('deny'),
    onDenyWithReason: () => act('denyWithReason'),
  });
  const element = el('article', { class: 'card', attrs: { 'aria-labelledby': 'card-title' } }, strip.element, scroll, foot.element);

  const stepArming = (event: ArmEvent): void => {
    arm = stepArm(arm, event, performance.now());
    draw();
  };

  const setMode = (next: CardMode): void => {
    if (mode === next) return;
    mode = next;
    editor = next === 'edit' ? editFields(approval.fields, { onChange: change, onUndo: undo }) : null;
    drawn = '';
    deps.onHold(next !== 'review');
    draw();
  };

  /** Runs a request; what failed is told in words under the card. */
  const ask = async <T>(asked: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: { readonly message: string } }>): Promise<T | null> => {
    const answer = await asked;
    problem = answer.ok ? null : answer.error.message;
    return answer.ok ? answer.value : null;
  };

  const revise = async (): Promise<void> => {
    window.clearTimeout(reviseTimer);
    reviseTimer = 0;
    const { revision, values } = draft;
    revising += 1;
    const answer = await ask(bridge.call('approval.revise', { approvalId, values }));
    revising -= 1;
    if (answer !== null) {
      draft = answerDraft(draft, revision, answer);
      if (draft.answered === revision) approval = answer.approval;
    }
    draw();
  };

  function change(field: string, value: string): void {
    draft = changeDraft(draft, field, value);
    window.clearTimeout(reviseTimer);
    reviseTimer = window.setTimeout(() => void revise(), reviseAfterMs);
    draw();
  }

  function undo(field: string): void {
    draft = changeDraft(draft, field, draft.originals[field] ?? '');
    // The line with Undo goes away; the focus stays in the card.
    (document.activeElement?.closest('dd')?.querySelector<HTMLElement>('.input') ?? title).focus();
    void revise();
  }

  const block = (): string | null => approveBlock({ approval, draft, connected, editing: mode === 'edit', seen: arm.seen, sending });

  function approve(): void {
    if (mode === 'deny' || block() !== null || !isArmed(arm, performance.now())) return;
    sending = true;
    draw();
    // The hash of what is on screen: the core refuses any other.
    void ask(bridge.call('approval.approve', { approvalId, hash: draft.answer?.hash ?? approval.hash, ...(foot.scope() === 'call' ? { scope: 'call' as const } : {}) })).then(() => {
      sending = false;
      draw();
    });
  }

  const leaveEdit = async (): Promise<void> => {
    if (reviseTimer !== 0) await revise();
    // What was never right is dropped; the card shows again what would run.
    const valueOf = new Map(approval.fields.map(({ name, value }) => [name, value]));
    draft = { ...draft, problems: [], values: Object.fromEntries(Object.keys(draft.values).map((name) => [name, valueOf.get(name) ?? ''])) };
    setMode('review');
    foot.edit.focus();
    await ask(bridge.call('approval.edit', { approvalId, on: false }));
    draw();
  };

  function act(action: Exclude<CardAction, 'toConsole' | 'toTitle'>): void {
    if (action === 'approve') { approve(); return; }
    if (action === 'leaveEdit') { void leaveEdit(); return; }
    if (action === 'leaveDeny') { setMode('review'); title.focus(); return; }
    if (!connected || sending) return;
    if (action === 'denyWithReason') { setMode('deny'); foot.focusReason(); return; }
    if (action === 'deny') {
      void ask(bridge.call('approval.deny', { approvalId, reason: mode === 'deny' ? foot.reason() : null })).then(draw);
      return;
    }
    void ask(bridge.call('approval.edit', { approvalId, on: true })).then((answer) => {
      if (answer === null) { draw(); return; }
      setMode('edit');
      editor?.focusFirst();
    });
  }

  function drawContent(): void {
    const content = contentOf(approval) + JSON.stringify(changedFields(draft));
    if (content === drawn) return;
    drawn = content;
    title.textContent = approval.title;
    facts.replaceChildren(...buildFacts(approval));
    fields.replaceChildren(editor?.element ?? buildFields(approval.fields, changedFields(draft), undo));
    reasons.replaceChildren(...buildReasons(approval));
  }

  function draw(): void {
    const blocked = block();
    const arming = !isArmed(arm, performance.now());
    drawContent();
    editor?.update(approval.fields, draft);
    evidence.update(approval.playable && connected, playProblem);
    strip.update(countdown(approval, nowMs, connected));
    foot.update({ mode, changed: changedFields(draft).length > 0, off: blocked, arming: blocked === null && arming, connected, atZero: approval.atZero, callScope: approval.callScope, problem });
    element.dataset['mode'] = mode;
    // A region that scrolls must be reachable by key; one that does not must not be a stop.
    if (scroll.scrollHeight > scroll.clientHeight + 1) scroll.tabIndex = 0;
    else scroll.removeAttribute('tabindex');
    window.clearTimeout(armTimer);
    if (arming && arm.seen) armTimer = window.setTimeout(draw, Math.max(10, arm.armedAtMs - performance.now() + 5));
    tellShown();
  }

  function tellShown(): void {
    if (told || !onScreen || !connected || approval.state !== 'requested') return;
    told = true;
    void bridge.call('approval.shown', { approvalId });
  }

  const ends = [
    watchSeen(element, (seen) => {
      onScreen = seen;
      // On its own surface nothing can lie over the card; off screen it is guarded by moving.
      if (isFramed() && canTellCovered()) stepArming({ type: 'visibility', seen });
      else tellShown();
    }),
    // The owner's own typing moves things too; that is not from outside.
    watchMoved(foot.approve, () => { if (document.activeElement?.classList.contains('input') !== true) stepArming({ type: 'moved' }); }),
  ];

  return {
    element,
    approvalId,
    get mode() { return mode; },
    update: (next, now, up) => {
      const fromOutside = contentOf(next) !== contentOf(approval) && next.hash !== draft.answer?.hash;
      approval = next;
      nowMs = now;
      if (up && !connected) told = false;
      connected = up;
      if (fromOutside && mode !== 'edit' && revising === 0) draft = startDraft(next);
      if (fromOutside) arm = stepArm(arm, { type: 'changed' }, performance.now());
      draw();
    },
    act,
    focusTitle: () => title.focus(),
    wantedHeight: () => Math.ceil(strip.element.offsetHeight + body.offsetHeight + foot.element.offsetHeight),
    dispose: () => {
      window.clearTimeout(reviseTimer);
      window.clearTimeout(armTimer);
      for (const end of ends) end();
    },
  };
}
