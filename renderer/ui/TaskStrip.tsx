import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import styles from './TaskStrip.module.css';
import { useFormat } from './use-format.ts';

/** Settings of the strip. */
export interface TaskStripProps {
  /** How far the work is, or in words what came of it. */
  readonly task:
    | { readonly label: string; readonly rows: number; readonly of: number | null }
    | { readonly text: string; readonly isFailure: boolean };
  /** Cancels the work, or takes away what was said of it. */
  readonly onEnd: () => void;
}

/** How work over the rows of a list goes, between its bar and its table. */
export function TaskStrip({ task, onEnd }: TaskStripProps) {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const isUnderWay = 'rows' in task;
  return (
    <div className={styles.strip} data-print="none">
      {isUnderWay ? (
        <div className={styles.progress}>
          <ProgressBar
            label={task.label}
            fraction={task.of === null || task.of === 0 ? null : task.rows / task.of}
            detail={format.integer(task.rows)}
          />
        </div>
      ) : (
        <span role={task.isFailure ? 'alert' : 'status'} className={styles.text}>
          {task.text}
        </span>
      )}
      <Button onPress={onEnd}>{t(isUnderWay ? 'cancel' : 'close')}</Button>
    </div>
  );
}
