import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { axisScale } from '../../ui/axis-scale.ts';
import { useElementWidth } from '../../ui/use-element-width.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './ActivityChart.module.css';
import { type ActivityMonth, labelledMonths, type ShownPanels, shownPanels } from './activity.ts';
import { Panel } from './ChartPanel.tsx';

const left = 52;
const right = 4;
const panelHeight = { documents: 84, turnover: 104 };
const gap = 20;
const axisHeight = 22;

/** Settings of the chart. */
export interface ActivityChartProps {
  /** In order, without gaps; at least one. */
  readonly months: readonly ActivityMonth[];
  readonly onOpenMonth: (month: string) => void;
}

/** Documents and turnover by month, one above the other on the same months. The arrow keys walk through the months. */
export function ActivityChart({ months, onOpenMonth }: ActivityChartProps) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const width = useElementWidth(box);
  const [chosen, setChosen] = useState<number | null>(null);

  const shows = shownPanels(months);
  const turnoverTop = shows.documents ? panelHeight.documents + gap : 0;
  const panelsHeight = shows.turnover ? turnoverTop + panelHeight.turnover : panelHeight.documents;
  const height = panelsHeight + axisHeight;
  const plotWidth = Math.max(0, width - left - right);
  const step = plotWidth / months.length;
  const labels = labelledMonths(months, plotWidth);
  const compact = new Intl.NumberFormat(format.language, { notation: 'compact', maximumFractionDigits: 1 });
  const first = months[0]?.month ?? '';
  const last = months.at(-1)?.month ?? '';

  const monthAt = (event: PointerEvent<HTMLElement>): number | null => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
    const index = Math.floor(x / step);
    return index >= 0 && index < months.length ? index : null;
  };
  const handleKey = (event: KeyboardEvent) => {
    const at = chosen ?? -1;
    const next = {
      ArrowRight: Math.min(months.length - 1, at + 1),
      ArrowLeft: Math.max(0, chosen === null ? months.length - 1 : at - 1),
      Home: 0,
      End: months.length - 1,
    }[event.key];
    if (next !== undefined) setChosen(next);
    else if (event.key === 'Escape' && chosen !== null) setChosen(null);
    else if (event.key === 'Enter' && chosen !== null) onOpenMonth(months[chosen]?.month ?? first);
    else return;
    event.preventDefault();
  };
  const shown = chosen === null ? null : (months[chosen] ?? null);
  return (
    <div className={styles.chart}>
      <Readout months={months} shown={shown} shows={shows} />
      {/* biome-ignore lint/a11y/useSemanticElements: a group of figures is no fieldset */}
      <div
        ref={box}
        role="group"
        className={styles.plot}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk through the months
        tabIndex={0}
        aria-label={t('chart.label', {
          from: format.month(first),
          to: format.month(last),
          hint: t('chart.hint'),
        })}
        onKeyDown={handleKey}
        onBlur={() => setChosen(null)}
        onPointerMove={(event) => setChosen(monthAt(event))}
        onPointerLeave={() => setChosen(null)}
        onPointerUp={(event) => {
          const index = monthAt(event);
          if (index !== null) onOpenMonth(months[index]?.month ?? first);
        }}
      >
        <svg width={width} height={height} aria-hidden="true">
          {chosen === null ? null : (
            <rect
              className={styles.column}
              x={left + chosen * step}
              y={0}
              width={step}
              height={height - axisHeight}
            />
          )}
          {shows.documents ? (
            <Panel
              top={0}
              left={left}
              width={plotWidth}
              height={panelHeight.documents}
              values={months.map(({ documents }) => documents)}
              scale={axisScale(
                months.map(({ documents }) => documents),
                3,
              )}
              writeTick={(value) => compact.format(value)}
              barClass={styles.documents ?? ''}
            />
          ) : null}
          {shows.turnover ? (
            <Panel
              top={turnoverTop}
              left={left}
              width={plotWidth}
              height={panelHeight.turnover}
              values={months.map(({ turnover }) => turnover / 100)}
              scale={axisScale(
                months.map(({ turnover }) => turnover / 100),
                4,
              )}
              writeTick={(value) => compact.format(value)}
              barClass={styles.turnover ?? ''}
            />
          ) : null}
          {months.map(({ month }, index) =>
            labels.has(month) ? (
              <text
                key={month}
                className={styles.label}
                x={left + (index + (months.length > 24 ? 0 : 0.5)) * step}
                y={height - 6}
                textAnchor={months.length > 24 ? 'start' : 'middle'}
              >
                {months.length > 24 ? month.slice(0, 4) : format.month(month)}
              </text>
            ) : null,
          )}
        </svg>
      </div>
    </div>
  );
}

/** What the chart says of the month pointed at, or of all months. */
function Readout({
  months,
  shown,
  shows,
}: {
  readonly months: readonly ActivityMonth[];
  readonly shown: ActivityMonth | null;
  readonly shows: ShownPanels;
}) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  const documents = shown?.documents ?? months.reduce((sum, month) => sum + month.documents, 0);
  const turnover =
    shown?.turnoverCents ?? String(months.reduce((sum, month) => sum + BigInt(month.turnoverCents), 0n));
  return (
    <p className={styles.readout} aria-live="polite">
      <span className={styles.month}>{shown === null ? t('chart.total') : format.month(shown.month)}</span>
      {shows.documents ? (
        <span className={styles.figure}>
          <i className={styles.documentsKey} aria-hidden="true" />
          {t('chart.documents')}
          <b>{format.integer(documents)}</b>
        </span>
      ) : null}
      {shows.turnover ? (
        <span className={styles.figure}>
          <i className={styles.turnoverKey} aria-hidden="true" />
          {t('chart.turnover')}
          <b>{format.money(turnover)}</b>
        </span>
      ) : null}
    </p>
  );
}
