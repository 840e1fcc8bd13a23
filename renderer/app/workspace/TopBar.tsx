import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft, ArrowRight, Lock, MoreHorizontal, PanelLeft, ShieldCheck } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { keepScope } from '../keep-scope.ts';
import { useSession } from '../session-context.ts';
import { useCommand, useShell, useShortcutLabel } from '../shell-context.ts';
import { ScopeChooser } from './ScopeChooser.tsx';
import styles from './TopBar.module.css';
import { useHistoryReach } from './use-history-reach.ts';

const SearchBox = lazy(async () => ({
  default: (await import('../../features/search/SearchBox.tsx')).SearchBox,
}));

/** Settings of the top bar. */
export interface TopBarProps {
  readonly onVerify: () => void;
  readonly isNavigationOpen: boolean;
  readonly onToggleNavigation: () => void;
}

/** What is the same above every screen: where one was, what one looks at, the search, verify and lock. */
export function TopBar({ onVerify, isNavigationOpen, onToggleNavigation }: TopBarProps) {
  const { t } = useTranslation('workspace');
  const session = useSession();
  const navigate = useNavigate();
  const isOwner = session.archive.openedBy.kind === 'owner';
  const { chooseFile, openDialog } = useShell();
  const shortcut = useShortcutLabel();
  const reach = useHistoryReach();
  useCommand('back', reach.back);
  useCommand('forward', reach.forward);

  const run = (id: string) => {
    if (id === 'open') void chooseFile();
    else if (id === 'appoint') void navigate({ to: '/appointments/new', search: keepScope });
    else if (id === 'close') void session.close();
    else if (id === 'preferences' || id === 'about') openDialog(id);
  };
  return (
    <header className={styles.bar}>
      <div className={styles.product}>
        <Mark size={24} />
        <span className={styles.name}>{t('product')}</span>
      </div>
      <div className={styles.left}>
        <IconButton
          label={t('navigation')}
          icon={<PanelLeft />}
          isPressed={isNavigationOpen}
          onPress={onToggleNavigation}
          className={styles.toggle ?? ''}
        />
        <IconButton
          label={t('back')}
          icon={<ArrowLeft />}
          isDisabled={!reach.canGoBack}
          onPress={reach.back}
        />
        <IconButton
          label={t('forward')}
          icon={<ArrowRight />}
          isDisabled={!reach.canGoForward}
          onPress={reach.forward}
        />
        <ScopeChooser />
      </div>
      <div className={styles.search}>
        <Suspense fallback={null}>
          <SearchBox />
        </Suspense>
      </div>
      <div className={styles.right}>
        <Button icon={<ShieldCheck aria-hidden="true" />} onPress={onVerify}>
          {t('verify')}
        </Button>
        <IconButton
          label={t('lock')}
          icon={<Lock />}
          shortcut={shortcut('L')}
          onPress={() => void session.lock()}
        />
        <Menu
          label={t('menu')}
          placement="bottom end"
          trigger={<IconButton label={t('menu')} icon={<MoreHorizontal />} />}
          onChoose={run}
          groups={[
            {
              id: 'archive',
              entries: [
                ...(isOwner ? [{ id: 'appoint', label: t('appoint') }] : []),
                { id: 'open', label: t('openAnother'), detail: shortcut('O') },
                { id: 'close', label: t('closeArchive') },
              ],
            },
            {
              id: 'program',
              entries: [
                { id: 'preferences', label: t('preferences'), detail: shortcut(',') },
                { id: 'about', label: t('about') },
              ],
            },
          ]}
        />
      </div>
    </header>
  );
}
