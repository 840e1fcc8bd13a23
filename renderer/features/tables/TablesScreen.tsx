import { Link } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { useTableLabel } from '../../app/labels.ts';
import { useArchive } from '../../app/session-context.ts';
import { useTableCounts } from '../../app/workspace/use-table-counts.ts';
import { Badge } from '../../ui/Badge.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './TablesScreen.module.css';

/** Every table of the file, known or not. */
export function TablesScreen() {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const archive = useArchive();
  const tableLabel = useTableLabel();
  const counts = useTableCounts();
  const [wanted, setWanted] = useState('');
  const isForeign = archive.format === 'foreign';
  const labelOf = (name: string) => (isForeign ? name : tableLabel(name));
  const tables = archive.tables.filter(({ name }) =>
    `${name} ${labelOf(name)}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  return (
    <section className={styles.screen} aria-labelledby="tables-title">
      <header className={styles.bar}>
        <div>
          <h1 id="tables-title">{t('tables.title')}</h1>
          <p>{t('tables.intro')}</p>
        </div>
        <div className={styles.find}>
          <TextField
            label={t('tables.find')}
            isLabelHidden
            placeholder={t('tables.find')}
            value={wanted}
            onChange={setWanted}
            prefix={<Search aria-hidden="true" />}
          />
        </div>
      </header>
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('tables.name')}</th>
              {isForeign ? null : <th scope="col">{t('tables.means')}</th>}
              <th scope="col" className={styles.right}>
                {t('tables.rows')}
              </th>
              {isForeign ? null : <th scope="col">{t('tables.covered')}</th>}
            </tr>
          </thead>
          <tbody>
            {tables.map(({ name, rows, covered }) => {
              const count = counts.get(name) ?? rows;
              return (
                <tr key={name}>
                  <td>
                    <Link to="/tables/$table" params={{ table: name }} search={keepScope}>
                      <code>{name}</code>
                    </Link>
                  </td>
                  {isForeign ? null : <td>{labelOf(name)}</td>}
                  <td className={styles.right}>
                    {count === null ? (
                      <span className={styles.faint}>{t('tables.counting')}</span>
                    ) : (
                      format.integer(count)
                    )}
                  </td>
                  {isForeign ? null : (
                    <td>
                      {covered ? (
                        <Badge tone="good">{t('tables.isCovered')}</Badge>
                      ) : (
                        <Badge title={t('tables.notCoveredHint')}>{t('tables.notCovered')}</Badge>
                      )}
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
        {tables.length === 0 ? <p className={styles.none}>{t('tables.none')}</p> : null}
      </div>
    </section>
  );
}
