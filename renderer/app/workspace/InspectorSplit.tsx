import { X } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { useSelectedRecord } from '../scope.ts';
import { useShell } from '../shell-context.ts';
import styles from './InspectorSplit.module.css';

const InspectorPane = lazy(async () => ({
  default: (await import('../../features/inspector/InspectorPane.tsx')).InspectorPane,
}));

const minimum = 300;
const usual = 430;
/** What the list keeps at least. */
const listMinimum = 380;

/** The screen, and beside it the record that the URL names. */
export function InspectorSplit({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation(['workspace', 'ui']);
  const [record, select] = useSelectedRecord();
  const { views } = useShell();
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(() => Math.max(minimum, views.inspectorWidth() ?? usual));

  const clamp = (wanted: number) => {
    const room = (box.current?.clientWidth ?? 1280) - listMinimum;
    return Math.round(Math.max(minimum, Math.min(wanted, Math.max(minimum, room))));
  };
  const change = (wanted: number) => {
    const next = clamp(wanted);
    setWidth(next);
    return next;
  };

  useEffect(() => {
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && record !== null) select(null);
    };
    window.addEventListener('keydown', closeOnEscape);
    return () => window.removeEventListener('keydown', closeOnEscape);
  }, [record, select]);

  return (
    <div className={styles.split} ref={box}>
      {children}
      {record === null ? null : (
        <aside className={styles.inspector} style={{ width }} aria-label={t('inspector')}>
          {/* biome-ignore lint/a11y/useSemanticElements: a separator that is moved is a widget, which hr is not */}
          <div
            role="separator"
            tabIndex={0}
            aria-label={t('resizeInspector')}
            aria-orientation="vertical"
            aria-valuenow={width}
            aria-valuemin={minimum}
            aria-valuemax={1200}
            className={styles.splitter}
            onPointerDown={(event) => {
              event.preventDefault();
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerMove={(event) => {
              if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
              const right = box.current?.getBoundingClientRect().right ?? window.innerWidth;
              change(right - event.clientX);
            }}
            onPointerUp={() => views.setInspectorWidth(width)}
            onDoubleClick={() => views.setInspectorWidth(change(usual))}
            onKeyDown={(event) => {
              if (event.key === 'ArrowLeft') views.setInspectorWidth(change(width + 24));
              else if (event.key === 'ArrowRight') views.setInspectorWidth(change(width - 24));
              else return;
              event.preventDefault();
            }}
          />
          <div className={styles.close}>
            <IconButton
              label={t('closeInspector')}
              icon={<X />}
              size="small"
              shortcut="Esc"
              onPress={() => select(null)}
            />
          </div>
          <Suspense fallback={<SkeletonLines lines={9} label={t('ui:loading')} />}>
            <InspectorPane
              key={`${record.table}:${record.id}`}
              ref={record}
              onNavigate={(next) => select(next)}
            />
          </Suspense>
        </aside>
      )}
    </div>
  );
}
