import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useFormat } from '../../../ui/use-format.ts';
import styles from './FindBar.module.css';
import type { PdfFind } from './use-pdf-find.ts';

/** Finds a text in the document: how often it is there, which one is in sight, the next and the one before. */
export function FindBar({ find, onClose }: { readonly find: PdfFind; readonly onClose: () => void }) {
  const { t } = useTranslation('viewer');
  const format = useFormat();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const { matches, current, isSearching, isCut, hasNoText, query } = find;
  const total = format.integer(matches.length) + (isCut ? '+' : '');
  const said =
    query.trim() === ''
      ? ''
      : hasNoText
        ? t('find.noText')
        : matches.length > 0
          ? t('find.at', { at: current < 0 ? '–' : format.integer(current + 1), total })
          : t(isSearching ? 'find.searching' : 'find.none');
  return (
    <search className={styles.bar} aria-label={t('find.label')}>
      <div className={styles.field}>
        <TextField
          ref={field}
          label={t('find.label')}
          isLabelHidden
          autoFocus
          value={query}
          onChange={find.setQuery}
          placeholder={t('find.placeholder')}
          prefix={<Search aria-hidden="true" className={styles.sign} />}
          onKey={(event) => {
            if (event.type !== 'keydown') return;
            if (event.key === 'Enter' && matches.length > 0) find.go(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') onClose();
          }}
        />
      </div>
      <output className={styles.count}>{said}</output>
      <IconButton
        label={t('find.previous')}
        icon={<ChevronUp />}
        shortcut="Shift+Enter"
        isDisabled={matches.length === 0}
        onPress={() => find.go(-1)}
      />
      <IconButton
        label={t('find.next')}
        icon={<ChevronDown />}
        shortcut="Enter"
        isDisabled={matches.length === 0}
        onPress={() => find.go(1)}
      />
      <IconButton label={t('find.close')} icon={<X />} onPress={onClose} />
    </search>
  );
}
