import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './RestartNotice.module.css';

/** Says once that the engine was started again. */
export function RestartNotice({ restarts }: { readonly restarts: number }) {
  const { t } = useTranslation(['workspace', 'ui']);
  const [seen, setSeen] = useState(restarts);
  return (
    <div role="status" className={styles.place}>
      {restarts > seen ? (
        <div className={styles.notice}>
          {t('engineRestarted')}
          <IconButton label={t('ui:close')} icon={<X />} size="small" onPress={() => setSeen(restarts)} />
        </div>
      ) : null}
    </div>
  );
}
