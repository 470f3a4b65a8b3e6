import { readFileSync } from 'node:fs';
import { asked, expect, test } from './support/console-harness.ts';
import { expectAccessible, expectNothingSideways } from './support/look.ts';

test('the audit log: readable to all in both themes, nothing scrolls sideways', async ({ openHarness }, testInfo) => {
  const app = await openHarness('home', '/audit/h2');
  const rows = app.getByRole('list', { name: 'Rows, newest first' }).getByRole('listitem');
  await expect(rows).toHaveCount(50);
  await app.getByText('What was written').nth(1).click();
  await app.getByRole('button', { name: 'Check' }).click();
  await expect(app.getByText('126 rows fit together')).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(app.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await app.screenshot({ path: testInfo.outputPath(`audit-${colorScheme}.png`) });
  }
  await expectAccessible(app, 'audit log');
  await expectNothingSideways(app, 'audit log');
  await app.setViewportSize({ width: 360, height: 780 });
  await app.screenshot({ path: testInfo.outputPath('audit-narrow.png') });
});

test('by keyboard from Privacy and records: newest first, filtered, older rows, and back to a call', async ({ openHarness }) => {
  const app = await openHarness('home', '/settings/privacy');
  await app.getByRole('link', { name: 'Read it' }).focus();
  await app.keyboard.press('Enter');
  const rows = app.getByRole('list', { name: 'Rows, newest first' }).getByRole('listitem');
  await expect(rows).toHaveCount(100);
  await expect(rows.first()).toContainText('126');
  await app.getByRole('button', { name: 'Show older rows' }).focus();
  await app.keyboard.press('Enter');
  await expect(rows).toHaveCount(126);
  await expect(rows.last()).toContainText('The policy was changed');
  await expect(app.getByRole('button', { name: 'Show older rows' })).toBeHidden();

  await app.getByRole('combobox', { name: 'Show' }).selectOption('Refusals');
  await expect(rows).toHaveCount(21);
  await rows.first().getByText('What was written').click();
  await expect(rows.first()).toContainText('Guest list');
  expect((await asked(app, 'audit.read')).at(-1)).toEqual({ before: null, callId: null, kinds: ['refused'], limit: 100 });
  await rows.first().getByRole('link', { name: 'Open the call' }).click();
  await app.getByRole('link', { name: 'Audit log' }).click();
  await expect(rows.first()).toBeVisible();
  expect((await asked(app, 'audit.read')).at(-1)).toEqual({ before: null, callId: 'h1', kinds: null, limit: 100 });
});

test('a broken chain is told with its first bad row, and the export has every row once', async ({ openHarness }) => {
  const app = await openHarness('broken-log', '/audit');
  await app.getByRole('button', { name: 'Check' }).click();
  await expect(app.getByRole('group', { name: 'Log' }).getByRole('alert')).toContainText('Row 40 does not fit the rows before it');
  const download = app.waitForEvent('download');
  await app.getByRole('button', { name: 'Export' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('consigliere-audit.jsonl');
  const lines = readFileSync(await file.path(), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { seq: number }).seq)).toEqual(Array.from({ length: 126 }, (_, at) => at + 1));
  await expect(app.getByText('Saved 126 rows as consigliere-audit.jsonl.')).toBeVisible();
});
