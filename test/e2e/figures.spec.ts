import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/fixtures.ts';
import type { Page } from '@playwright/test';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).include('.live-head').analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}

test('what stands behind reply time and cost: by keyboard, in both themes, as a sheet in a narrow window, and kept in the history', async ({ host, openBrowser }, testInfo) => {
  test.slow();
  // A context of its own: axe gathers what it found in a second page.
  const app = await (await (await openBrowser(undefined)).newContext({ viewport: { width: 1240, height: 820 } })).newPage();
  await app.goto(host.url);
  await app.getByRole('button', { name: 'Try the practice line now' }).click();
  const figures = app.getByRole('group', { name: 'Figures' });
  const reply = figures.getByRole('button', { name: /^Reply/ });
  const cost = figures.getByRole('button', { name: /^Cost/ });
  await expect(reply).toHaveText(/\d\.\d+ s/, { timeout: 60_000 });
  await expect(cost).toHaveText(/\$0\.00/);

  await reply.focus();
  await app.keyboard.press('Enter');
  const replyTime = app.getByRole('dialog', { name: 'Reply time' });
  await expect(replyTime).toBeFocused();
  await expect(replyTime).toContainText(/Half of the replies within\d\.\d+ s(Good|Fair|Slow)/);
  await expect(replyTime.getByRole('region', { name: 'Last reply' })).toContainText('Their pause');
  await app.keyboard.press('Escape');
  await expect(replyTime).toBeHidden();
  await expect(reply).toBeFocused();

  await cost.focus();
  await app.keyboard.press('Enter');
  const money = app.getByRole('dialog', { name: 'Cost' });
  await expect(money).toContainText('Nobody is billed for this call');
  await expect(money.getByRole('row', { name: /^Sound out [\d,]*[1-9]/ })).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(app.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect(await violations(app), `cost, ${colorScheme}`).toEqual([]);
    await app.screenshot({ path: testInfo.outputPath(`cost-${colorScheme}.png`) });
    await reply.click();
    await expect(replyTime).toBeVisible();
    expect(await violations(app), `reply time, ${colorScheme}`).toEqual([]);
    await app.screenshot({ path: testInfo.outputPath(`reply-${colorScheme}.png`) });
    await cost.click();
    await expect(money).toBeVisible();
  }
  // Leaving it by Tab closes it; the focus stays where it went.
  await app.keyboard.press('Tab');
  await expect(money.getByRole('button', { name: 'Close' })).toBeFocused();
  await app.keyboard.press('Tab');
  await expect(money).toBeHidden();

  await app.getByRole('button', { name: 'Hang up' }).click();
  await expect(app.getByText('You hung up', { exact: false }).first()).toBeVisible();
  await app.setViewportSize({ width: 360, height: 640 });
  await cost.click();
  const sheet = await money.boundingBox();
  expect([sheet?.x, sheet?.width, (sheet?.y ?? 0) + (sheet?.height ?? 0)]).toEqual([0, 360, 640]);
  expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await app.screenshot({ path: testInfo.outputPath('cost-narrow.png') });
  await money.getByRole('button', { name: 'Close' }).click();
  await expect(cost).toBeFocused();

  await app.setViewportSize({ width: 1240, height: 820 });
  await app.getByRole('link', { name: 'Open in History' }).click();
  await app.getByText('Where time and tokens went').click();
  await expect(app.getByRole('region', { name: 'Tokens' }).getByRole('row', { name: /^Sound out [\d,]*[1-9]/ })).toBeVisible();
  await expect(app.getByRole('region', { name: 'Parts of a reply' })).toContainText('Until heard');
});

test('what opens beside the Desk does not cover its card: Approve stays on', async ({ app, desk }) => {
  await app.getByRole('button', { name: 'Try the practice line now' }).click();
  const approve = desk.getByRole('button', { name: /^Approve/ });
  const covered = desk.getByText('Something covers this card.');
  await expect(approve).toHaveAttribute('aria-disabled', 'false', { timeout: 60_000 });
  for (const name of [/^Reply/, /^Cost/, /^Quality/, 'Keypad']) {
    await app.getByRole('button', { name }).click();
    await expect(app.locator('.popover')).toBeVisible();
    // The browser tells 100 ms later what lies over the frame; a second of nothing is an answer.
    await expect(covered.waitFor({ timeout: 1_000 })).rejects.toThrow(/Timeout/);
    await app.keyboard.press('Escape');
  }
  await expect(approve).toHaveAttribute('aria-disabled', 'false');
});
