import { defineConfig } from '@playwright/test';

/** End-to-end tests in Chromium against the production bundle, and Electron's own where its program is present. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json']],
  use: { viewport: { width: 1240, height: 820 }, trace: 'off', screenshot: 'only-on-failure' },
});
