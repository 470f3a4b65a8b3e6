/**
 * One thing that was looked at. `warn`: the app works, something in it will not, or not for long. `todo` is null only when there is nothing to do.
 * @typedef {{ readonly name: string, readonly level: 'ok' | 'warn' | 'fail', readonly what: string, readonly todo: string | null }} Check
 */

/**
 * Prints what was found, one line each or as one JSON line, and ends the process: 1 when something failed, else 0.
 * @param {readonly Check[]} checks
 * @param {boolean} json
 */
export function printChecks(checks, json) {
  const count = (/** @type {Check['level']} */ level) => checks.filter((check) => check.level === level).length;
  const totals = { ok: count('ok'), warn: count('warn'), fail: count('fail') };
  const lines = checks.map(({ level, what, todo }) => `${level.padEnd(4)}  ${what}${todo === null ? '' : ` — ${todo}`}`);
  const text = json ? JSON.stringify({ diagnose: totals, checks }) : [...lines, '', `${totals.ok} ok, ${totals.warn} to know, ${totals.fail} to repair`].join('\n');
  process.stdout.write(`${text}\n`, () => process.exit(totals.fail === 0 ? 0 : 1));
}
