import { Bookmark, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SavedSearch } from '#shared/contract/search.ts';
import { useTableLabel } from '../../app/labels.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './SavedList.module.css';

/** What a saved search is called: its text, and the kind that it is of. */
export function useSavedName(): (search: SavedSearch) => string {
  const tableLabel = useTableLabel();
  return ({ text, kind }) => (kind === undefined ? text : `${text} · ${tableLabel(kind)}`);
}

/** Settings of the list. */
export interface SavedListProps {
  readonly searches: readonly SavedSearch[];
  readonly onSearch: (search: SavedSearch) => void;
  readonly onForget: (search: SavedSearch) => void;
}

/** The searches that were saved for this archive. */
export function SavedList({ searches, onSearch, onForget }: SavedListProps) {
  const { t } = useTranslation('search');
  const nameOf = useSavedName();
  return (
    <section className={styles.saved} aria-labelledby="saved-searches">
      <h2 id="saved-searches">{t('saved')}</h2>
      <ul>
        {searches.map((search) => (
          <li key={nameOf(search)}>
            <Button variant="quiet" icon={<Bookmark aria-hidden="true" />} onPress={() => onSearch(search)}>
              {nameOf(search)}
            </Button>
            <IconButton
              size="small"
              icon={<X />}
              label={t('forgetOne', { text: nameOf(search) })}
              onPress={() => onForget(search)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
