import { expect, test } from 'vitest';
import { parseWebArgs } from '../../../../src-main/host-web/parse-web-args.ts';

test.each([
  [[], { port: null, home: null, open: true }],
  [['--web', '--port', '0', '--home', '/x', '--no-open'], { port: 0, home: '/x', open: false }],
  [['--port=8080', '--home=/a=b'], { port: 8080, home: '/a=b', open: true }],
])('%j is read', (argv, args) => {
  expect(parseWebArgs(argv)).toEqual({ ok: true, value: args });
});

test.each([['--port'], ['--port', 'x'], ['--port', '65536'], ['--port', '-1'], ['--port', '8e3'], ['--home'], ['--home', ''], ['--verbose'], ['file.txt']])('%j %j is refused in words', (...argv) => {
  const args = parseWebArgs(argv.filter((each) => typeof each === 'string'));
  expect(args).toMatchObject({ ok: false, error: expect.stringMatching(/not started\. (Use|Give)/) as string });
});
