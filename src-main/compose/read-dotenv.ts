import { readFileSync } from 'node:fs';
import type { EnvironmentProblem } from '../core/settings/environment.ts';

export interface Dotenv {
  readonly vars: Readonly<Record<string, string>>;
  readonly problems: readonly EnvironmentProblem[];
}

/** Reads one `.env` file. No file is no problem; one that cannot be read is named. */
export function readDotenv(path: string): Dotenv {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { vars: {}, problems: [] };
    return { vars: {}, problems: [{ name: path, text: `Could not be read. Its values are not used. Check the file and its permissions. (${code})` }] };
  }
  return parseDotenv(text, path);
}

/**
 * `NAME=value` lines; `export` before and comments after are allowed; quoted values keep spaces, `#` and, in double quotes, `\n`; a quoted
 * value may go on over lines. A line that is none of this is named by its number and left out; the rest counts.
 */
export function parseDotenv(text: string, path: string): Dotenv {
  const vars: Record<string, string> = {};
  const problems: EnvironmentProblem[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = (lines[index] ?? '').trim();
    const lineNumber = index + 1;
    const complain = (what: string): void => { problems.push({ name: `${path}, line ${lineNumber}`, text: `${what} The line is not used. Write it as NAME=value.` }); };
    if (line === '' || line.startsWith('#')) continue;

    const assignment = /^(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(.*)$/.exec(line);
    const [, name, start = ''] = assignment ?? [];
    if (name === undefined) {
      complain(line.includes('=') ? 'What stands before the equals sign is no name.' : 'There is no equals sign.');
      continue;
    }
    const quote = /^["'`]/.exec(start)?.[0];
    if (quote === undefined) {
      vars[name] = start.replace(/(^|\s)#.*$/, '').trim();
      continue;
    }
    const end = findEnd(lines, index, quote, start);
    if (end === null) {
      complain(`The value begins with ${quote} and nothing ends it.`);
      continue;
    }
    index = end.line;
    if (!/^\s*(#.*)?$/.test(end.after)) complain('Something stands after the closing quote.');
    else vars[name] = quote === '"' ? end.value.replaceAll('\\n', '\n').replaceAll('\\"', '"') : end.value;
  }
  return { vars, problems };
}

/** The quoted value from its opening quote to the closing one, on the same or a later line. */
function findEnd(lines: readonly string[], first: number, quote: string, start: string): { readonly value: string; readonly after: string; readonly line: number } | null {
  let text = start.slice(1);
  for (let line = first; ; line += 1) {
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      if (quote === '"' && text[at - 1] === '\\') continue;
      return { value: text.slice(0, at), after: text.slice(at + 1), line };
    }
    const next = lines[line + 1];
    // A new assignment inside an open quote is a forgotten quote, not a long value.
    if (next === undefined || /^\s*(?:export\s+)?[A-Z_][A-Z0-9_]*=/.test(next)) return null;
    text += `\n${next}`;
  }
}
