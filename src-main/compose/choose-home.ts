import { join, resolve } from 'node:path';
import { defaultHome } from './default-home.ts';
import { readDotenv } from './read-dotenv.ts';

/** `--home`, else `CONSIGLIERE_HOME` from the process or the `.env` of the current folder, else the platform's place. Absolute. */
export function chooseHome(o: { readonly flag: string | null; readonly platform: string; readonly vars: Readonly<Record<string, string | undefined>>; readonly cwd: string }): string {
  if (o.flag !== null && o.flag.trim() !== '') return resolve(o.cwd, o.flag.trim());
  const fromProcess = o.vars['CONSIGLIERE_HOME']?.trim() ?? '';
  return defaultHome(o.platform, { ...o.vars, CONSIGLIERE_HOME: fromProcess !== '' ? fromProcess : readDotenv(join(o.cwd, '.env')).vars['CONSIGLIERE_HOME'] });
}
