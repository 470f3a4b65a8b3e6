import { CircleAlert, Info } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Box, Group } from './Group.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { Row } from './Row.tsx';
import { useOwner } from '../../ui/owner/use-owner.ts';

interface FieldProps extends ComponentProps<'input'> { readonly id: string; readonly problem?: string | null }

function OwnerField({ id, problem = null, ...input }: FieldProps) {
  return (
    <div>
      <div className="field-box" data-bad={problem !== null || undefined}><input id={id} aria-invalid={problem !== null || undefined} aria-describedby={problem === null ? undefined : `${id}-problem`} {...input} /></div>
      {problem !== null && <p id={`${id}-problem`} className="field-error" role="alert"><CircleAlert size={14} aria-hidden="true" />{problem}</p>}
    </div>
  );
}

/** Saved as each field is left. */
export function GodfatherGroup() {
  const { fields, problems, request, set, save } = useOwner();
  const onBlur = () => { void save(); };
  return (
    <Group title="Godfather" note="the one person who can approve">
      <ProblemNotice title="Your details were not saved" problem={request.problem} onDismiss={request.clear} />
      <Box>
        <Row label="Name" hint="As callers hear it">{(id) => <OwnerField id={id} autoComplete="name" maxLength={120} value={fields.name} onChange={(event) => { set({ name: event.target.value }); }} onBlur={onBlur} />}</Row>
        <Row label="Your phones" hint="Recognised when you ring in">
          {(id) => <OwnerField id={id} className="num" autoComplete="tel" inputMode="tel" placeholder="Commas between several" problem={problems.phones} value={fields.phones} onChange={(event) => { set({ phones: event.target.value }); }} onBlur={onBlur} />}
        </Row>
        <Row label="Email" hint="Optional">{(id) => <OwnerField id={id} inputMode="email" autoComplete="email" placeholder="name@example.com" maxLength={254} problem={problems.email} value={fields.email} onChange={(event) => { set({ email: event.target.value }); }} onBlur={onBlur} />}</Row>
      </Box>
      <p className="settings-hint"><Info size={16} aria-hidden="true" /><span>Caller ID can be faked. A call from your own phone can ask for anything, but High actions still wait for a click here.</span></p>
    </Group>
  );
}
