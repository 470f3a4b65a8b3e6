import './owner.css';
import type { OwnerEditing } from './use-owner.ts';
import { Field } from '../Field.tsx';

/** Each field is checked when it is left; the reason stands under it. */
export function OwnerFields({ owner: { fields, problems, set, save }, size }: { readonly owner: OwnerEditing; readonly size: 'normal' | 'large' }) {
  return (
    <div className="owner-form">
      <Field label="Your name, as callers should hear it" size={size} autoComplete="name" maxLength={120} value={fields.name} onChange={(event) => { set({ name: event.target.value }); }} onBlur={() => { void save(); }} />
      <Field
        label="Phones you may ring in from" labelNote="Optional, commas between several" size={size} autoComplete="tel" inputMode="tel" className="num" value={fields.phones} problem={problems.phones}
        hint="We recognise you by number, but a click here is still what approves anything."
        onChange={(event) => { set({ phones: event.target.value }); }} onBlur={() => { void save(); }}
      />
      <Field label="Email" labelNote="Optional, for summaries" size={size} type="text" inputMode="email" autoComplete="email" placeholder="name@example.com" maxLength={254} value={fields.email} problem={problems.email} onChange={(event) => { set({ email: event.target.value }); }} onBlur={() => { void save(); }} />
    </div>
  );
}
