import { join } from 'node:path';
import { app, type BrowserWindow, clipboard, Menu, nativeTheme, session } from 'electron';
import {
  type Preferences,
  preferencesSchema,
  shellContract,
  viewSettingsSchema,
} from '#shared/contract/shell-contract.ts';
import { serve } from '#shared/rpc/server.ts';
import { handleAppProtocol } from './app-protocol.ts';
import { createClipboardGuard } from './clipboard-guard.ts';
import { contextMenuTemplate } from './context-menu.ts';
import { reportFault } from './diagnostics.ts';
import { type EngineListener, type EngineRole, startEngineProcess } from './engine-process.ts';
import { createEngineSession, type EngineSession } from './engine-session.ts';
import { createExportTargets, exportTargetsSchema } from './export-targets.ts';
import { createIdleLock } from './idle-lock.ts';
import { openWindowChannel, type WindowChannel } from './ipc.ts';
import { createJsonFile } from './json-file.ts';
import { lockWithTheComputer } from './lock-triggers.ts';
import { loadMainPage, openMainWindow } from './main-window.ts';
import { menuTemplate } from './menu-template.ts';
import { createPathGrants } from './path-grants.ts';
import { createPreferences, languageOf } from './preferences.ts';
import { createProfile } from './profile.ts';
import { createPublisherKeys, publisherKeysSchema } from './publisher-keys.ts';
import { createRecentFiles, recentFilesSchema } from './recent-files.ts';
import { hardenContents, hardenSession } from './session-hardening.ts';
import { createShellHandlers } from './shell-service.ts';
import { createViewSettings } from './view-settings.ts';
import { windowStateSchema } from './window-state.ts';

/** Where the program's own parts are. */
export interface ProgramPaths {
  readonly engine: string;
  readonly preload: string;
  readonly renderer: string;
  readonly licences: string;
  readonly sampleFolder: string;
  readonly userData: string;
}

/** The running program, as the events of `app` see it. */
export interface Program {
  /** Shows the window, opening it anew if it was closed, and opens a file in it. */
  readonly show: (requestedPath: string | null) => void;
  readonly dispose: () => void;
  /** Takes off the clipboard what the program put there; null where nothing is. Never rejects. */
  readonly clearClipboard: () => Promise<void> | null;
}

