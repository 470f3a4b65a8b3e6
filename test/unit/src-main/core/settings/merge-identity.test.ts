import { expect, test } from 'vitest';
import { mergeIdentity } from '../../../../../src-main/core/settings/merge-identity.ts';
import { parseEnvironment } from '../../../../../src-main/core/settings/parse-environment.ts';

const environment = parseEnvironment({ GODFATHER_PHONE_NUMBERS: '+15551234567' });

test('numbers of both count once; the address fills a gap', () => {
  const merged = mergeIdentity(environment, '{"phone_numbers_csv":"+15559876543, +1 555 123 4567","email":"godfather@example.com"}');
  expect(merged).toEqual({ ...environment, godfatherPhones: ['+15551234567', '+15559876543'], godfatherEmail: 'godfather@example.com' });
});

test('the environment’s address wins', () => {
  const withEmail = parseEnvironment({ GODFATHER_EMAIL: 'env@example.com' });
  expect(mergeIdentity(withEmail, '{"email":"file@example.com"}').godfatherEmail).toBe('env@example.com');
});

test('a wrong entry is named with its file, without its value', () => {
  const merged = mergeIdentity(environment, '{"phone_numbers_csv":"+15559876543,5550100","email":"nobody"}');
  expect(merged.godfatherPhones).toEqual(['+15551234567', '+15559876543']);
  expect(merged.problems.map((problem) => problem.name)).toEqual(['secrets/godfather.json: phone_numbers_csv', 'secrets/godfather.json: email']);
  expect(JSON.stringify(merged.problems)).not.toMatch(/5550100|nobody/);
});

test.each([null, '', '[]', 'null', '{"phone_numbers_csv":[1]}', '{'])('nothing is merged from %s', (text) => {
  expect(mergeIdentity(environment, text)).toEqual(environment);
});
