import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRedactor } from '../../../../src-main/adapters/redact.ts';

const redact = createRedactor({ home: '/home/ann/.local/share/consigliere', userHome: '/home/ann', known: () => ['plainword77', 'abc'] });

test.each([
  ['key sk-proj-abcDEF123_456-789 refused', 'key [api key] refused'],
  ['client secret ek_68af296e8e408191a1120ab6383263c2', 'client secret [api key]'],
  ['Authorization: Bearer abc.def-ghi_jkl', 'Authorization: Bearer [secret]'],
  ['authorization: Basic QUM6c2VjcmV0', 'authorization: Basic [secret]'],
  ['account AC0123456789abcdef0123456789abcdef', 'account [AC …cdef]'],
  ['token 0123456789abcdef0123456789abcdef', 'token [token]'],
  [`hash ${'1a2b3c4d'.repeat(8)}`, 'hash [hex 1a2b3c4d…]'],
  [`PRAGMA key = "x'${'ab'.repeat(32)}'"`, `PRAGMA key = "x'${'ab'.repeat(32)}'"`.replace(/[0-9a-f]{64}/, '[hex abababab…]')],
  ['mail luca.ferrante+x@mail.example.org now', 'mail [e-mail] now'],
  ['call +1 (415) 555-0110 today', 'call [phone …110] today'],
  ['call +14155550110', 'call [phone …110]'],
  ['tel:+442079460958;', 'tel:[phone …958];'],
  ['call (415) 555-0110', 'call [phone …110]'],
  ['415.555.0110', '[phone …110]'],
  ['020 7946 0958', '[phone …958]'],
  ['0044 20 7946 0958', '[phone …958]'],
  ['555-0110', '[phone …110]'],
  ['91234567', '[phone …567]'],
  ['card 4242 4242 4242 4242 given', 'card [card] given'],
  ['card 378282246310005', 'card [card]'],
  ['smtps://ann:pa%20ss@mail.example.org:465', 'smtps://[credentials]@mail.example.org:465'],
  ['http://127.0.0.1:4001/?token=abcdef&x=1', 'http://127.0.0.1:4001/?token=[secret]&x=1'],
  ['http://127.0.0.1:4001/#t=Zm9vYmFy', 'http://127.0.0.1:4001/#t=[secret]'],
  ['api_key="hunter2 and more", rest', 'api_key=[secret], rest'],
  ['password: hunter2', 'password: [secret]'],
  ['jwt eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln', 'jwt [token]'],
  ['/home/ann/.local/share/consigliere/logs and /home/ann/x', '<home>/logs and ~/x'],
  ['the plainword77 itself', 'the [secret] itself'],
])('%s', (text, clean) => {
  expect(redact(text)).toBe(clean);
});

test.each([
  'call_0123456789abcdefghjkmnpqrs ended after 12345 ms',
  '2026-11-21T09:34:16.123Z',
  'on 2026-11-21 12:00:05',
  'ws://127.0.0.1:45123/v1/realtime',
  '480 frames, 1 234 kB, port 65535, code 1006',
  'node v24.21.0, sqlite 3.53.4',
  'task-force one, disk-space, risk_level high',
  'abc stays: too short to be a secret',
])('left alone: %s', (text) => {
  expect(redact(text)).toBe(text);
});

const digit = fc.constantFrom(...Array.from('0123456789'));
const hex = fc.constantFrom(...Array.from('0123456789abcdef'));
const keyChar = fc.constantFrom(...Array.from('abcXYZ0123456789-_'));
const run = (unit: fc.Arbitrary<string>, min: number, max = min): fc.Arbitrary<string> => fc.array(unit, { minLength: min, maxLength: max }).map((units) => units.join(''));
const planted: fc.Arbitrary<string> = fc.oneof(
  run(keyChar, 16, 60).map((key) => `sk-${key}`),
  run(hex, 32).map((id) => `AC${id}`),
  run(hex, 32),
  run(hex, 64),
  fc.tuple(run(fc.constantFrom(...Array.from('abcd.-_+1')), 1, 12), run(fc.constantFrom(...Array.from('abc')), 2, 10)).map(([name, host]) => `x${name}@${host}.org`),
  run(digit, 9, 14).map((digits) => `+1${digits}`),
  fc.tuple(run(digit, 3), run(digit, 3), run(digit, 4), fc.constantFrom('-', ' ', '.')).filter(([area]) => !/^(19|20)/.test(area)).map(([area, exchange, rest, gap]) => `${area}${gap}${exchange}${gap}${rest}`),
  run(digit, 15).map((start) => [...Array(10).keys()].map((last) => `4${start.slice(1)}${last}`).find(luhn) ?? ''),
);

function luhn(digits: string): boolean {
  return Array.from(digits).reverse().map(Number).reduce((sum, digit, index) => sum + (index % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2), 0) % 10 === 0;
}

const around = fc.string({ unit: fc.constantFrom('a', 'Z', '"', '{', '}', ',', ':', '/', '\\', '\n', 'é', '=', '<', '\''), maxLength: 20 });

test('no planted secret survives, wherever it stands', () => {
  fc.assert(fc.property(around, planted, around, fc.constantFrom(' ', '"', ',', '(', '\n'), (left, secret, right, gap) => {
    expect(redact(`${left}${gap}${secret}${gap}${right}`)).not.toContain(secret);
  }), { numRuns: 3000 });
});

test('a second pass changes nothing, so a report can be redacted again', () => {
  fc.assert(fc.property(fc.array(fc.oneof(planted, around), { maxLength: 5 }), (parts) => {
    const once = redact(parts.join(' '));
    expect(redact(once)).toBe(once);
  }), { numRuns: 1000 });
});
