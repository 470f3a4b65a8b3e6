import { expect, test } from './support/fixtures.ts';

/** The promise, whole: no key, one call placed, watched, approved, reviewed, with a reload in the middle. */
test('a first call without any key, from the first screen to the history', async ({ app, desk }) => {
  await app.getByRole('button', { name: 'Try the practice line now' }).click();

  const minutes = app.getByRole('log');
  await expect(minutes).toContainText('Harbor and Pine, good evening');
  await expect(minutes).toContainText('AI assistant');
  await expect(minutes).toContainText('Could you send me a text to confirm the time?');

  await expect(desk.getByText('Needs your approval')).toBeVisible();
  await expect(desk.getByText('send_sms')).toBeVisible();

  await app.reload();
  await expect(minutes).toContainText('Harbor and Pine, good evening');
  await expect(minutes).toContainText('Could you send me a text to confirm the time?');
  await expect(desk.getByText('Needs your approval')).toBeVisible();

  await desk.getByRole('button', { name: /^Approve/ }).click();
  await expect(minutes).toContainText('I have sent you the text');
  await expect(minutes).toContainText('corner table');

  await app.getByRole('button', { name: 'Hang up' }).click();
  await app.getByRole('link', { name: 'History', exact: true }).click();
  await app.getByRole('searchbox').fill('corner');
  await expect(app.getByText(/1 call mentions/)).toBeVisible();
  await expect(app.getByRole('main')).toContainText('corner table');
  await expect(app.getByRole('table')).toContainText('You');
});
