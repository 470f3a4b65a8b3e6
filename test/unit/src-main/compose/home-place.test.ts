import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chooseHome } from '../../../../src-main/compose/choose-home.ts';
import { defaultHome } from '../../../../src-main/compose/default-home.ts';
import { tempHome } from '../../../fakes/temp-home.ts';

test.each([
  ['linux', {}, '/home/ann/.local/share/consigliere'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/consigliere'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/ann/.local/share/consigliere'],
  ['darwin', {}, '/home/ann/Library/Application Support/Consigliere'],
  ['linux', { CONSIGLIERE_HOME: '/else/where/', XDG_DATA_HOME: '/data' }, '/else/where'],
  ['linux', { CONSIGLIERE_HOME: '~/calls' }, '/home/ann/calls'],
  ['linux', { CONSIGLIERE_HOME: ' ' }, '/home/ann/.local/share/consigliere'],
])('on %s with %j: %s', (platform, vars, home) => {
  expect(defaultHome(platform, vars, '/home/ann')).toBe(home);
});

test('on Windows', () => {
  expect(defaultHome('win32', { APPDATA: 'C:\\Users\\ann\\AppData\\Roaming' }, 'C:\\Users\\ann')).toBe('C:\\Users\\ann\\AppData\\Roaming\\Consigliere');
  expect(defaultHome('win32', {}, 'C:\\Users\\ann')).toBe('C:\\Users\\ann\\AppData\\Roaming\\Consigliere');
});

test('--home, then the process, then .env in the current folder', () => {
  const cwd = tempHome();
  writeFileSync(join(cwd, '.env'), 'CONSIGLIERE_HOME=/from/dotenv');
  const from = { platform: 'linux', cwd };
  expect(chooseHome({ ...from, flag: 'here', vars: { CONSIGLIERE_HOME: '/from/process' } })).toBe(join(cwd, 'here'));
  expect(chooseHome({ ...from, flag: null, vars: { CONSIGLIERE_HOME: '/from/process' } })).toBe('/from/process');
  expect(chooseHome({ ...from, flag: null, vars: {} })).toBe('/from/dotenv');
});
