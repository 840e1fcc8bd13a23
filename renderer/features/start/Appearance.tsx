import { useTranslation } from 'react-i18next';
import type { Preferences } from '#shared/contract/shell-contract.ts';
import { useShell } from '../../app/shell-context.ts';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import styles from './StartScreen.module.css';

/** Language and appearance, in sight before anything is open. */
export function Appearance() {
  const { t, i18n } = useTranslation('start');
  const { preferences, setPreferences, openDialog } = useShell();
  const language = i18n.language === 'en' ? 'en' : 'nl';
  return (
    <footer className={styles.foot}>
      <SegmentedControl<'nl' | 'en'>
        label={t('language')}
        value={language}
        onChange={(chosen) => void setPreferences({ language: chosen })}
        options={[
          { id: 'nl', label: 'Nederlands' },
          { id: 'en', label: 'English' },
        ]}
      />
      <SegmentedControl<Preferences['theme']>
        label={t('theme')}
        value={preferences.theme}
        onChange={(theme) => void setPreferences({ theme })}
        options={[
          { id: 'system', label: t('themeSystem') },
          { id: 'light', label: t('themeLight') },
          { id: 'dark', label: t('themeDark') },
        ]}
      />
      <span className={styles.spring} />
      <Button variant="quiet" onPress={() => openDialog('preferences')}>
        {t('preferences')}
      </Button>
      <Button variant="quiet" onPress={() => openDialog('data')}>
        {t('data')}
      </Button>
      <Button variant="quiet" onPress={() => openDialog('about')}>
        {t('about')}
      </Button>
    </footer>
  );
}
