import './audit.css';
import { ArrowLeft, ScrollText } from 'lucide-react';
import { useState } from 'react';
import { AuditChecks } from './AuditChecks.tsx';
import { AuditTable } from './AuditTable.tsx';
import { Button } from '../../ui/Button.tsx';
import { Empty } from '../../ui/Empty.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { kindGroups } from './audit-kinds.ts';
import { routeHash } from '../../stores/route.ts';
import { useAuditRows } from './use-audit-rows.ts';

/** The audit log, newest first: all of it, or what one call left there. */
export function AuditScreen({ callId }: { readonly callId: string | null }) {
  const [group, setGroup] = useState('all');
  const { rows, more, problem, loadMore } = useAuditRows(callId, kindGroups.find((each) => each.id === group)?.kinds ?? null);
  return (
    <div className="page">
      <PageHead title="Audit log"><span className="fill ink-3 one-line">{callId === null ? 'every approval, refusal and change' : 'of one call'}</span></PageHead>
      <div className="page-body" tabIndex={0} role="group" aria-label="Log">
        <div className="audit">
          <div className="audit-bar">
            <a className="button" data-kind="ghost" href={routeHash(callId === null ? { screen: 'settings', page: 'privacy' } : { screen: 'history', callId })}><ArrowLeft size={16} aria-hidden="true" />{callId === null ? 'Privacy and records' : 'The call'}</a>
            {callId !== null && <a className="button" data-kind="ghost" href={routeHash({ screen: 'audit', callId: null })}>The whole log</a>}
            <SelectField className="audit-filter" label="Show" value={group} onChange={setGroup} options={kindGroups.map(({ id, label }) => ({ value: id, label }))} />
          </div>
          <AuditChecks />
          <ProblemNotice title="The audit log could not be read" problem={problem} />
          {rows !== null && rows.length === 0 && problem === null && <Empty icon={ScrollText} title="No rows">Nothing of this kind has been written yet.</Empty>}
          {rows !== null && rows.length > 0 && <AuditTable rows={rows} ofCall={callId !== null} />}
          {more && <div><Button onClick={loadMore}>Show older rows</Button></div>}
        </div>
      </div>
    </div>
  );
}
