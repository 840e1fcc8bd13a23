import type { Page } from 'playwright';

/** What a launch is told, the same for both hosts. */
export interface HostOptions {
  readonly args: readonly string[];
  readonly userDataDir: string;
  readonly headless: boolean;
  readonly locale: string;
  readonly colorScheme: 'light' | 'dark';
  readonly onOutput: (line: string) => void;
}

/** Electron as a test may use it inside the main process. */
export type MainModule = typeof import('electron');

/** One running app, on Electron or on the stand-in. */
export interface RunningHost {
  readonly page: () => Promise<Page>;
  /** Runs a function in the main process. It must stand alone: on Electron its source crosses to another process. */
  readonly evaluate: <Result, Arg>(
    run: (electron: MainModule, arg: Arg) => Result | Promise<Result>,
    arg: Arg,
  ) => Promise<Result>;
  /** Every URL that was asked for outside `app://`, let through or not; all of them only once the app is closed. */
  readonly strayRequests: () => Promise<readonly string[]>;
  /** What went wrong in the main process without reaching anybody. */
  readonly faults: () => readonly unknown[];
  /** What the window shows to a printer, as a PDF on the paper that it asks for. */
  readonly pdf: () => Promise<Uint8Array>;
  readonly setSystemTheme: (colorScheme: 'light' | 'dark') => Promise<void>;
  /** Starts the program once more with the same folder, and waits until that one has ended by itself. */
  readonly startAnother: (args: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly exited: Promise<unknown>;
}
