import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './FindBar.module.css';
import { IconButton } from './IconButton.tsx';
import { TextField } from './TextField.tsx';

/** Settings of a find bar. */
export interface FindBarProps {
  /** What is looked through, e.g. `Find in this document`. */
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** How often it is there and which one is in sight, that it is being looked for, or that it is not there. */
  readonly said: string;
  readonly canGo: boolean;
  /** To the next match, or the one before. */
  readonly onGo: (by: 1 | -1) => void;
  readonly onClose: () => void;
}

/** Finds a text: how often it is there, which one is in sight, the next and the one before. */
export function FindBar({ label, query, onQuery, said, canGo, onGo, onClose }: FindBarProps) {
  const { t } = useTranslation('ui');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <search className={styles.bar} aria-label={label}>
      <div className={styles.field}>
        <TextField
          ref={field}
          label={label}
          isLabelHidden
          autoFocus
          value={query}
          onChange={onQuery}
          placeholder={label}
          prefix={<Search aria-hidden="true" className={styles.sign} />}
          onKey={(event) => {
            if (event.type !== 'keydown') return;
            if (event.key === 'Enter' && canGo) onGo(event.shiftKey ? -1 : 1);
            if (event.key === 'Escape') onClose();
          }}
        />
      </div>
      <output className={styles.count}>{said}</output>
      <IconButton
        label={t('find.previous')}
        icon={<ChevronUp />}
        shortcut="Shift+Enter"
        isDisabled={!canGo}
        onPress={() => onGo(-1)}
      />
      <IconButton
        label={t('find.next')}
        icon={<ChevronDown />}
        shortcut="Enter"
        isDisabled={!canGo}
        onPress={() => onGo(1)}
      />
      <IconButton label={t('find.close')} icon={<X />} onPress={onClose} />
    </search>
  );
}
