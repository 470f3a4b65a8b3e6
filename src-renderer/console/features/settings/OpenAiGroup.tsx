import { Check, Lock } from 'lucide-react';
import { Box, Group } from './Group.tsx';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { useOpenAiKey } from '../../ui/keys/use-openai-key.ts';

const places = { none: 'For the live voice', env: 'From OPENAI_API_KEY', stored: 'In the secret store' } as const;

export function OpenAiGroup() {
  const { key, typing, value, request, setValue, replace, store } = useOpenAiKey();
  const present = key?.present === true;
  const empty = value.trim() === '';
  return (
    <Group title="OpenAI" head={present ? <Chip tone="live"><Check size={16} aria-hidden="true" />Stored</Chip> : <Chip>Not set</Chip>}>
      <ProblemNotice title="The key was not stored" problem={request.problem} onDismiss={request.clear} />
      <Box>
        {present && !typing ? (
          <Row label="Key" hint={places[key.source]} action={<>{key.source === 'stored' && <Button kind="ghost" disabled={request.busy} onClick={() => { void store(''); }}>Remove</Button>}<Button onClick={() => { replace(true); }}>Replace</Button></>}>
            {(id) => <div className="field-box settings-secret" data-readonly><input id={id} readOnly value={`sk-••••••••••••••••${key.last4}`} /><Lock size={16} aria-hidden="true" /></div>}
          </Row>
        ) : (
          <form onSubmit={(event) => { event.preventDefault(); if (!empty) void store(value); }}>
            <Row label="Key" hint="Kept in the secret store, never shown again" action={<>{present && <Button kind="ghost" onClick={() => { replace(false); }}>Keep</Button>}<Button type="submit" disabled={empty || request.busy}>Store</Button></>}>
              {(id) => <div className="field-box settings-secret"><input id={id} type="password" autoComplete="off" placeholder="sk-…" maxLength={400} value={value} onChange={(event) => { setValue(event.target.value); }} /></div>}
            </Row>
          </form>
        )}
        <p className="settings-note">{present ? 'First used on the next real call.' : 'Real speech needs a key. The practice line needs none: it speaks and listens on this computer.'}</p>
      </Box>
    </Group>
  );
}
