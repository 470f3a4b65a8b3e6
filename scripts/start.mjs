/*
 * `npm start`: from a fresh clone to an open app. Runs on Node 20 before anything is installed, so it imports only Node.
 *
 *   npm start                      Electron where it is present or can be fetched, else the web host
 *   npm start -- --web             the web host
 *     --port N                     its port (default: any free one)
 *     --home DIR                   where the app keeps its data
 *     --no-open                    print the address, open nothing
 */
import { parseArgs } from 'node:util';
import { spawn } from 'node:child_process';
import { ensureBuilt } from './lib/ensure-built.mjs';
import { ensureInstalled } from './lib/ensure-installed.mjs';
import { findElectron } from './lib/find-electron.mjs';
import { giveUp, say } from './lib/say.mjs';
import { node24 } from './lib/node24.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';

const options = readOptions();
await ensureInstalled();
await ensureBuilt();
const electron = options.web ? null : await electronOrWhy();
const passed = [];
if (options.port !== undefined) passed.push('--port', options.port);
if (options.home !== undefined) passed.push('--home', options.home);
if (options['no-open']) passed.push('--no-open');

const child = electron
  ? spawn(electron, ['.', ...passed], { cwd: root, stdio: 'inherit' })
  : spawn(node24(), ['--enable-source-maps', 'out/main/web.js', ...passed], { cwd: root, stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => giveUp(`The app could not be started: ${error.message}.`));
child.on('exit', (code, signal) => process.exit(signal ? 0 : code ?? 1));

function readOptions() {
  try {
    const { values } = parseArgs({ options: { web: { type: 'boolean' }, port: { type: 'string' }, home: { type: 'string' }, 'no-open': { type: 'boolean' }, help: { type: 'boolean' } } });
    if (values.help) {
      say('npm start [-- --web --port N --home DIR --no-open]');
      process.exit(0);
    }
    if (values.port !== undefined && !(/^\d{1,5}$/.test(values.port) && Number(values.port) <= 65_535)) giveUp(`--port takes a number from 0 to 65535, not “${values.port}”.`);
    return values;
  } catch (error) {
    return giveUp(`${error.message}\nUse: npm start [-- --web --port N --home DIR --no-open]`);
  }
}

/** Electron's program, fetched if need be; null, said in one line, when the web host must do. */
async function electronOrWhy() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    say('There is no display here, so the app opens in the web host.');
    return null;
  }
  const present = findElectron();
  if (present) return present;
  say('Fetching Electron. This happens once.');
  await run(node24(), ['node_modules/electron/install.js'], { quiet: true, timeoutMs: 300_000 });
  const fetched = findElectron();
  if (!fetched) say('Electron could not be fetched from here, so the app opens in the web host. Everything but the window, the tray and the system key chain is the same.');
  return fetched;
}
