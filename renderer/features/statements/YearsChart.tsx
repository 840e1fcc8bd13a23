import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { axisScale } from '../../ui/axis-scale.ts';
import { ChartAxis } from '../../ui/ChartAxis.tsx';
import { useElementWidth } from '../../ui/use-element-width.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { Series } from './statement-view.ts';
import styles from './YearsChart.module.css';

const left = 56;
const height = 170;
const axisHeight = 22;
const inset = 8;

/** Settings of the chart. */
export interface YearsChartProps {
  /** Labels in order; at least one. */
  readonly years: readonly string[];
  /** At most three. */
  readonly series: readonly Series[];
}

/** Amounts of several years as bars side by side. The arrow keys walk through the years; the figures of the chosen one stand above. */
export function YearsChart({ years, series }: YearsChartProps) {
  const { t } = useTranslation('statements');
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const width = useElementWidth(box);
  const [pointed, setPointed] = useState<number | null>(null);

  const shown = pointed ?? years.length - 1;
  const plotHeight = height - axisHeight;
  const step = Math.max(0, width - left) / years.length;
  const barWidth = Math.max(2, Math.min(28, (step * 0.7) / series.length));
  const euros = (cents: bigint | undefined) => Number(cents ?? 0n) / 100;
  const scale = axisScale(
    series.flatMap(({ amounts }) => amounts.map(euros)),
    4,
  );
  const yOf = (value: number) =>
    inset + (plotHeight - inset) * (1 - (value - scale.min) / (scale.max - scale.min || 1));
  const compact = new Intl.NumberFormat(format.language, { notation: 'compact', maximumFractionDigits: 1 });

  const yearAt = (event: PointerEvent<HTMLElement>): number | null => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - left;
    const index = Math.floor(x / step);
    return index >= 0 && index < years.length ? index : null;
  };
  const handleKey = (event: KeyboardEvent) => {
    const next = {
      ArrowRight: Math.min(years.length - 1, shown + 1),
      ArrowLeft: Math.max(0, shown - 1),
      Home: 0,
      End: years.length - 1,
    }[event.key];
    if (next === undefined) return;
    setPointed(next);
    event.preventDefault();
  };
  return (
    <div className={styles.chart}>
      <p className={styles.readout} aria-live="polite">
        <span className={styles.year}>{years[shown]}</span>
        {series.map(({ id, amounts }, index) => (
          <span key={id} className={styles.figure}>
            <i className={styles[`key${index + 1}`]} aria-hidden="true" />
            {t(`series.${id}`)}
            <b>{format.money(String(amounts[shown] ?? 0n))}</b>
          </span>
        ))}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of figures is no fieldset */}
      <div
        ref={box}
        role="group"
        className={styles.plot}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys walk through the years
        tabIndex={0}
        aria-label={t('chartLabel', { from: years[0] ?? '', to: years.at(-1) ?? '' })}
        onKeyDown={handleKey}
        onBlur={() => setPointed(null)}
        onPointerMove={(event) => setPointed(yearAt(event))}
        onPointerLeave={() => setPointed(null)}
      >
        <svg width={width} height={height} aria-hidden="true">
          {pointed === null ? null : (
            <rect
              className={styles.column}
              x={left + pointed * step}
              y={0}
              width={step}
              height={plotHeight}
            />
          )}
          <ChartAxis
            left={left}
            right={width}
            ticks={scale.ticks}
            yOf={yOf}
            writeTick={(value) => compact.format(value)}
          />
          {years.map((year, place) => (
            <g key={year}>
              {series.map(({ id, amounts }, index) => {
                const value = euros(amounts[place]);
                return value === 0 ? null : (
                  <rect
                    key={id}
                    className={styles[`bar${index + 1}`]}
                    x={left + place * step + step / 2 + (index - series.length / 2) * barWidth}
                    y={Math.min(yOf(value), yOf(0))}
                    width={barWidth - 1}
                    height={Math.max(1, Math.abs(yOf(value) - yOf(0)))}
                    rx={1.5}
                  />
                );
              })}
              <text
                className={styles.label}
                x={left + (place + 0.5) * step}
                y={height - 6}
                textAnchor="middle"
              >
                {year}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </div>
  );
}
