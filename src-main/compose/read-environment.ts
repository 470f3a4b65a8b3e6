import type { Environment } from '../core/settings/environment.ts';
import type { Files } from '../core/ports/files.ts';
import { gatherVars } from './gather-vars.ts';
import { identityPath } from '../core/settings/identity-file.ts';
import { mergeIdentity } from '../core/settings/merge-identity.ts';
import { parseEnvironment } from '../core/settings/parse-environment.ts';

/** The process, both `.env` files and the stored identity, as one. Every problem found on the way is named in it. */
export async function readEnvironment(from: { readonly vars: Readonly<Record<string, string | undefined>>; readonly cwd: string; readonly home: string }, files: Files): Promise<Environment> {
  const { vars, problems } = gatherVars(from);
  const parsed = parseEnvironment(vars);
  return mergeIdentity({ ...parsed, problems: [...problems, ...parsed.problems] }, await files.read(identityPath).catch(() => null));
}
