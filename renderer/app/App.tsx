import type { i18n } from 'i18next';
import { lazy, Suspense, startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { I18nextProvider } from 'react-i18next';
import type { ArchiveSummary } from '#shared/contract/archive.ts';
import type { GrantedFile, Preferences, ShellContract } from '#shared/contract/shell-contract.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import { StartScreen } from '../features/start/StartScreen.tsx';
import { UnlockScreen } from '../features/unlock/UnlockScreen.tsx';
import { changeLanguage, chooseLanguage } from '../i18n/create-i18n.ts';
import { ClipboardProvider } from '../ui/clipboard-context.ts';
import {
  archiveName,
  type LockReason,
  readLockedNote,
  removeLockedNote,
  screenOf,
  writeLockedNote,
} from './app-state.ts';
import type { EngineConnection } from './engine-connection.ts';
import { Notices } from './Notices.tsx';
import { createQueryCache } from './query-cache.ts';
import { type ArchiveSession, SessionProvider } from './session-context.ts';
import type { Shell } from './shell-connection.ts';
import { type DialogName, isDialogName, ShellProvider, type ShellServices } from './shell-context.ts';
import { useActivity } from './use-activity.ts';
import { useGuardedCopying } from './use-guarded-copying.ts';
import type { ViewSettingsKeeper } from './view-settings.ts';

const PreferencesDialog = lazy(async () => ({
  default: (await import('../features/preferences/PreferencesDialog.tsx')).PreferencesDialog,
}));
const DataDialog = lazy(async () => ({
  default: (await import('../features/data/DataDialog.tsx')).DataDialog,
}));
const AboutDialog = lazy(async () => ({
  default: (await import('../features/about/AboutDialog.tsx')).AboutDialog,
}));
const CheckProofDialog = lazy(async () => ({
  default: (await import('../features/proof/CheckProofDialog.tsx')).CheckProofDialog,
}));
const importWorkspace = () => import('./workspace/Workspace.tsx');
const Workspace = lazy(async () => ({ default: (await importWorkspace()).Workspace }));

/** What main.tsx has fetched before the first picture. */
export interface AppProps {
  readonly shell: Shell;
  readonly engine: EngineConnection;
  readonly i18n: i18n;
  readonly info: OutputOf<ShellContract['app.info']>;
  readonly initialPreferences: Preferences;
  readonly views: ViewSettingsKeeper;
  readonly requestedFile: GrantedFile | null;
}

interface Asking {
  readonly file: GrantedFile;
  readonly reason: LockReason | null;
  /** Known for the sample, which everybody may open. */
  readonly passphrase?: string;
}

/** The whole window: Start, Unlock, or the workspace of the open archive. */
export function App({ shell, engine, i18n, info, initialPreferences, views, requestedFile }: AppProps) {
  const [preferences, keepPreferences] = useState(initialPreferences);
  const [session, setSession] = useState<ArchiveSession | null>(null);
  const [asking, setAsking] = useState<Asking | null>(() => {
    if (requestedFile !== null) return { file: requestedFile, reason: null };
    const note = readLockedNote();
    return note === null ? null : { file: note.file, reason: note.reason };
  });
  const [restarts, setRestarts] = useState(0);
  const latestSession = useRef(session);
  useEffect(() => {
    latestSession.current = session;
  });
  /** Set on closing: then the Start screen follows instead of Unlock. */
  const closing = useRef(false);
  const [dialog, setDialog] = useState<{ readonly name: DialogName; readonly keyId: string | null } | null>(
    null,
  );

  const openFile = useCallback(
    (file: GrantedFile, passphrase?: string) =>
      setAsking({ file, reason: null, ...(passphrase === undefined ? {} : { passphrase }) }),
    [],
  );
  const chooseFile = useCallback(async () => {
    const file = await shell.call('files.chooseArchive', {});
    if (file !== null) openFile(file);
  }, [shell, openFile]);

  /** Asks anew who signed what is open. A verification that runs was told of other keys, so it ends; what it said before is gone. */
  const rejudge = useCallback(async () => {
    const open = latestSession.current;
    if (open === null) return;
    await shell.call('verifier.stop', {});
    const archive = await engine.call('archive.summary', {});
    setSession((current) => (current === open ? { ...open, archive } : current));
  }, [shell, engine]);

  useEffect(
    () =>
      shell.onEvent((event) => {
        switch (event.event) {
          case 'open-requested':
            return openFile(event.file);
          case 'locked': {
            const open = latestSession.current;
            if (open === null) return;
            return leave(open, closing.current ? null : event.reason);
          }
          case 'engine-restarted':
            // A call that was under way without an archive says so itself.
            if (latestSession.current === null) return;
            // It is the same archive: what was answered still holds, and what one was at stays.
            latestSession.current.queries.refresh('failed');
            return setRestarts((count) => count + 1);
          case 'trust-changed':
            // An archive that was locked meanwhile has no signer to show.
            return void rejudge().catch(() => {});
          case 'preferences':
            return keepPreferences(event.preferences);
          case 'command':
            if (event.command === 'open-archive') return void chooseFile();
            if (event.command === 'search') return askForSearch(latestSession.current);
            if (isDialogName(event.command)) setDialog({ name: event.command, keyId: null });
            return;
        }
      }),
    [shell, openFile, chooseFile, rejudge],
  );

  // While somebody types the passphrase there is time to fetch what comes after it.
  const isAsking = asking !== null;
  useEffect(() => {
    if (isAsking)
      void importWorkspace().then(
        ({ fetchFirstScreens }) => fetchFirstScreens(),
        () => {},
      );
  }, [isAsking]);

  // A page that was loaded anew on locking finds the title that the archive had; the workspace sets its own.
  useEffect(() => {
    void shell.call('window.title', { title: '' });
  }, [shell]);

  const language = chooseLanguage(preferences.language, info.systemLocale);
  useEffect(() => {
    document.documentElement.lang = language;
    void changeLanguage(i18n, language);
  }, [i18n, language]);
  useEffect(() => {
    if (preferences.theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = preferences.theme;
  }, [preferences.theme]);

  const writeToClipboard = useCallback((text: string) => shell.call('clipboard.write', { text }), [shell]);
  useGuardedCopying(writeToClipboard);
  useActivity(shell);

  const services = useMemo<ShellServices>(
    () => ({
      shell,
      engine,
      preferences,
      views,
      platform: info.platform,
      chooseFile,
      openFile,
      openDialog: (name, about) => setDialog({ name, keyId: about?.keyId ?? null }),
      async setPreferences(change) {
        keepPreferences(await shell.call('preferences.set', change));
      },
    }),
    [shell, engine, preferences, views, info.platform, chooseFile, openFile],
  );

  const open = useCallback(
    (file: GrantedFile, archive: ArchiveSummary) => {
      latestSession.current?.queries.clear();
      // Locked and unlocked again, one is where one was; anything else begins at the beginning.
      if (readLockedNote()?.archive !== archiveName(archive)) history.replaceState(null, '', '#/overview');
      removeLockedNote();
      // What asks for the passphrase stays until the workspace is there, so that nothing empty stands in between.
      startTransition(() => {
        setAsking(null);
        setSession({
          file,
          archive,
          engine,
          queries: createQueryCache(engine.call),
          searchRequest: { isAsked: false, hasBox: false },
          async lock() {
            await shell.call('session.lock', {});
          },
          async close() {
            closing.current = true;
            await shell.call('session.lock', {});
          },
        });
      });
    },
    [shell, engine],
  );
  const cancelUnlock = useCallback(() => {
    removeLockedNote();
    setAsking(null);
  }, []);

  return (
    <I18nextProvider i18n={i18n}>
      <I18nProvider locale={language === 'nl' ? 'nl-NL' : 'en-GB'}>
        <ShellProvider value={services}>
          <ClipboardProvider value={writeToClipboard}>
            <Suspense fallback={null}>
              {asking !== null ? (
                <UnlockScreen
                  key={asking.file.grant}
                  file={asking.file}
                  reason={asking.reason}
                  suggestedPassphrase={asking.passphrase}
                  onUnlocked={(archive) => open(asking.file, archive)}
                  onCancel={cancelUnlock}
                />
              ) : session === null ? (
                <StartScreen />
              ) : (
                <SessionProvider value={session}>
                  <Workspace />
                </SessionProvider>
              )}
            </Suspense>
            <Notices restarts={restarts} />
            <Suspense fallback={null}>
              {dialog?.name === 'preferences' ? (
                <PreferencesDialog isOpen wantedKeyId={dialog.keyId} onClose={() => setDialog(null)} />
              ) : dialog?.name === 'about' ? (
                <AboutDialog isOpen onClose={() => setDialog(null)} />
              ) : dialog?.name === 'data' ? (
                <DataDialog isOpen onClose={() => setDialog(null)} />
              ) : dialog?.name === 'check-proof' ? (
                <CheckProofDialog isOpen onClose={() => setDialog(null)} />
              ) : null}
            </Suspense>
          </ClipboardProvider>
        </ShellProvider>
      </I18nProvider>
    </I18nextProvider>
  );
}

/** The search box comes a moment after the archive is open; a search that is asked for before waits for it. */
function askForSearch(session: ArchiveSession | null): void {
  if (session !== null && !session.searchRequest.hasBox) session.searchRequest.isAsked = true;
}

/**
 * Leaves a locked archive. Loading the page anew is what empties its memory for certain: no cache, no closure and no canvas keeps a
 * record then. Without a reason it was closed, and the Start screen follows.
 */
function leave(session: ArchiveSession, reason: LockReason | null): void {
  session.queries.clear();
  // The address that stays is that of the screen alone; the main process clears those before it.
  history.replaceState(null, '', reason === null ? '#/' : screenOf(location.hash));
  if (reason !== null) writeLockedNote({ file: session.file, reason, archive: archiveName(session.archive) });
  document.getElementById('root')?.replaceChildren();
  location.reload();
}
