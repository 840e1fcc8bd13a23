import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './PageField.module.css';

/** Settings of the page field. */
export interface PageFieldProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Which page is in sight, of how many; another number and Enter goes there. */
export function PageField({ page, pages, onPage }: PageFieldProps) {
  const { t } = useTranslation('viewer');
  const [typed, setTyped] = useState(String(page));
  useEffect(() => setTyped(String(page)), [page]);
  return (
    <span className={styles.field}>
      <input
        className={styles.input}
        inputMode="numeric"
        aria-label={t('pdf.page')}
        value={typed}
        size={Math.max(2, String(pages).length)}
        onChange={(event) => setTyped(event.target.value.replace(/\D/g, '').slice(0, 5))}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(String(page))}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && typed !== '') onPage(Number(typed));
          if (event.key === 'Escape') setTyped(String(page));
        }}
      />
      <span className={styles.of}>{t('pdf.of', { pages })}</span>
    </span>
  );
}
