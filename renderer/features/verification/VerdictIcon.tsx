import { CircleAlert, CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { Tone } from '../../ui/Badge.tsx';
import styles from './VerdictIcon.module.css';

const icons = {
  good: CircleCheck,
  caution: CircleAlert,
  bad: CircleX,
  neutral: CircleDashed,
  accent: CircleDashed,
} as const satisfies Record<Tone, unknown>;

/** The sign of a verdict, each of another shape; a word always stands beside it. */
export function VerdictIcon({ tone, size = 16 }: { readonly tone: Tone; readonly size?: number }) {
  const Icon = icons[tone];
  return <Icon className={styles[tone]} width={size} height={size} aria-hidden="true" />;
}
