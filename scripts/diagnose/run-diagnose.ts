import { parseArgs } from 'node:util';
import { chooseHome } from '../../src-main/compose/choose-home.ts';
import { gatherVars } from '../../src-main/compose/gather-vars.ts';
import { readEnvironment } from '../../src-main/compose/read-environment.ts';
import { offeredTools } from '../../src-main/core/tools/registry.ts';
import { printChecks } from '../lib/print-checks.mjs';
import { say } from '../lib/say.mjs';
import { checkEnvironment } from './check-environment.ts';
import { checkHandshake } from './check-handshake.ts';
import { checkHome } from './check-home.ts';
import { checkIdentity } from './check-identity.ts';
import { checkPracticePort, checkSound } from './check-practice.ts';
import { checkPrograms } from './check-programs.ts';
import { checkReach } from './check-reach.ts';
import { checkTools } from './check-tools.ts';
import { fine, type Check } from './check.ts';

const options = readOptions();
const place = { vars: process.env, cwd: process.cwd() };
const home = chooseHome({ flag: options.home, platform: process.platform, ...place });
const environment = readEnvironment({ ...place, home });

const checks: readonly Check[] = [
  ...options.before,
  checkHome(home),
  ...checkEnvironment(environment, gatherVars({ ...place, home }).vars, Date.now()),
  ...checkIdentity(home),
  ...await checkService(),
  ...checkTools(offeredTools()),
  await checkPracticePort(environment.practicePort),
  await checkSound(),
  ...await checkPrograms(process.env['CHROMIUM_PATH']),
];
printChecks(checks, options.json);

/** Nothing goes out without a key: then no call would either. */
async function checkService(): Promise<readonly Check[]> {
  const { openaiApiKey: key, realtimeUrl } = environment;
  if (key === null) return [fine('reach', 'Reaching the service was not tried: there is no key.'), fine('handshake', 'A session was not tried: there is no key.')];
  const reach = await checkReach(realtimeUrl);
  return [reach, reach.level === 'fail' ? fine('handshake', 'A session was not tried: the service cannot be reached.') : await checkHandshake(environment, key)];
}

function readOptions(): { readonly json: boolean; readonly home: string | null; readonly before: readonly Check[] } {
  try {
    const { values } = parseArgs({ options: { json: { type: 'boolean' }, home: { type: 'string' }, before: { type: 'string' } } });
    return { json: values.json ?? false, home: values.home ?? null, before: JSON.parse(values.before ?? '[]') as readonly Check[] };
  } catch (error) {
    say(`${error instanceof Error ? error.message : 'The options could not be read.'}\nUse: npm run diagnose [-- --json --home DIR]`);
    process.exit(1);
  }
}
