import type { ApprovalView } from '../../src-shared/contract/views.ts';
import type { Line } from './fold-line.ts';
import { countdown } from './countdown.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';

/** Approvals behind the top one: a line each, no buttons. */
export function buildWaiting(waiting: readonly ApprovalView[], nowMs: number, connected: boolean): HTMLElement {
  return el('ul', { class: 'lines waiting', attrs: { 'aria-label': 'Also waiting' } }, ...waiting.map((approval) => {
    const left = countdown(approval, nowMs, connected);
    return el('li', {}, icon('shieldAlert', 'attn'), el('b', { text: approval.title }), el('span', { class: left.urgent ? 'time num urgent' : 'time num', text: left.text, attrs: { 'aria-label': left.label, role: 'timer' } }));
  }));
}

/** What was decided, and what ran or was refused without asking. */
export function buildEarlier(lines: readonly Line[]): HTMLElement {
  return el('ul', { class: 'lines' }, ...lines.map((line) => el('li', {},
    icon(line.icon, line.tone === 'plain' ? '' : line.tone),
    el('b', { text: line.title }),
    el('span', { class: 'time num', text: line.time }),
    line.detail === '' ? null : el('p', { text: line.detail }))));
}
