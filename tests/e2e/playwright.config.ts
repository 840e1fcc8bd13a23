import { defineConfig } from 'playwright/test';

const ci = process.env.CI !== undefined;

/** The end-to-end specs: `npm run e2e`, on the stand-in, or with E2E_HOST=electron on Electron. */
export default defineConfig({
  testDir: import.meta.dirname,
  testMatch: '*.spec.ts',
  outputDir: '../../test-results',
  // A window and its engine are several processes; more at once only make each other late.
  workers: 2,
  fullyParallel: false,
  forbidOnly: ci,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
});
