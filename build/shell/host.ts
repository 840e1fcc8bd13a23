import type { BrowserContext } from 'playwright';
import { RefusedByElectron } from './refusals.ts';

/** How a line of the output begins that tells of an error which nobody caught in a page or one of its workers. */
export const uncaughtInPage = 'uncaught in the page: ';

/** What a launch of the stand-in may be told. */
export interface LaunchOptions {
  /** Folder of the app: the one with package.json, whose `main` is run. */
  readonly appPath: string;
  /** What follows the executable and the app on the command line. */
  readonly args?: readonly string[];
  /** The app's own folder (`app.getPath('userData')`); nothing is kept elsewhere. */
  readonly userDataDir: string;
  readonly workingDirectory?: string;
  /** Without a window on the screen; the default. */
  readonly headless?: boolean;
  /** BCP 47 tag of the system's language; `en` by default. */
  readonly locale?: string;
  /** The system's theme; light by default. */
  readonly colorScheme?: 'light' | 'dark';
  /** Path of the Chromium to drive. */
  readonly chromiumPath?: string;
  /** Called with every line that the app's processes and page write, for a log. */
  readonly onOutput?: (line: string) => void;
}

/** One request that a page made, by the URL that Electron would name, and what became of it. */
export interface SeenRequest {
  readonly url: string;
  /** `answered` by the app's protocol handler, `cancelled` by the app, or `refused` by the stand-in, which has no network. */
  readonly outcome: 'answered' | 'cancelled' | 'refused';
}

/** What the stand-in's modules share: one a launch. */
export interface Host {
  readonly options: LaunchOptions;
  readonly appName: string;
  readonly appVersion: string;
  readonly browser: Promise<BrowserContext>;
  readonly requests: SeenRequest[];
  readonly phase: () => 'loading' | 'ready' | 'exited';
  /** Throws what Electron throws for a call before `ready`. */
  readonly requireReady: (member: string) => void;
  /** Throws for a call after the app has exited: a timer or listener that was not taken down. */
  readonly requireAlive: (member: string) => void;
  /** Runs at exit, in reverse order. */
  readonly onExit: (dispose: () => void | Promise<void>) => void;
  readonly output: (line: string) => void;
  /** Fails the launch, or is thrown to the developer when that is over: nothing that goes wrong in a listener is lost. */
  readonly fault: (error: unknown) => void;
}

/** Makes the checks that depend on where a launch is in its life. */
export function lifeChecks(phase: Host['phase']): Pick<Host, 'requireReady' | 'requireAlive'> {
  return {
    requireReady(member) {
      if (phase() === 'loading')
        throw new RefusedByElectron(`${member} cannot be used before the app is ready.`);
      if (phase() === 'exited') throw new RefusedByElectron(`${member} was used after the app had exited.`);
    },
    requireAlive(member) {
      if (phase() === 'exited') throw new RefusedByElectron(`${member} was used after the app had exited.`);
    },
  };
}
