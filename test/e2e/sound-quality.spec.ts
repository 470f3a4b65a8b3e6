import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/console-harness.ts';
import { poorSound, sampleCall, sampleSound } from '../fakes/console-state.ts';
import type { MockBridge } from '../fakes/mock-bridge.ts';

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).include('.live').analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`));
}
const push = (page: Page, call: ReturnType<typeof sampleCall>) => page.evaluate((changed) => { (globalThis as unknown as { mock: MockBridge }).mock.push({ type: 'call', call: changed }); }, call);

test('a call on the practice line sounds good: in the header, behind it, and in the history', async ({ host, openBrowser }) => {
  test.slow();
  const app = await (await (await openBrowser(undefined)).newContext({ viewport: { width: 1240, height: 820 } })).newPage();
  await app.goto(host.url);
  await app.getByRole('button', { name: 'Try the practice line now' }).click();
  const quality = app.getByRole('group', { name: 'Figures' }).getByRole('button', { name: /^Quality/ });
  await expect(quality).toHaveText(/Good/, { timeout: 60_000 });
  await quality.focus();
  await app.keyboard.press('Enter');
  const details = app.getByRole('dialog', { name: 'Sound quality' });
  await expect(details).toBeFocused();
  await expect(details).toContainText(/Arrival jitter\d+ ms(Good|Fair)/);
  await expect(details).toContainText('This line does not say what is lost.');
  await expect(details).not.toContainText('MOS');
  await expect(details).toContainText('This window plays nothing of this call.');
  await app.keyboard.press('Escape');
  await expect(quality).toBeFocused();

  // What this window plays is told once it plays.
  await app.getByRole('button', { name: /Listen in/ }).click();
  await quality.click();
  await expect(details.getByRole('region', { name: 'This window' })).toContainText(/Gaps heard(Never|\d+ times?)/, { timeout: 20_000 });
  await app.keyboard.press('Escape');

  await app.getByRole('button', { name: 'Hang up' }).click();
  await app.getByRole('link', { name: 'Open in History' }).click();
  await expect(app.getByRole('group', { name: 'Record' })).toContainText(/Sound(Good|Fair)Arrival jitter/);
});

test('poor sound: bars, the word and what is lost, what to do about it, readable to all in both themes', async ({ openHarness }, testInfo) => {
  const app = await openHarness('poor', '/calls/call-luca');
  const quality = app.getByRole('button', { name: /^Quality/ });
  await expect(quality).toHaveText('Quality Poor, 9% lost');
  await expect(quality.locator('i[data-lit]')).toHaveCount(1);
  await expect(app.getByText('Their voice comes badly')).toBeVisible();
  await quality.click();
  const details = app.getByRole('dialog', { name: 'Sound quality' });
  await expect(details.getByRole('region', { name: 'Network' })).toContainText('Listening score (MOS)2.6Bad');
  for (const colorScheme of ['light', 'dark'] as const) {
    await app.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(app.locator('html')).toHaveAttribute('data-theme', colorScheme);
    expect(await violations(app), colorScheme).toEqual([]);
    await app.screenshot({ path: testInfo.outputPath(`poor-${colorScheme}.png`) });
  }
  await app.setViewportSize({ width: 360, height: 640 });
  expect(await app.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await app.screenshot({ path: testInfo.outputPath('poor-narrow.png') });
});

test('a fall to weak or worse is said politely, once, and nothing else of the grade is', async ({ openHarness }) => {
  const app = await openHarness('live', '/calls/call-luca');
  await expect(app.getByRole('button', { name: /^Quality/ })).toHaveText('Quality Good');
  const polite = app.locator('[aria-live="polite"]').filter({ hasText: 'Sound quality' });
  await push(app, sampleCall({ sound: { ...sampleSound, grade: 'fair' } }));
  await expect(app.getByRole('button', { name: /^Quality/ })).toHaveText('Quality Fair');
  await expect(polite).toHaveCount(0);
  await push(app, sampleCall({ sound: { ...poorSound, grade: 'weak', network: null } }));
  await expect(polite).toHaveText('Sound quality: Weak, 4% lost.');
  await push(app, sampleCall({ sound: { ...sampleSound, grade: 'lost' } }));
  await expect(polite).toHaveText('Sound quality: Lost.');
  await push(app, sampleCall({ sound: null }));
  await expect(app.getByRole('button', { name: /^Quality/ })).toHaveText('Quality No data');
});
