import type { Bridge } from '../../src-shared/contract/bridge.ts';
import type { DeskState } from '../../src-shared/contract/state.ts';
import type { Disposer } from '../../src-shared/domain/disposer.ts';
import { applyTheme, followSystemTheme } from './theme.ts';
import { buildEarlier, buildWaiting } from './build-lines.ts';
import { cardKey } from './card-key.ts';
import { createCallers } from './create-callers.ts';
import { createCard, type Card } from './create-card.ts';
import { deskView } from './desk-view.ts';
import { el } from './el.ts';
import { followState } from '../../src-shared/contract/client/follow-state.ts';
import { icon } from './icon.ts';
import { lengthText, reminderBetween } from './countdown.ts';
import { reduceDesk } from '../../src-shared/contract/reduce-desk.ts';

interface DeskDeps {
  readonly bridge: Bridge<'desk'>;
  readonly root: HTMLElement;
  readonly mac: boolean;
  readonly after: (ms: number, run: () => void) => Disposer;
}

/** Draws the Desk and keeps it in step with the core until disposed. The focus moves only where the owner sends it. */
export function startDesk({ bridge, root, mac, after }: DeskDeps): Disposer {
  let state: DeskState | null = null;
  let nowMs = 0;
  let connected = false;
  let heldId: string | null = null;
  let card: Card | null = null;
  let measured = 0;
  /** Asked for by a focus signal that came before its card. */
  let focusWanted = false;

  const chip = el('span', { class: 'chip attn' });
  const header = el('header', { class: 'head' }, el('h1', { text: 'The Desk' }), chip);
  const offline = el('p', { class: 'offline', text: 'The connection to Consigliere was lost. Countdowns are paused and nothing can be approved. It is tried again by itself.', attrs: { role: 'status' } });
  const callers = createCallers({ 
    onConfirm: async (callId, on) => {
      const answer = await bridge.call('caller.confirm', { callId, on });
      return answer.ok ? null : answer.error.message;
    },
  });
  const top = el('div', { class: 'top' });
  const waiting = el('div');
  const empty = el('div', { class: 'empty' }, icon('shieldCheck'), el('h2', { text: 'Nothing waits for you' }), el('p', { text: 'Actions that reach outside stop here first.' }));
  const earlier = el('section', { class: 'earlier', attrs: { 'aria-labelledby': 'earlier-title' } });
  const spoken = el('p', { class: 'sr', attrs: { 'aria-live': 'assertive' } });
  const pane = el('div', { class: 'pane' }, offline, callers.element, top, waiting, empty, earlier);
  root.append(header, pane, spoken);

  const draw = (): void => {
    if (state === null) return;
    const view = deskView(state, heldId);
    document.body.dataset['layout'] = view.layout;
    root.hidden = view.layout === 'hidden';
    chip.textContent = view.count ?? '';
    chip.hidden = view.count === null;
    // Beside a card alone in its window there is no room; it waits in the docked Desk.
    callers.update(view.callers, connected);
    offline.hidden = connected || view.top !== null;
    empty.hidden = view.top !== null || (view.layout !== 'docked' && view.earlier.length > 0);

    // While hidden there is no card: what comes back must arm anew.
    const approval = view.layout === 'hidden' ? null : view.top;
    if (card !== null && card.approvalId !== approval?.id) {
      const hadFocus = card.element.contains(document.activeElement);
      card.dispose();
      card.element.remove();
      card = null;
      heldId = null;
      // The focus stays in the Desk, on nothing that acts.
      if (hadFocus) root.focus();
    }
    if (approval !== null) {
      card ??= newCard(approval);
      card.update(approval, nowMs, connected);
      if (focusWanted) {
        focusWanted = false;
        card.focusTitle();
      }
    }
    waiting.replaceChildren(...(view.waiting.length > 0 ? [buildWaiting(view.waiting, nowMs, connected)] : []));
    const lines = view.layout === 'docked' ? view.earlier : view.top === null ? view.earlier.slice(0, 1) : [];
    earlier.hidden = lines.length === 0;
    if (lines.length > 0) earlier.replaceChildren(el('h2', { text: view.layout === 'docked' ? 'Earlier in this call' : 'Decided', attrs: { id: 'earlier-title' } }), buildEarlier(lines));
    measure();
  };

  const newCard = (approval: DeskState['approvals'][number]): Card => {
    const made = createCard(approval, { bridge, mac, onHold: (held) => { heldId = held ? approval.id : null; } });
    top.replaceChildren(made.element);
    sizes.observe(made.element);
    for (const part of made.element.children) sizes.observe(part);
    return made;
  };

  const measure = (): void => {
    if (state === null || !connected || (state.layout !== 'dialog' && state.layout !== 'sheet')) return;
    const height = Math.min(10_000, card?.wantedHeight() ?? pane.scrollHeight);
    if (height === measured) return;
    measured = height;
    void bridge.call('desk.measured', { height });
  };
  const sizes = new ResizeObserver(measure);
  sizes.observe(pane);

  const tick = (next: number): void => {
    const waitingNow = state?.approvals.find(({ id }) => id === card?.approvalId);
    const deadlineAtMs = waitingNow?.deadlineAtMs ?? null;
    // The console says the time too; this document speaks only while the owner is in it.
    if (waitingNow !== undefined && deadlineAtMs !== null && document.hasFocus()) {
      const reminder = reminderBetween(deadlineAtMs - nowMs, deadlineAtMs - next);
      if (reminder !== null) spoken.textContent = `${lengthText(reminder * 1000)} left to decide: ${waitingNow.title}.`;
    }
    nowMs = next;
    draw();
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const target = event.target instanceof Element ? event.target : null;
    const inCard = target !== null && card?.element.contains(target) === true;
    // Return on the focused button would be a click: it takes the chord.
    if (inCard && event.key === 'Enter' && !event.ctrlKey && !event.metaKey && target.matches('.review-approve')) event.preventDefault();
    const action = cardKey(event, { mode: card?.mode ?? 'review', inCard, inField: target?.matches('input, textarea, select') === true });
    if (action === null || !event.isTrusted) return;
    event.preventDefault();
    event.stopPropagation();
    if (action === 'toConsole') void bridge.call('focus.move', { to: 'console', approvalId: null });
    else if (action === 'toTitle') card?.focusTitle();
    else card?.act(action);
  };
  document.addEventListener('keydown', onKey);
  followSystemTheme(() => state?.theme ?? 'system');

  const end = followState<'desk'>({
    bridge,
    snapshot: () => bridge.call('desk.snapshot', {}),
    reduce: reduceDesk,
    after,
    onState: (next) => {
      if (next.layout !== state?.layout) measured = 0;
      state = next;
      applyTheme(next.theme);
      draw();
    },
    onSignal: (signal) => {
      if (signal.type === 'clock') tick(signal.nowMs);
      if (signal.type !== 'focus' || signal.to !== 'desk') return;
      window.focus();
      focusWanted = card === null;
      if (card !== null) card.focusTitle();
      else if (state?.layout === 'docked') root.focus();
    },
    onConnection: (now) => {
      connected = now === 'up';
      draw();
    },
    onProblem: (error) => { offline.textContent = error.message; },
  });

  return () => {
    end();
    card?.dispose();
    sizes.disconnect();
    document.removeEventListener('keydown', onKey);
    root.replaceChildren();
  };
}
