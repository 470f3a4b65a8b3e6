import { expect, test } from './support/fixtures.ts';

test('listening in, whispering and muting on a live call', async ({ app }) => {
  await app.getByRole('button', { name: 'Try the practice line now' }).click();
  const minutes = app.getByRole('log');
  await expect(minutes).toContainText('Harbor and Pine, good evening');

  const listen = app.getByRole('button', { name: 'Listen in' });
  await listen.click();
  await expect(app.getByRole('button', { name: 'Listening' })).toHaveAttribute('aria-pressed', 'true');

  await app.getByRole('textbox', { name: /Whisper/ }).fill('Ask for the corner table');
  await app.keyboard.press('Enter');
  await expect(minutes.getByText('Ask for the corner table')).toBeVisible();

  const mute = app.getByRole('button', { name: 'Mute AI' });
  await mute.click();
  await expect(mute).toHaveAttribute('aria-pressed', 'true');
  await mute.click();
  await expect(mute).toHaveAttribute('aria-pressed', 'false');

  await app.getByRole('button', { name: 'Hang up' }).click();
  await expect(app.getByText('You hung up', { exact: false }).first()).toBeVisible();
});

test('an inbound stranger gets a message taken and nothing else', async ({ app }) => {
  await app.getByRole('button', { name: 'Skip setup' }).click();
  const dial = app.getByRole('combobox', { name: /who to call/i });
  await dial.fill('stranger');
  await app.getByRole('option').first().click();
  const minutes = app.getByRole('log');
  await expect(minutes).toContainText('AI assistant', { timeout: 30_000 });
  await expect(minutes).toContainText('Message taken', { timeout: 60_000 });
  await app.getByRole('link', { name: /Messages/ }).click();
  await expect(app.getByRole('main')).toContainText('+1 628 555 0177');
});
