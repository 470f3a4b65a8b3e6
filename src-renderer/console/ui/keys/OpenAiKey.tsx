import { Check } from 'lucide-react';
import { Button } from '../Button.tsx';
import { Chip } from '../Chip.tsx';
import { Field } from '../Field.tsx';
import { ProblemNotice } from '../ProblemNotice.tsx';
import { useOpenAiKey } from './use-openai-key.ts';

export function OpenAiKey() {
  const { key, typing, value, request, setValue, replace, store } = useOpenAiKey();
  const present = key?.present === true;
  return (
    <section aria-label="OpenAI key">
      <div className="key-head">
        <h3 className="section-head">OpenAI key</h3><span className="ink-3">for the live voice</span>
        {present ? <Chip tone="live"><Check size={12} aria-hidden="true" />Stored</Chip> : <Chip>Not set</Chip>}
      </div>
      <ProblemNotice title="The key was not stored" problem={request.problem} onDismiss={request.clear} />
      {present && !typing
        ? (
          <div className="key-field">
            <Field label="OpenAI key, stored" size="large" className="fill" readOnly value={`••••••••••••${key.last4}`} hint={key.source === 'env' ? 'From the environment (OPENAI_API_KEY). A key stored here takes its place.' : 'In the secret store of this computer.'} />
            <Button size="large" onClick={() => { replace(true); }}>Replace</Button>
            {key.source === 'stored' && <Button size="large" kind="ghost" disabled={request.busy} onClick={() => { void store(''); }}>Remove</Button>}
          </div>
        )
        : (
          <form className="key-field" onSubmit={(event) => { event.preventDefault(); if (value.trim() !== '') void store(value); }}>
            <Field label="OpenAI key" size="large" className="fill" type="password" autoComplete="off" placeholder="sk-…" maxLength={400} value={value} hint="Stored now, first used on the next real call." onChange={(event) => { setValue(event.target.value); }} />
            <Button size="large" type="submit" disabled={value.trim() === '' || request.busy}>Store</Button>
            {present && <Button size="large" kind="ghost" onClick={() => { replace(false); }}>Keep the old one</Button>}
          </form>
        )}
    </section>
  );
}
