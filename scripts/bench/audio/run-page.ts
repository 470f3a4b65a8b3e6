import { chromium } from '@playwright/test';
import { join } from 'node:path';
import { findChromium } from '../../lib/find-chromium.mjs';
import { servePage } from '../../pages/serve-page.ts';
import type { AudioBench } from './page/main.ts';
import type { BlockedReport } from './blocked-report.ts';

declare const audioBench: AudioBench;

export interface PageReport {
  /** One callback of the device, as the browser tells it. */
  readonly callbackMs: number;
  readonly clearsMs: readonly number[];
  /** The page blocked again and again: frames straight to the worklet, until the machine kept up in one round, and for comparison through the page. */
  readonly straight: readonly BlockedReport[];
  readonly throughPage: BlockedReport;
}

/** The console's own policy: what plays here plays in the app. */
const csp = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'";
const trials = 200;
/** Frames leave on time but for this when the machine has a core to spare; a round is repeated until they do. */
const quietMs = 20;
const mostRounds = 4;
const block = { seconds: 6, blockMs: 150, everyMs: 400 };

/** The console's audio engine in a headless Chromium, in real time; null when there is none. */
export async function runPage(): Promise<PageReport | null> {
  const executablePath = await findChromium(process.execPath);
  if (executablePath === null) return null;
  const served = await servePage(join(import.meta.dirname, 'page'), csp);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required'] });
  try {
    const page = await browser.newPage();
    await page.goto(served.url);
    await page.waitForFunction(() => 'audioBench' in globalThis);
    const clearsMs = await page.evaluate((count) => audioBench.clears(count), trials);
    const callbackMs = await page.evaluate(() => audioBench.callbackMs());
    const blocked = (throughPage: boolean): Promise<BlockedReport> => page.evaluate((options) => audioBench.blocked(options), { ...block, throughPage });
    const throughPage = await blocked(true);
    const straight: BlockedReport[] = [];
    do straight.push(await blocked(false));
    while (straight.length < mostRounds && straight.every(({ feederLateMs }) => feederLateMs > quietMs));
    return { callbackMs, clearsMs, straight, throughPage };
  } finally {
    await browser.close();
    await served.close();
  }
}
