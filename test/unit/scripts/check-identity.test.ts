import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkIdentity } from '../../../scripts/diagnose/check-identity.ts';
import { tempHome } from '../../fakes/temp-home.ts';

function homeWith(text: string | null): string {
  const home = tempHome();
  mkdirSync(join(home, 'secrets'));
  if (text === null) mkdirSync(join(home, 'secrets', 'godfather.json'));
  else writeFileSync(join(home, 'secrets', 'godfather.json'), text);
  return home;
}

test.each<[string, string | null, readonly string[]]>([
  ['no JSON', 'phones: +14155550123', ['secrets/godfather.json: Is not an object']], ['another form', '{"phone_numbers_csv": ["+14155550123"]}', ['secrets/godfather.json: Is not an object']], ['an empty file', '', ['secrets/godfather.json: Is not an object']],
  ['a number that is none', '{"phone_numbers_csv": "+14155550123, twelve"}', ['secrets/godfather.json: phone_numbers_csv: ']], ['an address that is none', '{"email": "Elena"}', ['secrets/godfather.json: email: ']],
  ['both', '{"phone_numbers_csv": "twelve", "email": "Elena"}', ['secrets/godfather.json: phone_numbers_csv: ', 'secrets/godfather.json: email: ']], ['a folder', null, ['secrets/godfather.json could not be opened']],
])('%s is named, with what to do, and no number of his is told', (_what, text, named) => {
  const checks = checkIdentity(homeWith(text));
  expect(checks.map((check, index) => [check.level, check.what.startsWith(named[index] ?? '?'), check.todo === null])).toEqual(named.map(() => ['warn', true, false]));
  expect(JSON.stringify(checks)).not.toContain('+1415');
});

test('in order, or not there at all, is fine', () => {
  expect(checkIdentity(homeWith('{"phone_numbers_csv": "+14155550123,+14155550110", "email": "elena@example.com"}'))).toMatchObject([{ level: 'ok', what: expect.stringContaining('2 numbers of yours') as string }]);
  expect(checkIdentity(homeWith('{}'))).toMatchObject([{ level: 'ok' }]);
  expect(checkIdentity(join(tempHome(), 'nothing'))).toMatchObject([{ level: 'ok', what: expect.stringContaining('There is no') as string }]);
});
