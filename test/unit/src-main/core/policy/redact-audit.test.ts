import { expect, it } from 'vitest';
import fc from 'fast-check';
import { redactRow } from '../../../../../src-main/core/policy/redact-audit.ts';

it.each([
  ['a card', { body: 'pay 4111 1111 1111 1111' }, { body: 'pay [card number]' }],
  ['a spoken code', { body: 'the code is 123456' }, { body: 'the code is [digits]' }],
  ['a key', { note: 'use sk-proj-abcdefgh12345678' }, { note: 'use [api key]' }],
  ['a bearer', { note: 'Authorization: Bearer abc.def-ghi' }, { note: 'Authorization: Bearer [secret]' }],
  ['a password in words', { body: 'my password is hunter2' }, { body: 'my password is [secret]' }],
  ['a member that is a secret by name', { arguments: { api_key: 'x', nested: [{ password: 'y' }] } }, { arguments: { api_key: '[secret]', nested: [{ password: '[secret]' }] } }],
  ['arguments as text', { arguments: '{"password":"hunter2"}' }, { arguments: '{"password":"[secret]"}' }],
  ['credentials in an address', { url: 'https://ann:pw@example.org/x' }, { url: 'https://[credentials]@example.org/x' }],
])('%s goes', (_, row, expected) => { expect(redactRow(row)).toEqual(expected); });

it('numbers, addresses, hashes and everything that is no text stay', () => {
  const row = { to: '+14155550164', email: 'luca@example.com', hash: 'ab'.repeat(32), approvalId: 'apr_1', seconds: 4.2, ok: true, none: null, list: [1, 'Eight.'] };
  expect(redactRow(row)).toEqual(row);
});

it('twice is once', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (row) => { expect(redactRow(redactRow(row))).toEqual(redactRow(row)); }), { numRuns: 300 });
});
