import { Bookmark, History, SearchX } from 'lucide-react';
import { Header } from 'react-aria-components/Header';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { useTranslation } from 'react-i18next';
import type { SavedSearch, SearchHit } from '#shared/contract/search.ts';
import { useTableLabel } from '../../app/labels.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Marked } from './Marked.tsx';
import { recordKey } from './panel-action.ts';
import type { Preview } from './preview.ts';
import { useSavedName } from './SavedList.tsx';
import styles from './SearchPanel.module.css';
import { Understood } from './Understood.tsx';
import type { PreviewState } from './use-preview.ts';
import { useTotal } from './use-total.ts';

/** Settings of the panel. */
export interface SearchPanelProps {
  readonly text: string;
  readonly state: PreviewState;
  readonly recent: readonly string[];
  readonly saved: readonly SavedSearch[];
  readonly onAction: (key: string) => void;
}

/** Below the search box: what was found, by kind; or what was saved and searched for before. */
export function SearchPanel({ text, state, recent, saved, onAction }: SearchPanelProps) {
  const { t } = useTranslation('search');
  const failureText = useFailureText();
  const { preview, failure, isSearching } = state;
  const isEmpty = text.trim() === '';
  return (
    <div className={styles.panel}>
      {isEmpty ? <p className={styles.hint}>{t('hint')}</p> : null}
      {!isEmpty && preview !== null && preview.sections.length > 0 ? (
        <div className={styles.strip}>
          <Understood understood={preview.understood} />
        </div>
      ) : null}
      {failure !== null ? (
        <p className={styles.failure} role="alert">
          {failureText(failure).title}. {failureText(failure).text}
        </p>
      ) : !isEmpty && preview === null ? (
        <p className={styles.waiting} role="status">
          {t('searching')}
        </p>
      ) : preview !== null && preview.sections.length === 0 && !isSearching ? (
        <div className={styles.none} role="status">
          <SearchX aria-hidden="true" />
          <p>{t('none', { text: preview.text.trim() })}</p>
          <p className={styles.soft}>{t('noneText')}</p>
        </div>
      ) : null}
      <ListBox
        aria-label={isEmpty ? t('before') : t('panel')}
        className={styles.list ?? ''}
        onAction={(key) => onAction(String(key))}
        renderEmptyState={() => null}
      >
        {isEmpty ? (
          <>
            <Saved saved={saved} />
            <Recent recent={recent} />
          </>
        ) : preview === null ? null : (
          <Sections preview={preview} />
        )}
      </ListBox>
    </div>
  );
}

function Saved({ saved }: { readonly saved: readonly SavedSearch[] }) {
  const { t } = useTranslation('search');
  const nameOf = useSavedName();
  if (saved.length === 0) return null;
  return (
    <ListBoxSection id="saved" className={styles.section ?? ''}>
      <Header className={styles.kind}>{t('saved')}</Header>
      {saved.map((search, index) => (
        <ListBoxItem
          key={nameOf(search)}
          id={`saved:${index}`}
          textValue={nameOf(search)}
          className={styles.recent ?? ''}
        >
          <Bookmark aria-hidden="true" />
          {nameOf(search)}
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}

function Recent({ recent }: { readonly recent: readonly string[] }) {
  const { t } = useTranslation('search');
  if (recent.length === 0) return null;
  return (
    <ListBoxSection id="recent" className={styles.section ?? ''}>
      <Header className={styles.kind}>{t('recent')}</Header>
      {recent.map((text, index) => (
        <ListBoxItem key={text} id={`recent:${index}`} textValue={text} className={styles.recent ?? ''}>
          <History aria-hidden="true" />
          {text}
        </ListBoxItem>
      ))}
    </ListBoxSection>
  );
}

function Sections({ preview }: { readonly preview: Preview }) {
  const { t } = useTranslation('search');
  const total = useTotal();
  const tableLabel = useTableLabel();
  const allText = t('all', { count: preview.total, shown: total(preview.total, preview.isExact) });
  return (
    <>
      {preview.sections.map((section) => (
        <ListBoxSection key={section.kind} id={section.kind} className={styles.section ?? ''}>
          <Header className={styles.kind}>
            {tableLabel(section.kind)}
            <span>{total(section.total, section.isExact)}</span>
          </Header>
          {section.hits.map((hit) => (
            <HitItem key={`${hit.kind} ${hit.recordId}`} hit={hit} />
          ))}
        </ListBoxSection>
      ))}
      {preview.total === 0 ? null : (
        <ListBoxItem id="all" textValue={allText} className={styles.all ?? ''}>
          {allText}
          <kbd>↵</kbd>
        </ListBoxItem>
      )}
    </>
  );
}

function HitItem({ hit }: { readonly hit: SearchHit }) {
  const format = useFormat();
  const tableLabel = useTableLabel();
  const title = hit.title === '' ? `${tableLabel(hit.kind, 1)} ${hit.recordId}` : hit.title;
  const snippet = hit.snippet.map(({ text }) => text).join('');
  return (
    <ListBoxItem
      id={recordKey({ table: hit.kind, id: hit.recordId })}
      textValue={title}
      className={styles.hit ?? ''}
    >
      <span className={styles.what}>
        <span className={styles.title}>{title}</span>
        {snippet.trim() === '' || snippet === hit.title ? null : (
          <span className={styles.snippet}>
            <Marked snippet={hit.snippet} />
          </span>
        )}
      </span>
      <span className={styles.date}>{hit.date === null ? '' : format.date(hit.date)}</span>
      <span className={styles.amount}>{hit.amountCents === null ? '' : format.cents(hit.amountCents)}</span>
    </ListBoxItem>
  );
}
