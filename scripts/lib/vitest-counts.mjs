import { existsSync, readFileSync } from 'node:fs';

/** Real counts from Vitest's JSON report; null when it wrote none. A file that could not even load counts as one failure. */
export function vitestCounts(path) {
  if (!existsSync(path)) return null;
  const counts = { passed: 0, failed: 0, skipped: 0, reasons: [] };
  for (const file of JSON.parse(readFileSync(path, 'utf8')).testResults) {
    if (file.status === 'failed' && file.assertionResults.length === 0) counts.failed += 1;
    for (const test of file.assertionResults) {
      const kind = test.status === 'passed' ? 'passed' : test.status === 'failed' ? 'failed' : 'skipped';
      counts[kind] += 1;
      if (kind === 'skipped') counts.reasons.push(test.fullName);
    }
  }
  return counts;
}
