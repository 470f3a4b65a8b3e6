import type { ApprovalView } from '../../src-shared/contract/views.ts';
import type { Standing } from '../../src-shared/domain/actor.ts';
import { el } from './el.ts';
import { icon } from './icon.ts';

const standingText: Readonly<Record<Standing, string>> = { godfather: 'Godfather', contact: 'In your contacts', outside: 'Outside caller' };

function standingChip(standing: Standing): HTMLElement {
  return el('span', { class: standing === 'outside' ? 'chip attn' : 'chip' }, standing === 'godfather' ? icon('shieldCheck') : null, standingText[standing]);
}

/** Risk and tool, then who has authority and whose words led here. */
export function buildFacts(approval: ApprovalView): HTMLElement[] {
  const { askedBy, promptedBy, risk } = approval;
  const tags = el('p', { class: 'tags' },
    el('span', { class: risk === 'HIGH' ? 'chip attn' : 'chip', text: risk === 'HIGH' ? 'High risk' : 'Low risk' }),
    el('span', { class: 'tool', text: approval.tool }));
  const who = el('dl', { class: 'facts' },
    el('dt', { text: 'Asked by' }),
    el('dd', {}, `${askedBy.text} `, standingChip(askedBy.standing), askedBy.quote === null ? null : el('q', { class: 'quote', text: askedBy.quote })));
  if (promptedBy !== null) who.append(el('dt', { text: 'Prompted by' }), el('dd', {}, `${promptedBy.text} `, standingChip(promptedBy.standing)));
  return [tags, who];
}
