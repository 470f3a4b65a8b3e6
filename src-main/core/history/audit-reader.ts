import type { InputOf, OutputOf } from '../../../src-shared/contract/methods.ts';
import type { Store } from '../ports/store.ts';
import { auditRowView } from './audit-row-view.ts';
import { canonicalJson } from '../../../src-shared/domain/canonical-json.ts';

export interface AuditReader {
  read(input: InputOf<'audit.read'>): OutputOf<'audit.read'>;
  verify(): { readonly rows: number; readonly brokenAt: number | null };
  export(after: number): OutputOf<'audit.export'>;
}

const rowsAtOnce = 100;
/** A part ends with the row that goes beyond this. */
const partChars = 200_000;

/** The audit log for people and for files. A line is the canonical JSON of a row, as it was hashed, with both hashes. */
export function createAuditReader(store: Pick<Store, 'readAudit' | 'verifyAudit'>): AuditReader {
  return {
    read: ({ before, callId, kinds, limit }) => {
      const found = store.readAudit({ order: 'newest', past: before, limit: limit + 1, callId, kinds });
      return { rows: found.slice(0, limit).map(auditRowView), more: found.length > limit };
    },
    verify: () => store.verifyAudit(),
    export: (after) => {
      const lines: string[] = [];
      let chars = 0;
      let last = after;
      while (chars < partChars) {
        const rows = store.readAudit({ order: 'oldest', past: last, limit: rowsAtOnce, callId: null, kinds: null });
        for (const row of rows) {
          const line = `${canonicalJson(row)}\n`;
          lines.push(line);
          chars += line.length;
          last = row.seq;
        }
        if (rows.length < rowsAtOnce) return { lines: lines.join(''), last, more: false };
      }
      return { lines: lines.join(''), last, more: true };
    },
  };
}
