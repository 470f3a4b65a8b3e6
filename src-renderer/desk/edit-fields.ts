import type { ApprovalFieldView } from '../../src-shared/contract/views.ts';
import { changedFields, isSettled, problemOf, type Draft } from './draft.ts';
import { changedLine, charactersText, countsCharacters } from './build-fields.ts';
import { el } from './el.ts';

export interface FieldEditor {
  readonly element: HTMLElement;
  /** Brings marks, counts and problems in step; an input is only written to when it is not being typed in. */
  update(fields: readonly ApprovalFieldView[], draft: Draft): void;
  focusFirst(): void;
}

/** The exact arguments, to be changed. Inputs are made once and kept, so that the caret stays where it is. */
export function editFields(fields: readonly ApprovalFieldView[], deps: { readonly onChange: (field: string, value: string) => void; readonly onUndo: (field: string) => void }): FieldEditor {
  const list = el('dl', { class: 'fields' });
  const inputs = new Map<string, { input: HTMLInputElement | HTMLTextAreaElement; below: HTMLElement }>();

  for (const field of fields) {
    if (!field.editable) {
      list.append(el('dt', { text: field.label }), el('dd', {}, el('div', { class: 'static' }, field.note === null ? null : `${field.note} `, field.value)));
      continue;
    }
    const id = `field-${field.name}`;
    const input = field.kind === 'longtext' ? el('textarea', { class: 'input', attrs: { rows: '2' } }) : el('input', { class: 'input', attrs: { type: 'text' } });
    input.id = id;
    input.value = field.value;
    input.autocomplete = 'off';
    input.spellcheck = field.kind === 'longtext';
    input.setAttribute('aria-describedby', `${id}-below`);
    input.addEventListener('input', () => deps.onChange(field.name, input.value));
    const below = el('div', { class: 'below', attrs: { id: `${id}-below` } });
    inputs.set(field.name, { input, below });
    list.append(el('dt', {}, el('label', { text: field.label, attrs: { for: id } })), el('dd', {}, input, below));
  }

  return {
    element: list,
    focusFirst: () => inputs.values().next().value?.input.focus(),
    update: (now, draft) => {
      const changed = changedFields(draft);
      for (const field of now) {
        const kept = inputs.get(field.name);
        if (kept === undefined) continue;
        const { input, below } = kept;
        const problem = problemOf(draft, field.name);
        // An answer with problems changed nothing: what was typed stays until it is right.
        const settled = isSettled(draft) && draft.problems.length === 0;
        const wanted = settled ? field.value : (draft.values[field.name] ?? field.value);
        if (input !== document.activeElement && input.value !== wanted) input.value = wanted;
        input.setAttribute('aria-invalid', String(problem !== null));
        const lines: HTMLElement[] = [];
        if (problem !== null) lines.push(el('p', { class: 'problem', text: problem }));
        // What is sent is what the core read: say so when that is not what was typed.
        else if (settled && input.value !== field.value) lines.push(el('p', { class: 'hint', text: `Sent as ${field.value}` }));
        if (field.note !== null) lines.push(el('p', { class: 'hint', text: field.note }));
        if (countsCharacters(field)) lines.push(el('p', { class: 'hint num', text: charactersText(input.value.length, field.maxChars ?? 0) }));
        if (changed.includes(field.name)) lines.push(changedLine(field, deps.onUndo));
        below.replaceChildren(...lines);
      }
    },
  };
}
