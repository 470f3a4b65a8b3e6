import { Download, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import type { OutputOf } from '../../../../src-shared/contract/methods.ts';
import { ProblemNotice } from '../../ui/ProblemNotice.tsx';
import { countOf } from '../../ui/format/count-of.ts';
import { formatTimeOfDay } from '../../ui/format/format-when.ts';
import { useAuditExport } from './use-audit-export.ts';
import { useRequest } from '../../stores/use-request.ts';

/** Whether the chain holds, and a copy of it to take away. */
export function AuditChecks() {
  const check = useRequest();
  const copy = useAuditExport();
  const [found, setFound] = useState<OutputOf<'audit.verify'> | null>(null);
  const verify = async () => {
    const answer = await check.run('audit.verify', {});
    setFound(answer.ok ? answer.value : null);
  };
  return (
    <>
      <div className="audit-bar">
        <Button disabled={check.busy} onClick={() => { void verify(); }}><ShieldCheck size={16} aria-hidden="true" />{check.busy ? 'Checking' : 'Check'}</Button>
        <Button disabled={copy.running} onClick={() => { void copy.run(); }}><Download size={16} aria-hidden="true" />{copy.running ? 'Exporting' : 'Export'}</Button>
        <p className="small ink-3" role="status">{copy.saved === null ? 'Check reads the whole chain. Export saves it as JSON lines.' : `Saved ${countOf(copy.saved, 'row')} as consigliere-audit.jsonl.`}</p>
      </div>
      <ProblemNotice title="The log could not be checked" problem={check.problem} onDismiss={check.clear} />
      <ProblemNotice title="The log was not exported" problem={copy.request.problem} onDismiss={copy.request.clear} />
      {found !== null && (found.brokenAt === null
        ? <Notice tone="info" icon={ShieldCheck} title={`${countOf(found.rows, 'row fits', 'rows fit')} together`} onDismiss={() => { setFound(null); }}>Checked at {formatTimeOfDay(found.checkedAtMs)}. Each row is sealed to the one before it, and no seal is broken.</Notice>
        : <Notice tone="danger" title={`Row ${found.brokenAt} does not fit the rows before it`} onDismiss={() => { setFound(null); }}>Something was changed or removed there after it was written. Rows from {found.brokenAt} on cannot be trusted. Export the log and keep the file before you go on.</Notice>)}
    </>
  );
}
