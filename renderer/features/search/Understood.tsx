import { X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { searchMethods } from '#shared/contract/search.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import styles from './Understood.module.css';

type Understood = OutputOf<(typeof searchMethods)['search.run']>['understood'];

/** Settings of what was understood. */
export interface UnderstoodProps {
  readonly understood: Understood;
  /** Searches for what is left without one of the terms; without it, only what was read as more than words is told. */
  readonly onRemove?: (without: string) => void;
}

/** How the text was read, each term a chip that can be taken away. */
export function Understood({ understood, onRemove }: UnderstoodProps) {
  const { t } = useTranslation('search');
  const isPlain = ({ as, isExcluded }: Understood[number]) =>
    (as === 'words' || as === 'prefix') && !isExcluded;
  const shown = onRemove === undefined ? understood.filter((term) => !isPlain(term)) : understood;
  if (shown.length === 0 || understood.every(isPlain)) return null;
  return (
    <div className={styles.understood}>
      {t('understood')}
      {shown.map((term, index) => (
        // A term may stand in a text twice.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells them apart
        <span key={`${index} ${term.as} ${term.text}`} className={styles.part}>
          {term.isExcluded ? `${t('without')} ` : null}
          {isPlain(term) ? null : `${t(`as.${term.as}`)} `}
          <b>{term.text}</b>
          {onRemove === undefined || understood.length === 1 ? null : (
            <Button
              className={styles.remove ?? ''}
              aria-label={t('removeTerm', { term: `${t(`as.${term.as}`)} ${term.text}` })}
              onPress={() => onRemove(term.without)}
            >
              <X aria-hidden="true" />
            </Button>
          )}
        </span>
      ))}
    </div>
  );
}
