import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { identityPath, readIdentity } from '../../src-main/core/settings/identity-file.ts';
import { fine, type Check } from './check.ts';

/** Whether the app could take the owner's numbers from the file of another program. It does so once, while it knows none (docs/adr/0011). Numbers are counted, never printed. */
export function checkIdentity(home: string): readonly Check[] {
  const found = readFile(join(home, identityPath));
  if (found.text === null) {
    if (found.code === 'ENOENT') return [fine('identity', `There is no ${identityPath}, and none is needed: your numbers are entered in Settings.`)];
    return [{ name: 'identity', level: 'warn', what: `${identityPath} could not be opened: no number is known as yours from it. [${found.code}]`, todo: 'Check its permissions, or enter your numbers in Settings.' }];
  }
  const { identity, problems } = readIdentity(found.text, identityPath);
  if (problems.length === 0) {
    const count = identity?.phones.length ?? 0;
    return [fine('identity', `${identityPath} can be read: ${count === 1 ? 'one number' : `${count} numbers`} of yours. It counts until the app has stored your numbers itself.`)];
  }
  return problems.map(({ name, text }): Check => ({ name: 'identity', level: 'warn', what: `${name}: ${text}`, todo: 'Correct it before the first start, or enter your numbers in Settings.' }));
}

function readFile(path: string): { readonly text: string; readonly code: null } | { readonly text: null; readonly code: string } {
  try {
    return { text: readFileSync(path, 'utf8'), code: null };
  } catch (error) {
    // What lies on the way and is no folder holds no such file either.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return { text: null, code: code === 'ENOTDIR' ? 'ENOENT' : code };
  }
}
