import { err, ok, type Result } from '../../src-shared/domain/result.ts';

export interface WebArgs {
  /** 0 = any free port; null = not asked for: the usual one, or any when that is taken. */
  readonly port: number | null;
  /** Null = not asked for. */
  readonly home: string | null;
  readonly open: boolean;
}

const usage = 'Use --port N, --home DIR, --no-open.';

/** Reads the arguments after the program's name. `--web` only chooses this host and says nothing here. */
export function parseWebArgs(argv: readonly string[]): Result<WebArgs, string> {
  let args: WebArgs = { port: null, home: null, open: true };
  const rest = argv.flatMap((arg) => arg.startsWith('--') && arg.includes('=') ? [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)] : [arg]);
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === '--web') continue;
    if (name === '--no-open') { args = { ...args, open: false }; continue; }
    if (name !== '--port' && name !== '--home') return err(`"${name}" is no argument of Consigliere. It was not started. ${usage}`);
    const value = rest.shift();
    if (value === undefined || value === '') return err(`${name} has no value. Consigliere was not started. ${usage}`);
    if (name === '--home') { args = { ...args, home: value }; continue; }
    if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) return err(`"${value}" is no port. Consigliere was not started. Give a whole number from 0 to 65535.`);
    args = { ...args, port: Number(value) };
  }
  return ok(args);
}
