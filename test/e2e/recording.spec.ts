import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { bestCorrelation } from './fixtures/best-correlation.ts';
import { expect, test } from './support/fixtures.ts';
import { full } from './support/look.ts';
import { hearPage } from './support/hear-page.ts';
import { readRiff } from '../fakes/read-riff.ts';
import { rmsOf } from '../../src-shared/audio/pcm.ts';

/** Seconds of a place such as `0:07`. */
const secondsOf = (text: string): number => {
  const [, minutes, seconds] = /(\d+):(\d\d)/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

async function recordAllCalls(app: Page): Promise<void> {
  await app.getByRole('button', { name: 'Skip setup' }).click();
  await app.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();
  await app.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Privacy and records' }).click();
  const record = app.getByRole('switch', { name: 'Record calls' });
  await record.click();
  await expect(record).toBeChecked();
}

test('an outbound call is recorded once they were told, paused and resumed, heard from the Desk, played from the history, and erased', async ({ host, openBrowser }) => {
  test.slow();
  const app = await (await openBrowser()).newPage({ viewport: full, bypassCSP: true });
  const heard = await hearPage(app);
  const sent: string[] = [];
  app.on('websocket', (socket) => { socket.on('framesent', ({ payload }) => { if (typeof payload === 'string') sent.push(payload); }); });
  const asked = (method: string): readonly { readonly fromMs?: number; readonly untilMs?: number | null }[] => sent.flatMap((text) => {
    const message = JSON.parse(text) as { readonly method?: string; readonly input: { readonly fromMs?: number } };
    return message.method === method ? [message.input] : [];
  });
  await app.goto(host.url);
  const desk = app.frameLocator('iframe');
  await recordAllCalls(app);

  await app.getByRole('link', { name: 'New call' }).click();
  await app.getByRole('combobox', { name: /who to call/i }).click();
  await app.getByRole('option', { name: /Harbor & Pine/ }).click();
  await app.getByRole('button', { name: /^Call Harbor/ }).click();
  const minutes = app.getByRole('log');
  const chip = app.getByRole('status').filter({ hasText: /recording is|being recorded|recording has/ });
  await expect(chip).toContainText('This call is being recorded.', { timeout: 60_000 });
  await expect(minutes).toContainText('This call is recorded.');

  // On the Desk, what was said is played by the console while the call is on.
  await expect(desk.getByText('send_sms')).toBeVisible({ timeout: 60_000 });
  const quiet = await heard.length();
  await desk.getByRole('button', { name: /^Play what .+ said/ }).nth(1).click();
  await expect.poll(() => asked('recording.play').length).toBe(1);
  const line = asked('recording.play')[0];
  expect(line?.untilMs ?? 0).toBeGreaterThan(line?.fromMs ?? Infinity);
  await expect.poll(() => heard.loudest(quiet), { timeout: 60_000 }).toBeGreaterThan(1_000);

  await app.getByRole('button', { name: /^Recording:/ }).click();
  await app.getByRole('button', { name: 'Pause REC' }).click();
  await expect(chip).toContainText('The recording is paused.');
  await desk.getByRole('button', { name: /^Approve/ }).click();
  await expect(minutes).toContainText('I have sent you the text', { timeout: 60_000 });
  // The recording's popover may still stand where it was: the Desk took the focus from inside it.
  const resume = app.getByRole('button', { name: 'REC paused' });
  if (!(await resume.isVisible())) await app.getByRole('button', { name: /^Recording:/ }).click();
  await resume.click();
  await expect(chip).toContainText('This call is being recorded.');
  await expect(minutes).toContainText('corner table', { timeout: 60_000 });
  await app.getByRole('button', { name: 'Hang up' }).click();

  await app.getByRole('link', { name: 'Open in History' }).click();
  const player = app.getByRole('region', { name: 'Recording' });
  await expect(player).toContainText(/Told at 0:\d\d: the call is recorded\./);
  await expect(player).toContainText(/paused by you/);
  const [name = ''] = readdirSync(join(host.home, 'recordings'));
  const file = join(host.home, 'recordings', name);
  const riff = readRiff(readFileSync(file));
  // Before they were told, and in the pause, nothing; around it both sides.
  const silent = [...(await player.innerText()).matchAll(/(\d+:\d\d) to (\d+:\d\d), (before they were told|paused by you)/g)].map((found) => ({ from: secondsOf(found[1] ?? ''), to: secondsOf(found[2] ?? '') }));
  expect(silent).toHaveLength(2);
  for (const { from, to } of silent) for (const channel of riff.sound) expect(channel.subarray((from + 1) * riff.rate, (to - 1) * riff.rate).every((sample) => sample === 0)).toBe(true);
  for (const channel of riff.sound) expect(rmsOf(channel as Int16Array)).toBeGreaterThan(0.005);

  // The outline is drawn on both sides.
  const inked = () => player.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const rows = new Set<number>();
    for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) rows.add(Math.floor(at / 4 / canvas.width));
    return { above: [...rows].filter((row) => row < canvas.height * 0.4).length, below: [...rows].filter((row) => row > canvas.height * 0.6).length };
  });
  await expect.poll(async () => Math.min(...Object.values(await inked()))).toBeGreaterThan(3);

  // It plays over the lane what the file holds, moves, and stops at its end.
  const slider = player.getByRole('slider');
  const place = async (): Promise<number> => secondsOf(await slider.getAttribute('aria-valuetext') ?? '');
  const play = player.getByRole('button', { name: 'Play', exact: true });
  await slider.focus();
  await app.keyboard.press('End');
  for (let back = 0; back < 8; back += 1) await app.keyboard.press('ArrowLeft');
  const from = await place();
  const before = await heard.length();
  await play.click();
  await expect.poll(place, { timeout: 60_000 }).toBeGreaterThan(from + 1);
  await expect(play).toBeVisible({ timeout: 60_000 });
  expect(await place()).toBe(Math.floor(riff.lengthMs / 1000));
  const mixed = Int16Array.from(riff.sound[0] ?? [], (sample, at) => Math.max(-32_768, Math.min(32_767, sample + (riff.sound[1]?.[at] ?? 0))));
  // Piece by piece: a busy machine loses the piece that it skips in.
  const all = await heard.samples(before);
  const correlations = Array.from({ length: 600 }, (_, at) => mixed.subarray(from * riff.rate + at * 2_400, from * riff.rate + (at + 1) * 2_400))
    .filter((piece) => piece.length === 2_400 && rmsOf(piece) > 0.02).slice(-12).map((piece) => bestCorrelation(piece, all).correlation).sort((a, b) => a - b);
  expect(correlations.length).toBeGreaterThan(4);
  expect(correlations[Math.floor(correlations.length / 2)]).toBeGreaterThan(0.95);

  await player.getByRole('button', { name: 'Erase recording' }).click();
  await app.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await expect(slider).toBeHidden();
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(join(host.home, 'recordings'))).toEqual([]);
});
