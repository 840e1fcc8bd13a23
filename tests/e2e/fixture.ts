import { test as base, expect } from 'playwright/test';
import { uncaughtInPage } from '../../build/shell/host.ts';
import { type App, type LaunchAppOptions, launchApp } from './driver.ts';
import { watchArchives } from './read-only-proof.ts';

/** What a test brings about on purpose. */
interface Expected {
  readonly expectFaults?: boolean;
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
    await use(async ({ expectFaults = false, expectStray = [], ...options } = {}) => {
      for (const path of options.files ?? []) await watchArchive(path);
      const app = await launchApp(options);
      apps.push({ app, expectFaults, expectStray });
      return app;
    });
    for (const { app, expectFaults, expectStray } of apps.reverse()) {
      if (app.output.length > 0) {
        await testInfo.attach('output of the app', {
          body: app.output.join('\n'),
          contentType: 'text/plain',
        });
      }
      await app.close();
      // Only now: a page may ask for something while it goes, and sockets are told at the end.
      const stray = [...new Set(await app.strayRequests())].sort();
      expect(stray, 'requests outside the app').toEqual([...expectStray].sort());
      if (expectFaults) continue;
      expect(app.faults(), 'faults in the main process').toEqual([]);
      const uncaught = app.output.filter((line) => line.startsWith(uncaughtInPage));
      expect(uncaught, 'errors that nobody caught in the window and its workers').toEqual([]);
    }
  },
});

export { expect };
