import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import { keepScope } from '../keep-scope.ts';
import { endSheet } from '../print/print-sheet.ts';
import { type PrintSlot, PrintSlotProvider } from '../print/print-slot.ts';
import { useScreenPrint } from '../print/use-screen-print.ts';
import { failureOf } from '../query-cache.ts';
import { useSession } from '../session-context.ts';
import { useCommand } from '../shell-context.ts';
import { ConsultationNotice } from './ConsultationNotice.tsx';
import { InspectorSplit } from './InspectorSplit.tsx';
import { Navigation } from './Navigation.tsx';
import { PrintFailure } from './PrintFailure.tsx';
import { Remarks } from './Remarks.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useWindowTitle } from './use-window-title.ts';
import styles from './WorkspaceFrame.module.css';

/** The shell around every screen of an open archive: top bar, navigation, the screen with the record beside it, status bar. */
export function WorkspaceFrame() {
  const { t } = useTranslation('workspace');
  const printScreen = useScreenPrint();
  const [printSlot] = useState<PrintSlot>({ current: null });
  const router = useRouter();
  const session = useSession();
  const navigate = useNavigate();
  const [isNavigationOpen, setNavigationOpen] = useState(true);
  const [printFailure, setPrintFailure] = useState<Failure | null>(null);
  const verify = useCallback(() => void navigate({ to: '/verification', search: keepScope }), [navigate]);

  useCommand('lock', () => void session.lock());
  useCommand('close-archive', () => void session.close());
  useCommand('verify', verify);
  useCommand('appoint', () => void navigate({ to: '/appointments/new', search: keepScope }));
  useWindowTitle();
  useCommand('print', () => {
    const content = document.getElementById('content');
    if (printSlot.current !== null) printSlot.current.run();
    else if (content !== null)
      printScreen(content, { subject: router.state.location.pathname.slice(1) }, false).then(
        () => setPrintFailure(null),
        (error: unknown) => setPrintFailure(failureOf(error)),
      );
  });
  useEffect(() => endSheet, []);

  return (
    <div className={styles.frame} data-navigation={isNavigationOpen ? 'open' : 'closed'}>
      <button type="button" className={styles.skip} onClick={focusContent}>
        {t('skipToContent')}
      </button>
      <TopBar
        onVerify={verify}
        isNavigationOpen={isNavigationOpen}
        onToggleNavigation={() => setNavigationOpen((open) => !open)}
      />
      {isNavigationOpen ? <Navigation /> : null}
      <div className={styles.middle}>
        <ConsultationNotice />
        <Remarks />
        <PrintFailure failure={printFailure} onClose={() => setPrintFailure(null)} />
        <InspectorSplit>
          <main id="content" tabIndex={-1} className={styles.content}>
            <PrintSlotProvider value={printSlot}>
              <Outlet />
            </PrintSlotProvider>
          </main>
        </InspectorSplit>
      </div>
      <StatusBar />
    </div>
  );
}

function focusContent() {
  document.getElementById('content')?.focus();
}