/** Puts the program together and opens its window. After the app is ready. */
export function startProgram(paths: ProgramPaths, firstPath: string | null): Program {
  const fileAt = (name: string) => join(paths.userData, name);
  const profile = createProfile(paths.userData);
  const preferences = createPreferences(profile.file('preferences.json', preferencesSchema.partial()));
  const viewSettings = createViewSettings(profile.file('views.json', viewSettingsSchema));
  const recentFiles = createRecentFiles(
    profile.file('recent.json', recentFilesSchema),
    () => preferences.get().rememberRecent,
  );
  const publisherKeys = createPublisherKeys(
    createJsonFile(fileAt('publisher-keys.json'), publisherKeysSchema),
  );
  const exportTargets = createExportTargets(profile.file('exports.json', exportTargetsSchema));
  const stateFile = profile.file('window.json', windowStateSchema);
  const info = appInfo();

  // Not kept on disk: nothing of an archive, not even the address of a search, outlives the program.
  const windowSession = session.fromPartition('archive', { cache: false });
  hardenSession(windowSession);
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));

  let engines: EngineSession | null = null;
  const grants = createPathGrants((grant) => engines?.grant(grant));
  let requestedPath = firstPath;
  let open: { readonly window: BrowserWindow; readonly channel: WindowChannel } | null = null;

  const startEngine = (role: EngineRole, listener: EngineListener) =>
    startEngineProcess(paths.engine, fileAt('archives'), role, listener);
  const engineSession = createEngineSession(startEngine, grants.all, publisherKeys.added, {
    onDisconnected: (role) => open?.channel.sendEvent({ event: 'disconnected', role }),
    onOpened(path) {
      recentFiles.add(path, new Date());
      idleLock.arm();
    },
    onLocked(reason) {
      idleLock.disarm();
      clearClipboard();
      open?.channel.sendEvent({ event: 'locked', reason });
    },
    onRestarted: (reopened) => open?.channel.sendEvent({ event: 'engine-restarted', reopened }),
    // Of an export that was under way nothing may stay but what stood under its name before.
    onGone: (processId) => void exportTargets.tidy(processId),
  });
  engines = engineSession;
  publisherKeys.onChange(() => {
    engineSession.retrust();
    open?.channel.sendEvent({ event: 'trust-changed' });
  });
  const profileState = () => ({ failingFolder: profile.isFailing() ? paths.userData : null });
  profile.onChange(() => open?.channel.sendEvent({ event: 'profile', ...profileState() }));
  const idleLock = createIdleLock(
    () => preferences.get().idleLockMinutes,
    () => engineSession.lock('idle'),
  );
  const onClipboardFault = (error: unknown) => reportFault('The clipboard could not be cleared.', error);
  const clipboardGuard = createClipboardGuard(clipboard, onClipboardFault);
  const clearClipboard = () => void clipboardGuard.clear().catch(onClipboardFault);
  handleAppProtocol(windowSession, paths.renderer, engineSession.documents);

  const openWindow = () => {
    engineSession.start();
    const window = openMainWindow({
      title: app.name,
      session: windowSession,
      preloadPath: paths.preload,
      stateFile,
    });
    const handlers = createShellHandlers({
      window,
      channel: () => channel,
      engines: engineSession,
      grants,
      exportTargets,
      preferences,
      viewSettings,
      recentFiles,
      publisherKeys,
      profileState,
      idleLock,
      clipboard: clipboardGuard,
      programName: app.name,
      info,
      licencesPath: paths.licences,
      sampleFolder: paths.sampleFolder,
      takeRequestedFile() {
        const path = requestedPath;
        requestedPath = null;
        return path;
      },
    });
    const channel = openWindowChannel(
      window.webContents,
      (transport) => {
        serve(shellContract, handlers, transport, {
          onDiagnostic: ({ problem, method, error }) =>
            reportFault(`${method ?? 'shell'}: ${problem}`, error),
        });
      },
      (path) => grants.give(path, 'read'),
    );
    open = { window, channel };
    window.setContentProtection(preferences.get().contentProtection);
    const { webContents } = window;
    webContents.on('context-menu', (_event, params) => {
      const template = contextMenuTemplate(params, language());
      if (template.length > 0) Menu.buildFromTemplate(template).popup({ window });
    });
    // A page is loaded anew when an archive was locked: the addresses of before hold what was typed and chosen in it.
    webContents.on('did-finish-load', () => webContents.navigationHistory.clear());
    webContents.on('render-process-gone', (_event, { reason }) => {
      reportFault(`The window's page is gone: ${reason}.`);
      engineSession.lock('user');
      webContents.reload();
    });
    window.on('closed', () => {
      channel.close();
      open = null;
      // Nobody sees the archive any more, so it is not left open.
      idleLock.disarm();
      // On a Mac the program stays; elsewhere it quits now, and takes it off by itself.
      clearClipboard();
      engineSession.stop();
    });
    loadMainPage(window).catch((error: unknown) => {
      // Closed before it was there, which is the user's right.
      if (!window.isDestroyed()) reportFault('The window cannot be loaded.', error);
    });
  };

  const language = () => languageOf(preferences.get(), info.systemLocale);
  const applyPreferences = (next: Preferences) => {
    nativeTheme.themeSource = next.theme;
    const template = menuTemplate(language(), process.platform, (command) =>
      open?.channel.sendEvent({ event: 'command', command }),
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  applyPreferences(preferences.get());
  preferences.onChange((next) => {
    applyPreferences(next);
    idleLock.restart();
    open?.window.setContentProtection(next.contentProtection);
    open?.channel.sendEvent({ event: 'preferences', preferences: next });
  });
  const stopLocking = lockWithTheComputer((reason) => engineSession.lock(reason));
  openWindow();
  void exportTargets.tidy();

  return {
    show(path) {
      if (open === null) {
        requestedPath = path;
        return openWindow();
      }
      const { window, channel } = open;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
      if (path !== null) channel.sendEvent({ event: 'open-requested', file: grants.give(path, 'read') });
    },
    dispose() {
      stopLocking();
      idleLock.disarm();
      engineSession.stop();
    },
    clearClipboard: () =>
      clipboardGuard.isHolding() ? clipboardGuard.clear().catch(onClipboardFault) : null,
  };
}

function appInfo() {
  const versions: Record<string, string> = {};
  for (const name of ['electron', 'chrome', 'node', 'v8']) {
    const version = process.versions[name];
    if (version !== undefined) versions[name] = version;
  }
  const platform = process.platform === 'win32' || process.platform === 'darwin' ? process.platform : 'linux';
  return { version: app.getVersion(), systemLocale: app.getLocale(), platform, versions } as const;
}
