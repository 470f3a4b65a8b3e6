import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';

type Vars = Readonly<Record<string, string | undefined>>;

/** Where the app keeps its data: `CONSIGLIERE_HOME`, else the platform's place for a program's data. */
export function defaultHome(platform: string, vars: Vars, userHome: string = homedir()): string {
  const path = platform === 'win32' ? win32 : posix;
  const chosen = vars['CONSIGLIERE_HOME']?.trim();
  if (chosen !== undefined && chosen !== '') return path.resolve(chosen.replace(/^~(?=$|[\\/])/, () => userHome));
  if (platform === 'darwin') return path.join(userHome, 'Library', 'Application Support', 'Consigliere');
  if (platform === 'win32') return path.join(absolute(vars['APPDATA'], path) ?? path.join(userHome, 'AppData', 'Roaming'), 'Consigliere');
  return path.join(absolute(vars['XDG_DATA_HOME'], path) ?? path.join(userHome, '.local', 'share'), 'consigliere');
}

/** The base directory specification says that a relative path counts as not set. */
function absolute(value: string | undefined, path: typeof posix): string | null {
  return value !== undefined && path.isAbsolute(value) ? value : null;
}
