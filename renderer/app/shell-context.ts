import { createContext, useContext, useEffect, useRef } from 'react';
import type { Command, GrantedFile, Preferences } from '#shared/contract/shell-contract.ts';
import type { EngineConnection } from './engine-connection.ts';
import type { Shell } from './shell-connection.ts';
import type { ViewSettingsKeeper } from './view-settings.ts';

/** Dialogs that any screen may open; each is the menu command of that name, too. */
const dialogNames = ['preferences', 'about', 'data', 'check-proof'] as const satisfies readonly Command[];
export type DialogName = (typeof dialogNames)[number];

/** Whether a menu command opens a dialog. */
export function isDialogName(command: Command): command is DialogName {
  return dialogNames.some((name) => name === command);
}

/** What every part of the window has, archive or not. */
export interface ShellServices {
  readonly shell: Shell;
  readonly engine: EngineConnection;
  readonly preferences: Preferences;
  readonly views: ViewSettingsKeeper;
  readonly setPreferences: (change: Partial<Preferences>) => Promise<void>;
  /** Asks for an archive with the open dialog, and goes on to unlock it. */
  readonly chooseFile: () => Promise<void>;
  /** Goes on to unlock a file; what is open stays open until another archive is. */
  readonly openFile: (file: GrantedFile, passphrase?: string) => void;
  /** `keyId`: a signer that is not known, for the publisher keys among the preferences. */
  readonly openDialog: (dialog: DialogName, about?: { readonly keyId: string }) => void;
  readonly platform: 'win32' | 'darwin' | 'linux';
}

const ShellContext = createContext<ShellServices | null>(null);

/** Puts the main process at the disposal of what is below. */
export const ShellProvider = ShellContext.Provider;

/** The main process: dialogs, preferences, the window. */
export function useShell(): ShellServices {
  const services = useContext(ShellContext);
  if (services === null) throw new Error('The page is not connected.');
  return services;
}

/** Carries out a menu command while the component is there. */
export function useCommand(command: Command, run: () => void): void {
  const { shell } = useShell();
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(
    () =>
      shell.onEvent((event) => {
        if (event.event === 'command' && event.command === command) latest.current();
      }),
    [shell, command],
  );
}

/** How a shortcut is written on this system: `Ctrl+K`, `⌘K`. */
export function useShortcutLabel(): (key: string) => string {
  const { platform } = useShell();
  return (key) => (platform === 'darwin' ? `⌘${key}` : `Ctrl+${key}`);
}
