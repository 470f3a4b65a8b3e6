import { chooseHome } from '../compose/choose-home.ts';
import { createContractServer } from '../contract-server/create-contract-server.ts';
import { createRandomIds } from '../adapters/ids.ts';
import { createSystemClock } from '../adapters/clock.ts';
import { err, ok, type Result } from '../../src-shared/domain/result.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openApp } from '../compose/open-app.ts';
import { openBrowser } from './open-browser.ts';
import { parseWebArgs } from './parse-web-args.ts';
import { readRenderer } from '../serve/read-renderer.ts';
import { startWebHost } from './start-web-host.ts';

export interface WebHostEntry {
  /** Arguments after the program's name. */
  readonly argv: readonly string[];
  readonly vars: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly platform: string;
  /** Where package.json, assets and out stand. */
  readonly rootDir: string;
  readonly version: string;
}

/** The composition root of the web host. `stop` ends calls, saves, and closes the listener; the error is words for the terminal. */
export async function runWebHost(entry: WebHostEntry): Promise<Result<{ readonly launchUrl: string; stop(): Promise<void> }, string>> {
  const args = parseWebArgs(entry.argv);
  if (!args.ok) return args;
  const assets = readRenderer(join(entry.rootDir, 'out', 'renderer'));
  if (!assets.ok) return assets;

  const home = chooseHome({ flag: args.value.home, platform: entry.platform, vars: entry.vars, cwd: entry.cwd });
  if (keyChainOnly(home)) return err('The history of this home is locked by the desktop app’s key chain, which the web host cannot reach. Consigliere was not started. Start the desktop app, or choose another home with --home.');
  const app = await openApp({ home, vars: entry.vars, cwd: entry.cwd, host: 'web', version: entry.version, assetsDir: join(entry.rootDir, 'assets') });
  if (!app.ok) return err(app.error.text);
  const { core, logger } = app.value;

  const clock = createSystemClock();
  const server = createContractServer(core, { clock, logger, ids: createRandomIds() });
  const host = await startWebHost({ service: core, server, clock, logger, assets: assets.value, port: args.value.port });
  if (!host.ok) {
    await app.value.stop();
    return err(host.error.text);
  }
  const { launchUrl, url } = host.value;
  app.value.announce(url);
  if (args.value.open) openBrowser(entry.platform, launchUrl, (message) => { logger.info('web.no_browser', { message }); });
  return ok({
    launchUrl,
    async stop() {
      await app.value.stop();
      await host.value.stop();
    },
  });
}

/** Starting here anyway would make a new key, and the history would be out of reach. */
const keyChainOnly = (home: string): boolean => existsSync(join(home, 'secrets', 'keychain.json')) && !existsSync(join(home, 'secrets', 'secrets.json'));
