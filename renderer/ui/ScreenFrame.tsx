import type { ReactNode, Ref } from 'react';
import styles from './ScreenFrame.module.css';

/** Settings of a screen's frame. */
export interface ScreenFrameProps {
  readonly title: string;
  /** Where one came from, above the title. */
  readonly trail?: ReactNode;
  /** What stands behind the title: a count, a year. */
  readonly beside?: ReactNode;
  /** Buttons and choices at the other end of the bar. */
  readonly controls?: ReactNode;
  readonly ref?: Ref<HTMLElement>;
  /** Below the bar; what is to fill the rest of the screen grows. */
  readonly children: ReactNode;
}

/** A screen of which one thing takes all the room: its title and controls in a bar, and below it that. */
export function ScreenFrame({ title, trail, beside, controls, ref, children }: ScreenFrameProps) {
  return (
    <section ref={ref} className={styles.screen} aria-label={title}>
      <header className={styles.bar}>
        <div className={styles.names}>
          {trail === undefined ? null : <div className={styles.trail}>{trail}</div>}
          <div className={styles.titleLine}>
            <h1>{title}</h1>
            {beside}
          </div>
        </div>
        {controls === undefined ? null : <div className={styles.controls}>{controls}</div>}
      </header>
      {children}
    </section>
  );
}
