import type { ApprovalFieldView } from '../../src-shared/contract/views.ts';
import { el } from './el.ts';
import { spaceNumber } from './space-number.ts';
import { splitSpans } from './split-spans.ts';

const numeric = new Set<ApprovalFieldView['kind']>(['phone', 'datetime']);

export const charactersText = (length: number, maxChars: number): string => `${length} of ${maxChars} characters`;

/** Only where someone writes a text is its length worth a line. */
export const countsCharacters = (field: Pick<ApprovalFieldView, 'kind' | 'maxChars'>): boolean => field.kind === 'longtext' && field.maxChars !== null;

/** A number with spaces for reading, as long as no part of it must be marked. */
const shown = (field: ApprovalFieldView): [string, ApprovalFieldView['fromOther']] =>
  field.kind === 'phone' && field.fromOther.length === 0 && field.fromTool.length === 0 ? [spaceNumber(field.value), []] : [field.value, [...field.fromOther, ...field.fromTool]];

/** The exact arguments, to be read. Nothing is cut short; what came from outside is underlined. `changed`: names of fields the owner changed. */
export function buildFields(fields: readonly ApprovalFieldView[], changed: readonly string[], onUndo: (field: string) => void): HTMLDListElement {
  const list = el('dl', { class: 'fields' });
  for (const field of fields) {
    const value = el('span', { class: numeric.has(field.kind) ? 'value num' : 'value' });
    for (const piece of splitSpans(...shown(field))) {
      value.append(piece.fromOther ? el('span', { class: 'fromother' }, el('span', { class: 'sr', text: field.fromOther.length > 0 ? 'From the other person: ' : 'Found by a tool: ' }), piece.text) : piece.text);
    }
    const box = el('div', { class: field.editable ? 'box' : 'static' }, field.note === null ? null : el('span', { class: 'note', text: field.note }), value);
    if (field.note !== null) box.classList.add('noted');
    const below: HTMLElement[] = [];
    if (countsCharacters(field)) below.push(el('p', { class: 'hint num', text: charactersText(field.value.length, field.maxChars ?? 0) }));
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
