import { ProgressBar as AriaProgressBar } from 'react-aria-components/ProgressBar';
import styles from './ProgressBar.module.css';

/** Settings of a progress bar. */
export interface ProgressBarProps {
  /** What is going on; shown above the bar unless `isLabelHidden`. */
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** 0 … 1, or null while it is not known. */
  readonly fraction: number | null;
  /** At the right, e.g. rate and time left. */
  readonly detail?: string | undefined;
}

/** How far something is. */
export function ProgressBar({ label, isLabelHidden = false, fraction, detail }: ProgressBarProps) {
  return (
    <AriaProgressBar
      aria-label={label}
      {...(fraction === null ? { isIndeterminate: true } : { value: fraction * 100 })}
      className={styles.progress ?? ''}
    >
      {isLabelHidden && detail === undefined ? null : (
        <div className={styles.words}>
          {isLabelHidden ? null : <span>{label}</span>}
          {detail === undefined ? null : <span className={styles.detail}>{detail}</span>}
        </div>
      )}
      <div className={styles.track}>
        <div
          className={fraction === null ? styles.unknown : styles.fill}
          style={
            fraction === null ? undefined : { transform: `scaleX(${Math.min(1, Math.max(0, fraction))})` }
          }
        />
      </div>
    </AriaProgressBar>
  );
}
