import { Info, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openingRemarkCodes } from '#shared/domain/opening-remarks.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useArchive } from '../session-context.ts';
import styles from './Remarks.module.css';

/** What the engine remarked on opening, until it is put away. */
export function Remarks() {
  const { t } = useTranslation(['workspace', 'ui']);
  const { remarks } = useArchive();
  const [isPutAway, setPutAway] = useState(false);
  if (remarks.length === 0 || isPutAway) return null;
  return (
    <section className={styles.remarks} aria-label={t('remark.title')}>
      <Info aria-hidden="true" />
      <ul>
        {remarks.map(({ code, message }) => {
          const name = openingRemarkCodes.find((candidate) => candidate === code);
          return <li key={code}>{name === undefined ? message : t(`remark.${name}`)}</li>;
        })}
      </ul>
      <IconButton label={t('ui:close')} icon={<X />} size="small" onPress={() => setPutAway(true)} />
    </section>
  );
}
