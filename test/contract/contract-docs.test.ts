import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { contractDocs } from '../../scripts/generate-contract-docs.mjs';
import { methods } from '../../src-shared/contract/methods.ts';
import { surfaceMethods } from '../../src-shared/contract/surface-methods.ts';
import { surfaces } from '../../src-shared/contract/surfaces.ts';

test('docs/contract.md is what the schemas say', () => {
  expect(readFileSync('docs/contract.md', 'utf8') === contractDocs(), 'run "node scripts/generate-contract-docs.mjs"').toBe(true);
});

test('the docs name every method and leave no value undescribed', () => {
  const text = contractDocs();
  for (const method of Object.keys(methods)) expect(text).toContain(`### ${method}\n`);
  expect(text).not.toMatch(/any value|undefined|\[object/);
});

test.each(surfaces)('the plain allow-list of the %s is that of the methods', (surface) => {
  const declared = Object.entries(methods).filter(([, method]) => (method.surfaces as readonly string[]).includes(surface)).map(([name]) => name);
  expect([...surfaceMethods[surface]].sort()).toEqual(declared.sort());
});

test('only the Desk may approve, edit, revise, or say who a caller is', () => {
  for (const method of ['approval.approve', 'caller.confirm', 'approval.edit', 'approval.revise', 'approval.shown'] as const) expect(methods[method].surfaces).toEqual(['desk']);
});
