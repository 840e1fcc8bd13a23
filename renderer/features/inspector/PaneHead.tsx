import { Maximize2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { PrintScreenButton } from '../../app/print/PrintScreenButton.tsx';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './PaneHead.module.css';
import { SaveProofButton, SaveProofOutcome, useIsProvable } from './SaveProof.tsx';
import { useSaveProof } from './use-save-proof.ts';

/** Settings of the head. */
export interface PaneHeadProps {
  readonly record: RecordRef;
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

/** What record it is, and what can be done with it. */
export function PaneHead({ record, kind, title, facts, badges, onOpen, isScreen = false }: PaneHeadProps) {
  const { t } = useTranslation('inspector');
  const isProvable = useIsProvable();
  const proof = useSaveProof(record);
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
      <SaveProofOutcome result={proof.result} />
      <span className={classNames(styles.actions, isScreen && styles.ofScreen)}>
        {isScreen && record.table !== 'document' ? (
          <PrintScreenButton subject={{ subject: record.table, id: record.id }} />
        ) : null}
        {isProvable(record.table) ? <SaveProofButton onPress={proof.save} /> : null}
        {onOpen === undefined ? null : (
          <IconButton label={t('open')} icon={<Maximize2 />} size="small" onPress={onOpen} />
        )}
      </span>
    </header>
  );
}
