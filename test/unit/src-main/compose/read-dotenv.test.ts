import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherVars } from '../../../../src-main/compose/gather-vars.ts';
import { parseDotenv, readDotenv } from '../../../../src-main/compose/read-dotenv.ts';
import { tempHome } from '../../../fakes/temp-home.ts';

const parse = (text: string) => parseDotenv(text, '.env');

test('reads what people write', () => {
  expect(parse([
    '\uFEFF# comment', '', 'PLAIN=one', '  SPACED = two words  ', 'export EXPORTED=three', 'COMMENTED=four # why', 'HASH=fi#ve', 'EMPTY=', "SINGLE='a # \"b\" \\n'", 'DOUBLE="a\\nb \\"c\\" # d" # comment',
    'URL=wss://x.example/?a=b', 'LONG="first', 'second"', 'PLAIN=last wins',
  ].join('\r\n'))).toEqual({
    problems: [],
    vars: { PLAIN: 'last wins', SPACED: 'two words', EXPORTED: 'three', COMMENTED: 'four', HASH: 'fi#ve', EMPTY: '', SINGLE: 'a # "b" \\n', DOUBLE: 'a\nb "c" # d', URL: 'wss://x.example/?a=b', LONG: 'first\nsecond' },
  });
});

test('a malformed line is named by its number, without its content, and the rest counts', () => {
  const { vars, problems } = parse(['GOOD=1', 'OPENAI_API_KEY sk-secret', '2BAD=sk-secret', 'OPEN="sk-secret', 'AFTER=2', 'TAIL="a" sk-secret', '=sk-secret'].join('\n'));
  expect(vars).toEqual({ GOOD: '1', AFTER: '2' });
  expect(problems.map((problem) => problem.name)).toEqual(['.env, line 2', '.env, line 3', '.env, line 4', '.env, line 6', '.env, line 7']);
  expect(JSON.stringify(problems)).not.toContain('sk-secret');
});

test('whatever the text: never throws', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('A', '=', '"', "'", '\n', ' ', '#', '\\', '`', '1') }), (text) => { parse(text); }), { numRuns: 2000 });
});

test('no file is no problem; a folder in its place is named', () => {
  const home = tempHome();
  expect(readDotenv(join(home, '.env'))).toEqual({ vars: {}, problems: [] });
  mkdirSync(join(home, '.env'));
  expect(readDotenv(join(home, '.env')).problems).toMatchObject([{ name: join(home, '.env'), text: expect.stringContaining('EISDIR') as string }]);
});

test('the process wins over the current folder, and that over the home', () => {
  const [home, cwd] = [tempHome(), tempHome()];
  writeFileSync(join(home, '.env'), 'A=home\nB=home\nC=home\nbroken');
  writeFileSync(join(cwd, '.env'), 'A=here\nB=here\nbroken');
  const gathered = gatherVars({ vars: { A: 'process', B: '', D: undefined }, cwd, home });
  expect(gathered.vars).toEqual({ A: 'process', B: 'here', C: 'home' });
  expect(gathered.problems.map((problem) => problem.name)).toEqual([`${join(cwd, '.env')}, line 3`, `${join(home, '.env')}, line 4`]);
  expect(gatherVars({ vars: {}, cwd: home, home }).problems).toHaveLength(1);
});
