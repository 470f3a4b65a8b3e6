import { chromium, test as base, type Browser, type FrameLocator, type Page } from '@playwright/test';
import { startWebHost, type WebHost } from './web-host.ts';

/** Chromium as the tests drive it. `wav`: what its fake microphone hears; null: a machine without a microphone. */
export function launchChromium(wav: string | null | undefined): Promise<Browser> {
  const fake = wav === null ? [] : ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--autoplay-policy=no-user-gesture-required', ...fake, ...typeof wav === 'string' ? [`--use-file-for-fake-audio-capture=${wav}%noloop`] : []],
  });
}

interface Fixtures {
  readonly host: WebHost;
  /** A page of the app, opened by its launch address. */
  readonly app: Page;
  /** The Desk inside it. */
  readonly desk: FrameLocator;
}

export const test = base.extend<Fixtures & { hostEnv: Record<string, string>; wav: string | null | undefined }>({
  hostEnv: [{}, { option: true }],
  wav: [undefined, { option: true }],
  host: async ({ hostEnv }, use) => {
    const host = await startWebHost({ env: hostEnv });
    await use(host);
    await host.stop();
  },
  app: async ({ host, wav }, use) => {
    const browser = await launchChromium(wav);
    const page = await browser.newPage({ viewport: { width: 1240, height: 820 } });
    await page.goto(host.url);
    await use(page);
    await browser.close();
  },
  desk: async ({ app }, use) => { await use(app.frameLocator('iframe')); },
});

export { expect } from '@playwright/test';
