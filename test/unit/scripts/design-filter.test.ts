import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('every stored filter is the one its design gives', () => {
  expect(execFileSync(process.execPath, ['scripts/design-filter.mjs', '--check'], { encoding: 'utf8' }).match(/is this one/g)).toHaveLength(4);
});
