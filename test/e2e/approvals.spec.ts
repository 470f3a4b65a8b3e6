import { expect, test } from './support/fixtures.ts';
import type { FrameLocator, Page } from '@playwright/test';

async function callTheRestaurant(app: Page, desk: FrameLocator) {
  await app.getByRole('button', { name: 'Try the practice line now' }).click();
  await expect(desk.getByText('Needs your approval')).toBeVisible({ timeout: 45_000 });
}

test('over another screen the approval is a dialog; a denial with a reason reaches the assistant, not the other person', async ({ app, desk }) => {
  await callTheRestaurant(app, desk);
  await app.getByRole('link', { name: 'History', exact: true }).click();
  await expect(app.getByRole('alertdialog')).toBeVisible();
  await expect(desk.getByText('send_sms')).toBeVisible();

  await desk.getByRole('button', { name: /reason/i }).click();
  await desk.getByRole('button', { name: 'Not now' }).click();
  await desk.getByRole('textbox').last().fill('I will ring them from the car');
  await desk.getByRole('button', { name: /^Deny/ }).click();

  await expect(app.getByRole('alertdialog')).toBeHidden();
  await app.getByRole('navigation').getByText('Harbor & Pine').click();
  const minutes = app.getByRole('log');
  await expect(minutes).toContainText('I was not able to send the text just now');
  const spoken = (await minutes.innerText()).split('\n').filter((line) => line.includes('from the car'));
  expect(spoken).toEqual(['Text not sent You denied it: Not now. I will ring them from the car']);
});

test('what runs is what was edited, and what was edited is what was shown, by keyboard alone', async ({ app, desk }) => {
  await callTheRestaurant(app, desk);
  await app.keyboard.press('Control+j');
  await expect(desk.getByRole('heading', { name: /^Text Harbor/ })).toBeFocused();
  await app.keyboard.press('e');
  const message = desk.getByRole('textbox', { name: 'Message' });
  await message.fill('Table for four at 8:00 pm, by the window.');
  await expect(desk.getByText('Changed by you')).toBeVisible();
  await desk.getByRole('button', { name: 'Approve with changes' }).click();

  const minutes = app.getByRole('log');
  await expect(minutes).toContainText('I have sent you the text');
  await expect(minutes).toContainText('by the window');
});

test('Esc puts the dialog away and the approval goes on waiting', async ({ app, desk }) => {
  await callTheRestaurant(app, desk);
  await app.getByRole('link', { name: 'New call' }).click();
  await expect(app.getByRole('alertdialog')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(app.getByRole('alertdialog')).toBeHidden();
  await app.getByRole('navigation').getByText('Harbor & Pine').click();
  await expect(desk.getByText('Needs your approval')).toBeVisible();
});
