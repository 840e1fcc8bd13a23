import styles from './Skeleton.module.css';

/** Where text will stand. `width` in CSS units; for the eye alone. */
export function Skeleton({
  width = '100%',
  height = 10,
}: {
  readonly width?: string | number;
  readonly height?: number;
}) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />;
}

/**
 * A block of lines where a paragraph or a list of fields will stand; `label` says what is
 * being fetched: to a screen reader at once, to the eye where it takes longer than a moment.
 */
export function SkeletonLines({ lines, label }: { readonly lines: number; readonly label: string }) {
  return (
    <div className={styles.lines} role="status" aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        // The lines are all alike and never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: there is nothing else to tell them apart by
        <Skeleton key={line} width={`${88 - ((line * 23) % 47)}%`} />
      ))}
      <p className={styles.said} aria-hidden="true">
        {label}
      </p>
    </div>
  );
}
