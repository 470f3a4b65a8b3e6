import { expect, test } from './support/fixtures.ts';

/** The owner sets the guards, and they hold: countries, hours, limits and the do-not-call list. */
test('guards are set in Settings, survive a reload, and stop a call', async ({ app }) => {
  await app.getByRole('button', { name: 'Skip setup' }).click();
  const dial = app.getByRole('combobox', { name: /who to call/i });
  await expect(dial).toBeVisible();
  await app.keyboard.press('Control+,');
  await app.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Identity and policy' }).click();
  const countries = app.getByRole('region', { name: 'Countries' });
  const latvia = countries.getByRole('listitem').filter({ hasText: 'Latvia' });
  await expect(countries.getByText('your own, always allowed')).toBeVisible();
  await countries.getByLabel('Allow another country').selectOption('LV');
  await expect(latvia).toBeVisible();
  await app.getByRole('region', { name: 'Hours for calls' }).getByLabel('From').selectOption('7');

  const limits = app.getByRole('region', { name: 'Limits' });
  await limits.getByLabel('Calls at once').fill('0');
  await limits.getByLabel('Calls at once').press('Enter');
  await expect(limits.getByRole('alert')).toHaveText('From 1 to 50, without a fraction.');
  await limits.getByLabel('Calls at once').fill('3');
  await limits.getByLabel('Calls at once').press('Enter');
  await expect(limits.getByRole('alert')).toHaveCount(0);

  const list = app.getByRole('region', { name: 'Do not call' });
  await list.getByLabel('Number').fill('12');
  await list.getByRole('button', { name: 'Add' }).click();
  await expect(list.getByRole('alert')).toContainText('Too short for a number.');
  await list.getByLabel('Number').fill('(212) 555-0142');
  await list.getByLabel('Why').fill('They asked');
  await list.getByRole('button', { name: 'Add' }).click();
  await expect(list.getByText('+1 212 555 0142')).toBeVisible();

  await app.reload();
  await expect(list.getByText('They asked')).toBeVisible();
  await expect(latvia).toBeVisible();
  await expect(limits.getByLabel('Calls at once')).toHaveValue('3');

  await app.keyboard.press('Control+n');
  await dial.fill('+1 212 555 0142');
  await expect(app.getByText('This number is on your do-not-call list.').first()).toBeVisible();

  await app.keyboard.press('Control+,');
  await app.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Identity and policy' }).click();
  await list.getByRole('button', { name: 'Take +1 212 555 0142 off the list' }).click();
  await expect(list.getByText('No number is on the list.')).toBeVisible();
  await countries.getByRole('button', { name: 'Remove Latvia' }).click();
  await expect(latvia).toHaveCount(0);
});
