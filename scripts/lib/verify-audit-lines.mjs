import { createHash } from 'node:crypto';

/**
 * Checks an exported audit log by nothing but its own lines: each is a JSON object, `seq` runs from 1, `prevHash` is the `hash` of
 * the line before (empty in the first), and `hash` is SHA-256 over `prevHash` and the canonical JSON (sorted keys, no spaces) of the rest.
 * Shares no code with the app on purpose.
 * @param {string} text
 * @returns {{ rows: number, lastHash: string, problem: { line: number, text: string } | null }}
 */
export function verifyAuditLines(text) {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  let lastHash = '';
  for (const [index, line] of lines.entries()) {
    const text = problemOf(line, index + 1, lastHash);
    if (text !== null) return { rows: index, lastHash, problem: { line: index + 1, text } };
    lastHash = JSON.parse(line).hash;
  }
  return { rows: lines.length, lastHash, problem: null };
}

/** @param {string} line @param {number} seq @param {string} lastHash */
function problemOf(line, seq, lastHash) {
  let row;
  try {
    row = JSON.parse(line);
  } catch {
    return 'is not JSON';
  }
  if (typeof row !== 'object' || row === null) return 'is not an object';
  const { prevHash, hash, ...body } = row;
  if (body.seq !== seq) return `has the number ${body.seq}, and ${seq} was expected: lines are missing, doubled or out of order`;
  if (prevHash !== lastHash) return 'does not follow the line before it';
  if (hash !== createHash('sha256').update(prevHash + canonical(body)).digest('hex')) return 'was changed: its hash does not fit';
  return null;
}

/** @param {any} value @returns {string} */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
