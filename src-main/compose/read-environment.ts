import type { Environment } from '../core/settings/environment.ts';
import { gatherVars } from './gather-vars.ts';
import { parseEnvironment } from '../core/settings/parse-environment.ts';

/** The process and both `.env` files, as one. Every problem found on the way is named in it. */
export function readEnvironment(from: { readonly vars: Readonly<Record<string, string | undefined>>; readonly cwd: string; readonly home: string }): Environment {
  const { vars, problems } = gatherVars(from);
  const parsed = parseEnvironment(vars);
  return { ...parsed, problems: [...problems, ...parsed.problems] };
}
