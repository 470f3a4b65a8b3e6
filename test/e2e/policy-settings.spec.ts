import { asked, expect, test } from './support/console-harness.ts';
import { expectAccessible, expectNothingSideways } from './support/look.ts';

test('the policy: readable to all in both themes, nothing scrolls sideways', async ({ openHarness }, testInfo) => {
  const page = await openHarness('home', '/settings/policy');
  const table = page.getByRole('table', { name: 'Policy' });
  await expect(table.getByRole('row')).toHaveCount(14);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await page.screenshot({ path: testInfo.outputPath(`policy-${colorScheme}.png`) });
  }
  await expectAccessible(page, 'policy');
  await expectNothingSideways(page, 'policy');
  await page.setViewportSize({ width: 360, height: 780 });
  await table.scrollIntoViewIfNeeded();
  // As blocks it is still a table to those who hear it.
  await expect(table.getByRole('row', { name: /Send a text/ }).getByRole('cell')).toHaveCount(4);
  await page.screenshot({ path: testInfo.outputPath('policy-narrow.png') });
});

test('a rule can be made stricter by keyboard, what is fixed has no choice, and defaults come back', async ({ openHarness }) => {
  const page = await openHarness('home', '/settings/policy');
  const restore = page.getByRole('button', { name: 'Restore defaults' });
  await expect(restore).toBeDisabled();
  const lookUp = page.getByRole('combobox', { name: 'Look something up, when you ask' });
  await expect(lookUp.getByRole('option')).toHaveText(['Runs', 'You click', 'Never']);
  await lookUp.focus();
  await page.keyboard.press('ArrowDown');
  await expect(lookUp).toHaveValue('ask');
  expect(await asked(page, 'policy.set')).toEqual([{ tool: 'web_research', asker: 'godfather', answer: 'ask' }]);

  const text = page.getByRole('row', { name: /^Send a text/ });
  await expect(text.getByRole('cell').last()).toHaveText('Never, takes a message');
  await expect(text.getByRole('cell').last().getByRole('combobox')).toHaveCount(0);
  await expect(page.getByRole('row', { name: /^End the call/ }).getByRole('combobox')).toHaveCount(0);

  const voice = page.getByRole('switch', { name: /Approve by voice/ });
  await voice.focus();
  await page.keyboard.press('Space');
  await expect(voice).not.toBeChecked();
  await page.getByRole('switch', { name: /Refuse every request/ }).click();
  expect(await asked(page, 'policy.switch')).toEqual([{ name: 'voiceApproval', on: false }, { name: 'refuseOtherSide', on: true }]);
  await restore.click();
  await expect(lookUp).toHaveValue('allow');
  await expect(voice).toBeChecked();
  await expect(restore).toBeDisabled();
});

test('the policy is kept by the core', async ({ app: page }) => {
  await page.getByRole('button', { name: 'Skip setup' }).click();
  await expect(page.getByRole('combobox', { name: /who to call/i })).toBeVisible();
  await page.goto(`${new URL(page.url()).origin}/#/settings/policy`);
  const contacts = page.getByRole('combobox', { name: 'Look in your contacts, when someone you called asks' });
  await contacts.selectOption('refuse');
  await expect(page.getByRole('button', { name: 'Restore defaults' })).toBeEnabled();
  await page.reload();
  await expect(contacts).toHaveValue('refuse');
  await page.getByRole('button', { name: 'Restore defaults' }).click();
  await expect(contacts).toHaveValue('allow');
});
