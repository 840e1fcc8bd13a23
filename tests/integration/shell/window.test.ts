import { expect, test } from 'vitest';
import { firstPage, launchTiny } from './tiny-app.ts';

test('opens a window at the app scheme, as a secure context under its policy', async () => {
  const launch = await launchTiny({
    pageScript: 'document.title = isSecureContext + " " + location.pathname;',
  });
  const page = await firstPage(launch);
  expect(await page.title()).toBe('true /index.html');
  expect(launch.windows[0]?.electron.webContents.getURL()).toBe('app://tiny/index.html');
  expect(launch.requests).toEqual([
    { url: 'app://tiny/index.html', outcome: 'answered' },
    { url: 'app://tiny/page.js', outcome: 'answered' },
  ]);
  expect(launch.faults).toEqual([]);
});
