import type { Page } from '@playwright/test';
import { asked, expect, test } from './support/console-harness.ts';
import { expectAccessible, expectNothingSideways, full } from './support/look.ts';
import type { createFakeAudioEngine } from '../fakes/fake-audio-engine.ts';

/** The stream of the harness has played that far, or to its end. */
const played = (page: Page, samples24k: number) => page.evaluate((samples) => { (globalThis as unknown as { audio: ReturnType<typeof createFakeAudioEngine> }).audio.followers.get(7)?.onPlayed(samples); }, samples24k);
const ended = (page: Page) => page.evaluate(() => { (globalThis as unknown as { audio: ReturnType<typeof createFakeAudioEngine> }).audio.followers.get(7)?.onEnded(); });

test('a recording is played, followed, sought by keyboard, and erased after asking', async ({ openHarness }, testInfo) => {
  const page = await openHarness('history', '/history/h1');
  const player = page.getByRole('region', { name: 'Recording' });
  await expect(player).toContainText('0:00 / 4:12');
  await expect(player).toContainText('Silent: 2:20 to 2:32, paused by you.');

  await player.getByRole('button', { name: 'Play', exact: true }).click();
  await expect.poll(() => asked(page, 'recording.play')).toEqual([{ callId: 'h1', fromMs: 0, untilMs: null }]);
  await played(page, 24_000 * 121);
  await expect(player).toContainText('2:01 / 4:12');
  const slider = player.getByRole('slider');
  await expect(slider).toHaveAttribute('aria-valuetext', '2:01 of 4:12');
  await expect(page.locator('.minute[data-now]')).toContainText('Okay. Then just text me the details.');
  await testInfo.attach('playing', { body: await page.screenshot(), contentType: 'image/png' });

  // Keys: a line down, 5 s back, pause.
  await page.getByRole('group', { name: 'Record' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => asked(page, 'recording.play')).toHaveLength(2);
  expect((await asked(page, 'recording.play')).at(-1)).toMatchObject({ fromMs: 126_000 });
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => (await asked(page, 'recording.play')).at(-1)).toMatchObject({ fromMs: 121_000 });
  await page.keyboard.press(' ');
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  expect(await asked(page, 'recording.stop')).toHaveLength(3);

  // A time in the transcript and one of the actions play from there.
  await page.getByRole('button', { name: 'Play from 2:44' }).click();
  await expect.poll(async () => (await asked(page, 'recording.play')).at(-1)).toMatchObject({ fromMs: 164_000 });
  await page.getByRole('button', { name: 'Play from 2:55' }).click();
  await expect.poll(async () => (await asked(page, 'recording.play')).at(-1)).toMatchObject({ fromMs: 175_000 });
  await ended(page);
  await expect(player.getByRole('button', { name: 'Play', exact: true })).toBeVisible();

  await player.getByRole('button', { name: 'Erase recording' }).click();
  await page.keyboard.press('Escape');
  expect(await asked(page, 'recording.erase')).toEqual([]);
  await player.getByRole('button', { name: 'Erase recording' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await expect.poll(() => asked(page, 'recording.erase')).toEqual([{ callId: 'h1' }]);

  await expectAccessible(page, 'a recording');
  await expectNothingSideways(page, 'a recording');
  await page.setViewportSize(full);
});

test('what cannot be played says why', async ({ openHarness }) => {
  const page = await openHarness('no-file', '/history/h1');
  await page.getByRole('region', { name: 'Recording' }).getByRole('button', { name: 'Play', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Recording' })).toContainText('Its file is gone');
});
