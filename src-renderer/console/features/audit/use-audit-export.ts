import { useState } from 'react';
import { useRequest } from '../../stores/use-request.ts';
import type { Request } from '../../stores/use-request.ts';

export interface AuditExport { readonly request: Request; readonly running: boolean; readonly saved: number | null; run(): Promise<void> }

/** Puts the parts of the log together and hands the browser a file. */
export function useAuditExport(): AuditExport {
  const request = useRequest();
  const [running, setRunning] = useState(false);
  const [saved, setSaved] = useState<number | null>(null);
  const run = async () => {
    setRunning(true);
    setSaved(null);
    const parts: string[] = [];
    let after = 0;
    for (let more = true; more;) {
      const answer = await request.run('audit.export', { after });
      if (!answer.ok) { setRunning(false); return; }
      parts.push(answer.value.lines);
      // A part that does not go on would be asked for without end.
      more = answer.value.more && answer.value.last > after;
      after = answer.value.last;
    }
    save(new Blob(parts, { type: 'application/x-ndjson' }), 'consigliere-audit.jsonl');
    setRunning(false);
    setSaved(parts.join('').split('\n').length - 1);
  };
  return { request, running, saved, run };
}

function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
