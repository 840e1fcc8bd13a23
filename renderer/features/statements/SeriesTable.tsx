import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/use-format.ts';
import styles from './StatementFrame.module.css';
import type { YearsChartProps } from './YearsChart.tsx';

/** The figures of the chart. */
export function SeriesTable({ years, series }: YearsChartProps) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  return (
    <table className={styles.seriesTable}>
      <thead>
        <tr>
          <th scope="col">{t('year')}</th>
          {series.map(({ id }) => (
            <th key={id} scope="col">
              {t(`series.${id}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {years.map((year, place) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            {series.map(({ id, amounts }) => (
              <td key={id}>{format.cents(String(amounts[place] ?? 0n))}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
