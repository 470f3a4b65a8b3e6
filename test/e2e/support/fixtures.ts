import { chromium, test as base, type Browser, type FrameLocator, type Page } from '@playwright/test';
import { startWebHost, type WebHost } from './web-host.ts';

/** Chromium as the tests drive it. `wav`: what its fake microphone hears, once or in a loop; null: a machine without a microphone. `autoplay`: whether a page may sound before a click. */
export function launchChromium(wav: string | null | undefined, options: { readonly loop?: boolean; readonly autoplay?: 'free' | 'click' } = {}): Promise<Browser> {
  const fake = wav === null ? [] : ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', `--autoplay-policy=${options.autoplay === 'click' ? 'document-user-activation-required' : 'no-user-gesture-required'}`, ...fake, ...typeof wav === 'string' ? [`--use-file-for-fake-audio-capture=${wav}${options.loop === true ? '' : '%noloop'}`] : []],
  });
}

interface Fixtures {
  /** Starts a host that is ended with the test, whatever becomes of it. */
  readonly startHost: typeof startWebHost;
  /** Opens a browser that is closed with the test. */
  readonly openBrowser: (wav?: string | null) => Promise<Browser>;
  readonly host: WebHost;
  /** A page of the app, opened by its launch address. */
  readonly app: Page;
  /** The Desk inside it. */
  readonly desk: FrameLocator;
}

export const test = base.extend<Fixtures & { hostEnv: Record<string, string>; wav: string | null | undefined }>({
  hostEnv: [{}, { option: true }],
  wav: [undefined, { option: true }],
  startHost: async ({}, use) => {
    const hosts: WebHost[] = [];
    await use(async (options) => {
      const host = await startWebHost(options);
      hosts.push(host);
      return host;
    });
    for (const host of hosts) await host.stop();
  },
  openBrowser: async ({}, use) => {
    const browsers: Browser[] = [];
    await use(async (wav) => {
      const browser = await launchChromium(wav);
      browsers.push(browser);
      return browser;
    });
    for (const browser of browsers) await browser.close();
  },
  host: async ({ hostEnv, startHost }, use) => { await use(await startHost({ env: hostEnv })); },
  app: async ({ host, wav, openBrowser }, use) => {
    const page = await (await openBrowser(wav)).newPage({ viewport: { width: 1240, height: 820 } });
    await page.goto(host.url);
    await use(page);
  },
  desk: async ({ app }, use) => { await use(app.frameLocator('iframe')); },
});

export { expect } from '@playwright/test';
