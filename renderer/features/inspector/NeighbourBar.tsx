import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './NeighbourBar.module.css';
import type { Neighbours } from './use-neighbours.ts';

/** Settings of the bar. */
export interface NeighbourBarProps {
  readonly neighbours: Neighbours;
  readonly onShow: (documentId: number) => void;
}

/** Walks through the list that one came from, document by document; also by Alt+Page Up and Alt+Page Down. */
export function NeighbourBar({ neighbours, onShow }: NeighbourBarProps) {
  const { t } = useTranslation('inspector');
  const format = useFormat();
  const { listTitle, position, total, previous, next } = neighbours;
  useEffect(() => {
    const walk = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const to = event.key === 'PageUp' ? previous : event.key === 'PageDown' ? next : null;
      if (to === null) return;
      event.preventDefault();
      onShow(to);
    };
    window.addEventListener('keydown', walk);
    return () => window.removeEventListener('keydown', walk);
  }, [previous, next, onShow]);
  return (
    <nav className={styles.bar} aria-label={t('neighbours.label', { list: listTitle })}>
      <IconButton
        label={t('neighbours.previous')}
        icon={<ChevronLeft />}
        size="small"
        shortcut="Alt+PgUp"
        isAtEnd={previous === null}
        onPress={() => previous !== null && onShow(previous)}
      />
      <IconButton
        label={t('neighbours.next')}
        icon={<ChevronRight />}
        size="small"
        shortcut="Alt+PgDn"
        isAtEnd={next === null}
        onPress={() => next !== null && onShow(next)}
      />
      <span className={styles.place}>
        {t('neighbours.at', {
          list: listTitle,
          at: format.integer(position),
          total: total === undefined ? '…' : format.integer(total),
        })}
      </span>
    </nav>
  );
}
