import styles from './Spinner.module.css';

/** Turns while something of unknown length works. For the eye alone: whoever shows it says in words what is going on. */
export function Spinner({ size = 14 }: { readonly size?: number }) {
  return (
    <svg className={styles.spinner} viewBox="0 0 16 16" width={size} height={size} aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" />
      <path d="M8 1.5a6.5 6.5 0 0 1 6.5 6.5" />
    </svg>
  );
}
