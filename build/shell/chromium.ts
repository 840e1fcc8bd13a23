import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium } from 'playwright';
import { escapedRequests } from './net-log.ts';

/** A running Chromium with a profile of its own, which goes with it, as the program's session does. */
export interface RunningChromium {
  readonly context: BrowserContext;
  /** Resolves with what pages and their workers asked of the network past `request-routing.ts`: sockets, shared workers. */
  readonly close: () => Promise<readonly string[]>;
}

/** Starts Chromium over its debugging pipe: no port is opened, and it is told to leave the network alone. */
export async function startChromium(options: {
  readonly path: string;
  readonly headless: boolean;
  readonly locale: string;
  readonly colorScheme: 'light' | 'dark';
}): Promise<RunningChromium> {
  const profile = mkdtempSync(join(tmpdir(), 'archive-window-'));
  // What a browser offers by itself and a window of a program does not.
  mkdirSync(join(profile, 'Default'));
  const browserPreferences = { translate: { enabled: false }, credentials_enable_service: false };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(browserPreferences));
  // A test wants to know all that was asked for; a user's window keeps no such list.
  const log = options.headless ? join(profile, 'net-log.json') : null;
  const isRoot = process.getuid?.() === 0;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: options.path,
    headless: options.headless,
    chromiumSandbox: !isRoot,
    locale: options.locale,
    colorScheme: options.colorScheme,
    viewport: options.headless ? { width: 1280, height: 800 } : null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
      // What a request handler does not see, and what this browser asks for by itself, finds no host either.
      '--host-resolver-rules=MAP * ~NOTFOUND',
      ...(log === null ? [] : [`--log-net-log=${log}`]),
      // Without the bars of a browser; the page is the window.
      ...(options.headless ? [] : ['--app=data:text/html,', '--test-type']),
    ],
  });
  return {
    context,
    async close() {
      await context.close();
      const escaped = log === null ? [] : escapedRequests(readFileSync(log, 'utf8'));
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
      return escaped;
    },
  };
}
