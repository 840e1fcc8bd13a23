import styles from './ChartAxis.module.css';

/** Settings of an axis; everything in the pixels of its drawing. */
export interface ChartAxisProps {
  readonly left: number;
  readonly right: number;
  readonly ticks: readonly number[];
  readonly yOf: (value: number) => number;
  readonly writeTick: (value: number) => string;
}

/** The lines of a chart's vertical axis, each with its value at its left; that of nought stands out. */
export function ChartAxis({ left, right, ticks, yOf, writeTick }: ChartAxisProps) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line
        className={tick === 0 ? styles.zero : styles.line}
        x1={left}
        x2={right}
        y1={Math.round(yOf(tick)) + 0.5}
        y2={Math.round(yOf(tick)) + 0.5}
      />
      <text className={styles.tick} x={left - 8} y={yOf(tick) + 4} textAnchor="end">
        {writeTick(tick)}
      </text>
    </g>
  ));
}
