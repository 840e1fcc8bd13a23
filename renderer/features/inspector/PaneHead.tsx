import { Maximize2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './PaneHead.module.css';

/** Settings of the head. */
export interface PaneHeadProps {
  /** What kind of record it is. */
  readonly kind: string;
  readonly title: string;
  /** One line: relation, amount, date. */
  readonly facts: readonly (string | null)[];
  readonly badges?: ReactNode;
  readonly onOpen?: (() => void) | undefined;
  /** The head of a screen, in place of a part of one. */
  readonly isScreen?: boolean;
}

/** What record it is. */
export function PaneHead({ kind, title, facts, badges, onOpen, isScreen = false }: PaneHeadProps) {
  const { t } = useTranslation('inspector');
  const Title = isScreen ? 'h1' : 'h2';
  const line = facts.filter((fact) => fact !== null && fact !== '').join(' · ');
  return (
    <header className={styles.head}>
      <p className={styles.kind}>{kind}</p>
      <Title className={styles.title}>{title}</Title>
      {line === '' && badges === undefined ? null : (
        <p className={styles.facts}>
          {line}
          {badges}
        </p>
      )}
      {onOpen === undefined ? null : (
        <span className={styles.open}>
          <IconButton label={t('open')} icon={<Maximize2 />} size="small" onPress={onOpen} />
        </span>
      )}
    </header>
  );
}
