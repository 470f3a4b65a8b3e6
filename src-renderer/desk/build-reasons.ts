import type { ApprovalView } from '../../src-shared/contract/views.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';
import { reasonIcon } from './reason-icon.ts';

/** Why it needs the owner, and what the other person hears meanwhile. */
export function buildReasons(approval: ApprovalView): HTMLElement[] {
  const parts: HTMLElement[] = [];
  if (approval.reasons.length > 0) {
    parts.push(el('ul', { class: 'reasons', attrs: { 'aria-label': 'Why this needs you' } }, ...approval.reasons.map(({ code, text }) => {
      const drawn = reasonIcon(code);
      return el('li', { class: drawn.warns ? 'warns' : '' }, icon(drawn.icon), el('span', { text }));
    })));
  }
  if (approval.hears !== '') parts.push(el('p', { class: 'hears' }, icon('ear'), el('span', { text: approval.hears })));
  return parts;
}
