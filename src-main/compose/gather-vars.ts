import { join } from 'node:path';
import type { EnvironmentProblem } from '../core/settings/environment.ts';
import { readDotenv } from './read-dotenv.ts';

type Vars = Readonly<Record<string, string | undefined>>;

/** The process environment over `.env` in the current folder over `.env` in the home. An empty variable counts as not set. */
export function gatherVars(o: { readonly vars: Vars; readonly cwd: string; readonly home: string }): { readonly vars: Vars; readonly problems: readonly EnvironmentProblem[] } {
  const here = readDotenv(join(o.cwd, '.env'));
  const there = o.cwd === o.home ? { vars: {}, problems: [] } : readDotenv(join(o.home, '.env'));
  const process = Object.fromEntries(Object.entries(o.vars).filter(([, value]) => value !== undefined && value.trim() !== ''));
  return { vars: { ...there.vars, ...here.vars, ...process }, problems: [...here.problems, ...there.problems] };
}
