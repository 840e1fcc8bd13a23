import type { AxisScale } from '../../ui/axis-scale.ts';
import { ChartAxis } from '../../ui/ChartAxis.tsx';

/** Settings of one panel of bars. */
export interface PanelProps {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly values: readonly number[];
  readonly scale: AxisScale;
  readonly writeTick: (value: number) => string;
  readonly barClass: string;
}

/** Bars over months with their axis. */
export function Panel({ top, left, width, height, values, scale, writeTick, barClass }: PanelProps) {
  const inset = 6;
  const yOf = (value: number) =>
    top + inset + (height - inset) * (1 - (value - scale.min) / (scale.max - scale.min || 1));
  const step = values.length === 0 ? 0 : width / values.length;
  const barWidth = Math.max(1, Math.min(22, step * (step < 8 ? 0.8 : 0.64)));
  const radius = Math.min(2, barWidth / 3);
  return (
    <g>
      <ChartAxis left={left} right={left + width} ticks={scale.ticks} yOf={yOf} writeTick={writeTick} />
      {values.map((value, index) => {
        if (value === 0) return null;
        const y = Math.min(yOf(value), yOf(0));
        return (
          <rect
            // Each month has its place.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            className={barClass}
            x={left + index * step + (step - barWidth) / 2}
            y={y}
            width={barWidth}
            height={Math.max(1, Math.abs(yOf(value) - yOf(0)))}
            rx={radius}
          />
        );
      })}
    </g>
  );
}
