import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../keep-scope.ts';
import { useSession } from '../session-context.ts';
import { useCommand } from '../shell-context.ts';
import { usePrint } from '../use-print.ts';
import { ConsultationNotice } from './ConsultationNotice.tsx';
import { InspectorSplit } from './InspectorSplit.tsx';
import { Navigation } from './Navigation.tsx';
import { Remarks } from './Remarks.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { useWindowTitle } from './use-window-title.ts';
import styles from './WorkspaceFrame.module.css';

/** The shell around every screen of an open archive: top bar, navigation, the screen with the record beside it, status bar. */
export function WorkspaceFrame() {
  const { t } = useTranslation('workspace');
  const print = usePrint();
  const router = useRouter();
  const session = useSession();
  const navigate = useNavigate();
  const [isNavigationOpen, setNavigationOpen] = useState(true);
  const verify = useCallback(() => void navigate({ to: '/verification', search: keepScope }), [navigate]);

  useCommand('lock', () => void session.lock());
  useCommand('close-archive', () => void session.close());
  useCommand('verify', verify);
  useCommand('appoint', () => void navigate({ to: '/appointments/new', search: keepScope }));
  useWindowTitle();
  useCommand('print', () => void print(router.state.location.pathname.slice(1)));

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
        <InspectorSplit>
          <main id="content" tabIndex={-1} className={styles.content}>
            <Outlet />
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
