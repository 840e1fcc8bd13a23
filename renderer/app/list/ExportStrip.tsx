import { useTranslation } from 'react-i18next';
import { TaskStrip } from '../../ui/TaskStrip.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useFailureText } from '../use-failure-text.ts';
import type { ExportState } from './use-list-export.ts';

/** How the export of a list goes, between its bar and its table; nothing while there is none. */
export function ExportStrip({
  state,
  rowCount,
  onEnd,
}: {
  readonly state: ExportState;
  readonly rowCount: number | null;
  readonly onEnd: () => void;
}) {
  const { t } = useTranslation('lists');
  const format = useFormat();
  const failureText = useFailureText();
  switch (state.status) {
    case 'idle':
      return null;
    case 'writing': {
      const task = { label: t('export.writing'), rows: state.rows, of: state.total ?? rowCount };
      return <TaskStrip task={task} onEnd={onEnd} />;
    }
    case 'written': {
      const text = [
        t('export.written', { count: state.rows, name: state.name, rows: format.integer(state.rows) }),
        ...state.notes.map(({ code, element, count }) =>
          t(`export.note.${code}`, {
            // The auditfile's own elements are named as its schema does.
            element: t(`export.part.${element as 'period'}`, { defaultValue: element }),
            count,
            shown: format.integer(count),
          }),
        ),
      ].join(' ');
      return <TaskStrip task={{ text, isFailure: false }} onEnd={onEnd} />;
    }
    case 'failed': {
      const text = t('export.failed', { reason: failureText(state.failure).text });
      return <TaskStrip task={{ text, isFailure: true }} onEnd={onEnd} />;
    }
  }
}
