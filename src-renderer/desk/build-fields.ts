import type { ApprovalFieldView } from '../../src-shared/contract/views.ts';
import { el } from './el.ts';
import { splitSpans } from './split-spans.ts';

const numeric = new Set<ApprovalFieldView['kind']>(['phone', 'datetime']);

export const charactersText = (length: number, maxChars: number): string => `${length} of ${maxChars} characters`;

/** The exact arguments, to be read. Nothing is cut short; what the other person said is underlined. `changed`: names of fields the owner changed. */
export function buildFields(fields: readonly ApprovalFieldView[], changed: readonly string[], onUndo: (field: string) => void): HTMLDListElement {
  const list = el('dl', { class: 'fields' });
  for (const field of fields) {
    const value = el('span', { class: numeric.has(field.kind) ? 'value num' : 'value' });
    for (const piece of splitSpans(field.value, field.fromOther)) {
      value.append(piece.fromOther ? el('span', { class: 'fromother' }, el('span', { class: 'sr', text: 'From the other person: ' }), piece.text) : piece.text);
    }
    const box = el('div', { class: field.editable ? 'box' : 'static' }, field.note === null ? null : el('span', { class: 'note', text: field.note }), value);
    if (field.note !== null) box.classList.add('noted');
    const below: HTMLElement[] = [];
    if (field.maxChars !== null) below.push(el('p', { class: 'hint num', text: charactersText(field.value.length, field.maxChars) }));
    if (changed.includes(field.name)) below.push(changedLine(field, onUndo));
    list.append(el('dt', { text: field.label }), el('dd', {}, box, ...below));
  }
  return list;
}

export function changedLine(field: Pick<ApprovalFieldView, 'name' | 'label'>, onUndo: (field: string) => void): HTMLParagraphElement {
  const undo = el('button', { class: 'undo', text: 'Undo', attrs: { type: 'button', 'aria-label': `Undo the change of ${field.label}` } });
  undo.addEventListener('click', () => onUndo(field.name));
  return el('p', { class: 'hint' }, 'Changed by you. ', undo);
}
