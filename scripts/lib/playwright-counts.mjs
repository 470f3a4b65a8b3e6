import { existsSync, readFileSync } from 'node:fs';

/** Real counts from Playwright's JSON report; null when it wrote none. A test that passed only at its second try counts as failed. */
export function playwrightCounts(path) {
  if (!existsSync(path)) return null;
  const report = JSON.parse(readFileSync(path, 'utf8'));
  const { expected, unexpected, flaky, skipped } = report.stats;
  const reasons = [];
  collectSkips(report.suites, reasons);
  return { passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped, reasons };
}

function collectSkips(suites, reasons) {
  for (const suite of suites ?? []) {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        if (test.status === 'skipped') reasons.push(`${spec.title}: ${test.annotations.find((each) => each.type === 'skip')?.description ?? 'no reason given'}`);
      }
    }
    collectSkips(suite.suites, reasons);
  }
}
