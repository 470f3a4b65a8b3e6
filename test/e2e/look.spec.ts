import { expect, test } from './support/fixtures.ts';
import { expectAccessible, expectNothingSideways, full, sizes } from './support/look.ts';

test('every screen of the first call: readable to all, no scrolling sideways, and no mouse is needed', async ({ host, openBrowser }) => {
  // Axe reads every screen in both themes: minutes on a slow machine.
  test.slow();
  // A context of its own: axe gathers what it found in a second page.
  const app = await (await (await openBrowser(undefined)).newContext({ viewport: full })).newPage();
  const desk = app.frameLocator('iframe');
  await app.goto(host.url);
  const press = (key: string) => app.keyboard.press(key);

  // First run, by Tab.
  await expect(app.getByRole('button', { name: 'Try the practice line now' })).toBeFocused();
  await expectAccessible(app, 'first run');
  await expectNothingSideways(app, 'first run');
  for (let at = 0; at < 12 && !(await app.getByRole('button', { name: 'Skip setup' }).evaluate((button) => button === document.activeElement)); at += 1) await press('Tab');
  await expect(app.getByRole('button', { name: 'Skip setup' })).toBeFocused();
  await press('Enter');

  // Home: Ctrl K, words, Return, Ctrl Return.
  const dial = app.getByRole('combobox', { name: /who to call/i });
  await expect(dial).toBeVisible();
  await press('Control+k');
  await expect(dial).toBeFocused();
  await app.keyboard.type('Call Harbor and book a table');
  await expect(app.getByRole('listbox').getByRole('option').first()).toContainText('Call Harbor & Pine');
  await expectAccessible(app, 'home, with suggestions');
  await expectNothingSideways(app, 'home');
  await press('Control+a');
  await app.keyboard.type('Harbor');
  await expect(app.getByRole('listbox').getByRole('option')).toHaveCount(1);
  await press('Enter');
  await press('Control+Enter');

  // The live call, an approval at the docked Desk.
  await expect(app.getByRole('heading', { name: 'Harbor & Pine' })).toBeVisible();
  await expect(app.getByRole('textbox', { name: /Whisper/ })).toBeEnabled();
  await press('w');
  await expect(app.getByRole('textbox', { name: /Whisper/ })).toBeFocused();
  await expect(desk.getByText('Needs your approval')).toBeVisible({ timeout: 60_000 });
  await expectAccessible(app, 'live call with an approval');
  await expect(app.getByRole('tooltip')).toBeHidden();
  await app.getByRole('button', { name: 'Take over' }).focus();
  await expect(app.getByRole('tooltip')).toHaveText('Take over comes with the phone lines.');
  await expectNothingSideways(app, 'live call');
  // It was a dialog and a sheet meanwhile: the focus is back where it was.
  await expect(app.getByRole('button', { name: 'Take over' })).toBeFocused();

  // Over History it is a dialog; leaving it decides nothing.
  await press('Control+3');
  await expect(app.getByRole('alertdialog')).toBeVisible();
  await expect(desk.getByRole('heading', { name: /^Text Harbor/ })).toBeFocused();
  await expectAccessible(app, 'the dialog over History');
  for (const size of sizes) {
    await app.setViewportSize(size);
    await expect(desk.getByRole('button', { name: /^Approve/ })).toBeInViewport();
    await expect(desk.getByRole('button', { name: 'Deny', exact: true })).toBeInViewport();
  }
  await expectNothingSideways(app, 'the dialog');
  await press('Escape');
  await expect(app.getByRole('alertdialog')).toBeHidden();

  // Ctrl J to the card, the chord approves, from wherever the focus is.
  await press('Control+j');
  await expect(app.getByRole('alertdialog')).toBeVisible();
  await expect(desk.getByRole('heading', { name: /^Text Harbor/ })).toBeFocused();
  await expect(desk.getByRole('button', { name: /^Approve/ })).toHaveAttribute('aria-disabled', 'false');
  await press('Control+Enter');
  await expect(app.getByRole('alertdialog')).toBeHidden();
  await press('Control+2');
  await app.getByRole('main').getByRole('link', { name: /Harbor & Pine/ }).focus();
  await press('Enter');
  await expect(app.getByRole('log')).toContainText('I have sent you the text');
  await expect(app.getByRole('region', { name: 'The call ended' }).or(app.getByRole('status', { name: 'The call ended' }))).toBeVisible({ timeout: 40_000 });

  await press('Control+3');
  await app.getByRole('searchbox').fill('corner');
  await expect(app.getByText(/1 call mentions/)).toBeVisible();
  await expect(app.getByRole('table')).toContainText('You');
  await expectAccessible(app, 'History with a search');
  await expectNothingSideways(app, 'History');
  await press('Control+,');
  await expect(app.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await expect(app.locator(':focus')).not.toHaveCount(0);
  // The look of its pages: settings.spec.ts.
});
