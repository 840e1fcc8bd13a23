import type { Locator } from 'playwright';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import type { App, LaunchAppOptions } from './driver.ts';
import { expect } from './fixture.ts';
import { samplePath } from './paths.ts';

/** Gives the passphrase on the unlock screen and waits for the workspace. */
export async function unlockSample(app: App, passphrase: string = SAMPLE_PASSPHRASE): Promise<void> {
  await app.page.locator('input[type=password]').fill(passphrase);
  await app.page.locator('button[type=submit]').click();
  await expect(navigationLink(app, 'overview')).toBeVisible();
}

/** The link of a screen in the navigation, whatever the language: `overview`, `documents`, `ledger` … */
export function navigationLink(app: App, screen: string): Locator {
  return app.page.locator(`nav a[href*="#/${screen}"]`);
}

/** Starts the app with the sample archive on its command line and opens it. */
export async function openSample(
  launchApp: (options?: LaunchAppOptions) => Promise<App>,
  options: LaunchAppOptions = {},
): Promise<App> {
  const app = await launchApp({ files: [samplePath], ...options });
  await unlockSample(app);
  return app;
}
