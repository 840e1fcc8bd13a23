import { useTranslation } from 'react-i18next';
import type { searchMethods } from '#shared/contract/search.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import styles from './Understood.module.css';

type Understood = OutputOf<(typeof searchMethods)['search.run']>['understood'];

/** How the text was read, where it was read as more than words. */
export function Understood({ understood }: { readonly understood: Understood }) {
  const { t } = useTranslation('search');
  const special = understood.filter(({ as }) => as !== 'words' && as !== 'prefix');
  if (special.length === 0) return null;
  return (
    <p className={styles.understood}>
      {t('understood')}
      {special.map(({ as, text }) => (
        <span key={`${as} ${text}`} className={styles.part}>
          {t(`as.${as}`)} <b>{text}</b>
        </span>
      ))}
    </p>
  );
}
