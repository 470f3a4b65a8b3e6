import { describe, expect, it } from 'vitest';
import { createAuditReader } from '../../../src-main/core/history/audit-reader.ts';
import { createMemoryStore } from '../../fakes/memory-store.ts';
import { verifyAuditLines } from '../../../scripts/lib/verify-audit-lines.mjs';

function exported(rows: number): string {
  const store = createMemoryStore();
  for (let n = 1; n <= rows; n += 1) store.appendAudit({ atMs: n + 0.5, kind: 'asked', callId: n === 2 ? null : 'call_1', data: { n, text: 'Zoë “quoted”\n', nested: { b: [1, null, true], a: {} } } });
  const part = createAuditReader(store).export(0);
  expect([part.more, part.last]).toEqual([false, rows]);
  return part.lines;
}
const changed = (change: (lines: string[]) => void): ReturnType<typeof verifyAuditLines>['problem'] => {
  const lines = exported(5).trimEnd().split('\n');
  change(lines);
  return verifyAuditLines(lines.join('\n')).problem;
};

describe('an exported log', () => {
  it('holds together by its own lines', () => {
    const text = exported(5);
    expect(verifyAuditLines(text)).toEqual({ rows: 5, lastHash: (JSON.parse(text.trimEnd().split('\n').at(-1)!) as { hash: string }).hash, problem: null });
    expect(verifyAuditLines('')).toEqual({ rows: 0, lastHash: '', problem: null });
  });

  it.each<[string, (lines: string[]) => void, number]>([
    ['a changed value', (lines) => { lines[2] = lines[2]!.replace('"n":3', '"n":7'); }, 3],
    ['a changed time', (lines) => { lines[0] = lines[0]!.replace('"atMs":1.5', '"atMs":2.5'); }, 1],
    ['another kind', (lines) => { lines[1] = lines[1]!.replace('asked', 'decided'); }, 2],
    ['a member added', (lines) => { lines[1] = lines[1]!.replace('{', '{"by":"you",'); }, 2],
    ['a removed line', (lines) => { lines.splice(2, 1); }, 3],
    ['a removed start', (lines) => { lines.shift(); }, 1],
    ['swapped lines', (lines) => { [lines[1], lines[2]] = [lines[2]!, lines[1]!]; }, 2],
    ['a doubled line', (lines) => { lines.splice(1, 0, lines[0]!); }, 2],
    ['a line that is no JSON', (lines) => { lines[4] = '{'; }, 5],
    ['a line that is no object', (lines) => { lines[4] = 'null'; }, 5],
    ['a hash that was made for the change', (lines) => {
      const row = JSON.parse(lines[3]!) as { hash: string };
      lines[3] = JSON.stringify({ ...row, hash: row.hash.replace(/./g, 'a') });
    }, 4],
  ])('%s is found', (_, change, line) => { expect(changed(change)?.line).toBe(line); });
});
