import { asked, expect, test } from './support/console-harness.ts';
import { expectAccessible, expectNothingSideways } from './support/look.ts';

test('messages: readable to all in both themes, nothing scrolls sideways', async ({ openHarness }, testInfo) => {
  const app = await openHarness('messages', '/messages');
  await expect(app.getByRole('heading', { level: 2, name: 'Gareth Pruitt' })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(app.locator('html')).toHaveAttribute('data-theme', colorScheme);
    await app.screenshot({ path: testInfo.outputPath(`messages-${colorScheme}.png`) });
  }
  await expectAccessible(app, 'messages');
  await expectNothingSideways(app, 'messages, the list');
  await app.getByRole('link', { name: /Gareth Pruitt/ }).click();
  await expectNothingSideways(app, 'messages, one open');
  await app.getByRole('button', { name: 'Delete' }).click();
  await expectAccessible(app, 'deleting a message');
  await app.screenshot({ path: testInfo.outputPath('messages-delete.png') });
});

test('a message that came from another number than it gave says so, in the list and in the message', async ({ openHarness }) => {
  const app = await openHarness('messages', '/messages');
  const first = app.getByRole('listitem').filter({ hasText: 'Gareth Pruitt' });
  await expect(first.getByRole('img', { name: 'Not the number that rang' })).toBeVisible();
  await expect(app.getByText('A different number')).toBeVisible();
  await app.getByRole('link', { name: /Tomás Rivera/ }).click();
  await expect(app.getByRole('heading', { level: 2, name: 'Tomás Rivera' })).toBeVisible();
  await expect(app.getByText('A different number')).toBeHidden();
});

test('by keyboard: arrows and Return read, E marks done and puts back, and deleting asks first', async ({ openHarness }) => {
  const app = await openHarness('messages', '/messages');
  await app.getByRole('link', { name: /Gareth Pruitt/ }).focus();
  await app.keyboard.press('ArrowDown');
  await app.keyboard.press('Enter');
  const message = app.getByRole('region', { name: 'Message', exact: true });
  await expect(message.getByRole('heading', { level: 2 })).toHaveText('Tomás Rivera');
  await expect(message).toBeFocused();
  expect(await asked(app, 'message.markRead')).toEqual([{ messageId: 'm2' }]);
  await expect(app.getByText('2 new')).toBeVisible();

  await app.keyboard.press('e');
  await expect(message.getByRole('button', { name: 'Put back' })).toBeVisible();
  await expect(app.getByRole('link', { name: /Tomás Rivera/ })).toBeHidden();
  await app.keyboard.press('e');
  await expect(app.getByRole('link', { name: /Tomás Rivera/ })).toBeVisible();
  expect(await asked(app, 'message.setDone')).toEqual([{ messageId: 'm2', done: true }, { messageId: 'm2', done: false }]);

  await message.getByRole('button', { name: 'Delete' }).focus();
  await app.keyboard.press('Enter');
  const confirm = app.getByRole('dialog', { name: 'Delete the message from Tomás Rivera?' });
  await expect(confirm.getByRole('button', { name: 'Keep it' })).toBeFocused();
  await app.keyboard.press('e');
  await app.keyboard.press('Escape');
  await expect(confirm).toBeHidden();
  expect(await asked(app, 'message.delete')).toEqual([]);
  expect(await asked(app, 'message.setDone')).toHaveLength(2);
  await message.getByRole('button', { name: 'Delete' }).click();
  await confirm.getByRole('button', { name: 'Delete' }).click();
  await expect(app.getByRole('link', { name: /Tomás Rivera/ })).toBeHidden();
  await app.getByRole('button', { name: 'Done', exact: true }).click();
  await expect(message.getByRole('heading', { level: 2 })).toHaveText('Bayside Dental');
});

test('what a caller asked for is started as the owner’s own: the Desk is asked, and it is not offered twice', async ({ openHarness }) => {
  const app = await openHarness('messages', '/messages/m1');
  const start = app.getByRole('button', { name: /^Text \+1 628 555 0177/ });
  await start.click();
  await expect(app.getByText('Waits for you on the Desk')).toBeVisible();
  await expect(start).toBeHidden();
  expect(await asked(app, 'message.startAction')).toEqual([{ messageId: 'm1', askId: 'ask-1' }]);
});

test('calling back fills New call with the number given and the owner’s words alone', async ({ openHarness }) => {
  const app = await openHarness('messages', '/messages/m1');
  await expect(app.getByRole('link', { name: 'Open the call' })).toHaveAttribute('href', '#/history/h4');
  const brief = app.getByRole('textbox', { name: 'Brief for calling back' });
  await expect(brief).not.toHaveValue(/lease|tenant/);
  await brief.fill('Tell him Monday noon.');
  await app.getByRole('button', { name: 'Call back with AI' }).click();
  await expect(app.getByRole('combobox', { name: /who to call/i })).toHaveValue('Gareth Pruitt');
  await expect(app.getByText('Tell him Monday noon.')).toBeVisible();
  expect(await asked(app, 'call.place')).toEqual([]);
});

test('without messages it says where they come from', async ({ openHarness }) => {
  const app = await openHarness('home', '/messages');
  await expect(app.getByRole('heading', { name: 'No messages' })).toBeVisible();
  await expectAccessible(app, 'no messages');
});
