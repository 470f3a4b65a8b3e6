/*
 * `npm run verify:audit -- FILE`: checks an exported audit log by its own lines, without the app and without its database.
 * Ends with 0 when every line fits. A cut-off end cannot be seen from the lines: compare the last hash with an earlier export.
 */
import { readFileSync } from 'node:fs';
import { giveUp } from './lib/say.mjs';
import { verifyAuditLines } from './lib/verify-audit-lines.mjs';

const [file] = process.argv.slice(2);
if (file === undefined) giveUp('Use: npm run verify:audit -- FILE');
const { rows, lastHash, problem } = verifyAuditLines(readFileSync(file, 'utf8'));
console.log(problem === null ? `${rows} rows fit; the last hash is ${lastHash}` : `line ${problem.line} ${problem.text}`);
process.exitCode = problem === null ? 0 : 1;
