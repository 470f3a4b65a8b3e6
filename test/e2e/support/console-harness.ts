import { test as base } from './fixtures.ts';
import type { Page } from '@playwright/test';
import { full } from './look.ts';
import { serveFixture } from '../fixtures/serve-fixture.ts';
import type { MockBridge } from '../../fakes/mock-bridge.ts';

const csp = "default-src 'none'; script-src 'self' blob: data:; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; frame-src 'self' about:";

/** `openHarness(scene, place)`: the console over a scripted state, without a core, at an address such as `/messages`. */
export const test = base.extend<{ openHarness: (scene: string, place: string) => Promise<Page> }, { harnessUrl: string }>({
  harnessUrl: [async ({}, use) => {
    const served = await serveFixture('console-harness', csp);
    await use(served.url);
    await served.close();
  }, { scope: 'worker' }],
  openHarness: async ({ harnessUrl, openBrowser }, use) => {
    await use(async (scene, place) => {
      const page = await (await (await openBrowser(undefined)).newContext({ viewport: full })).newPage();
      await page.goto(`${harnessUrl}?scene=${scene}&theme=system#${place}`);
      return page;
    });
  },
});

/** What the screen asked of the core, by method. */
export const asked = (page: Page, method: string): Promise<unknown[]> =>
  page.evaluate((name) => (globalThis as unknown as { mock: MockBridge }).mock.calls.filter((call) => call.method === name).map((call) => call.input), method);

export { expect } from './fixtures.ts';
