import { test as base, expect } from 'playwright/test';
import { uncaughtInPage } from '../../build/shell/host.ts';
import { type App, type LaunchAppOptions, launchApp } from './driver.ts';
import { watchArchives } from './read-only-proof.ts';

/** What a test brings about on purpose. */
interface Expected {
  /** Every address outside the app that its pages ask for. */
  readonly expectStray?: readonly string[];
}

interface Fixtures {
  /** Starts the app; it is closed at the end of the test, and what must hold in every test is checked then. */
  readonly launchApp: (options?: LaunchAppOptions & Expected) => Promise<App>;
  /** Archives that a test opens otherwise than by the command line: watched, too. */
  readonly watchArchive: (path: string) => Promise<void>;
}

/** Playwright's `test` with the app. After every test: archives unchanged, nothing asked of the network, no fault unheard. */
export const test = base.extend<Fixtures>({
  // Playwright reads a fixture's needs from its first parameter, which must be a pattern.
  watchArchive: async ({ browserName: _ }, use) => {
    const checks: (() => Promise<void>)[] = [];
    await use(async (path) => {
      checks.push((await watchArchives([path])).check);
    });
    for (const check of checks) await check();
  },
  launchApp: async ({ watchArchive }, use, testInfo) => {
    const apps: ({ readonly app: App } & Required<Expected>)[] = [];
    await use(async ({ expectStray = [], ...options } = {}) => {
      for (const path of options.files ?? []) await watchArchive(path);
      const app = await launchApp(options);
      apps.push({ app, expectStray });
      return app;
    });
    // All of them first: one that is left open would outlive what is found wrong with another.
    for (const { app } of apps.toReversed()) {
      await app.close();
      if (app.output.length === 0) continue;
      await testInfo.attach('output of the app', { body: app.output.join('\n'), contentType: 'text/plain' });
    }
    for (const { app, expectStray } of apps) {
      // Only now: a page may ask for something while it goes, and sockets are told at the end.
      const stray = [...new Set(await app.strayRequests())].sort();
      expect(stray, 'requests outside the app').toEqual([...expectStray].sort());
      expect(app.faults(), 'faults in the main process').toEqual([]);
      const uncaught = app.output.filter((line) => line.startsWith(uncaughtInPage));
      expect(uncaught, 'errors that nobody caught in the window and its workers').toEqual([]);
    }
  },
});

export { expect };
