import { access, readFile } from 'node:fs/promises';
import type { BrowserWindow } from 'electron';
import type { ShellContract } from '#shared/contract/shell-contract.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import type { Handlers, OutputOf } from '#shared/rpc/contract.ts';
import type { ClipboardGuard } from './clipboard-guard.ts';
import { askForFile, askWhereToSave } from './dialogs.ts';
import type { EngineSession } from './engine-session.ts';
import type { ExportTargets } from './export-targets.ts';
import type { IdleLock } from './idle-lock.ts';
import type { WindowChannel } from './ipc.ts';
import type { PathGrants } from './path-grants.ts';
import { languageOf, type PreferencesStore } from './preferences.ts';
import { type PublisherKeys, readKeyFile } from './publisher-keys.ts';
import type { RecentFiles } from './recent-files.ts';
import { findSample } from './sample-archive.ts';
import type { ViewSettingsStore } from './view-settings.ts';

/** What the shell's methods work with. */
export interface ShellServices {
  readonly window: BrowserWindow;
  readonly channel: () => WindowChannel;
  readonly engines: EngineSession;
  readonly grants: PathGrants;
  readonly exportTargets: ExportTargets;
  readonly preferences: PreferencesStore;
  readonly viewSettings: ViewSettingsStore;
  readonly recentFiles: RecentFiles;
  readonly publisherKeys: PublisherKeys;
  readonly profileState: () => OutputOf<ShellContract['profile.state']>;
  readonly idleLock: IdleLock;
  readonly clipboard: ClipboardGuard;
  readonly programName: string;
  readonly info: OutputOf<ShellContract['app.info']>;
  readonly licencesPath: string;
  readonly sampleFolder: string;
  /** The file asked for before the window listened; taken once. */
  readonly takeRequestedFile: () => string | null;
}

/** What the main process does for the window. */
export function createShellHandlers(services: ShellServices): Handlers<ShellContract> {
  const { window, engines, grants, preferences, recentFiles, publisherKeys, info } = services;
  const language = () => languageOf(preferences.get(), info.systemLocale);
  const grantOrNull = (path: string | null, access: 'read' | 'write' = 'read') =>
    path === null ? null : grants.give(path, access);

  return {
    'app.info': () => info,
    'app.licences': async () => ({ text: await readFile(services.licencesPath, 'utf8') }),
    'profile.state': () => services.profileState(),
    'preferences.get': () => preferences.get(),
    'preferences.set'(change) {
      const next = preferences.set(change);
      if (!next.rememberRecent) recentFiles.forget();
      return next;
    },
    'views.get': () => services.viewSettings.get(),
    'views.setInspectorWidth'({ width }) {
      services.viewSettings.setInspectorWidth(width);
      return {};
    },
    'views.setColumns'({ viewId, columns }) {
      services.viewSettings.setColumns(viewId, columns);
      return {};
    },
    'files.chooseArchive': async () => grantOrNull(await askForFile(window, 'archives', language())),
    'files.chooseAppointment': async () => grantOrNull(await askForFile(window, 'appointments', language())),
    'files.chooseProof': async () => grantOrNull(await askForFile(window, 'proofs', language())),
    'files.chooseDocument': async () => grantOrNull(await askForFile(window, 'all', language())),
    'keys.list': () => publisherKeys.list(),
    'keys.read': ({ text }) => publisherKeys.read(text),
    async 'keys.readFile'() {
      const path = await askForFile(window, 'keys', language());
      return path === null ? null : publisherKeys.read(await readKeyFile(path));
    },
    'keys.add'({ key, name, comparedId }) {
      publisherKeys.add(key, name, comparedId, new Date());
      return publisherKeys.list();
    },
    'keys.remove'({ id }) {
      publisherKeys.remove(id);
      return publisherKeys.list();
    },
    async 'files.chooseSave'({ suggestedName }) {
      const path = await askWhereToSave(window, suggestedName);
      if (path !== null) services.exportTargets.add(path);
      return grantOrNull(path, 'write');
    },
    'files.recent': () =>
      Promise.all(
        recentFiles.list().map(async ({ path, openedAt }) => ({
          ...grants.give(path, 'read'),
          openedAt,
          missing: await isMissing(path),
        })),
      ),
    'files.forgetRecent'({ grant }) {
      const path = grant === undefined ? undefined : grants.pathOf(grant);
      if (path !== null) recentFiles.forget(path);
      return {};
    },
    'files.sample'() {
      const path = findSample(services.sampleFolder);
      return path === null ? null : { ...grants.give(path, 'read'), passphrase: SAMPLE_PASSPHRASE };
    },
    'files.requested': () => grantOrNull(services.takeRequestedFile()),
    async 'engine.connect'({ role }) {
      services.channel().sendPort(role, await engines.connect(role));
      return {};
    },
    'verifier.stop'() {
      engines.stopVerifier();
      return {};
    },
    'session.lock'() {
      engines.lock('user');
      return {};
    },
    'session.touch'() {
      services.idleLock.touch();
      return {};
    },
    async 'clipboard.write'({ text }) {
      await services.clipboard.write(text);
      return {};
    },
    'window.title'({ title }) {
      window.setTitle(title === '' ? services.programName : `${title} – ${services.programName}`);
      return {};
    },
    'window.print'({ landscape }) {
      window.webContents.print({ landscape });
      return {};
    },
  };
}

function isMissing(path: string): Promise<boolean> {
  return access(path).then(
    () => false,
    () => true,
  );
}
