import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { failureOf } from '../../app/query-cache.ts';
import { useEngine } from '../../app/session-context.ts';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { sourceLines, xmlPieces } from './source-lines.ts';
import styles from './TextView.module.css';

/** Characters that are fetched at a time. */
const portion = 100_000;

/** Settings of the text view. */
export interface TextViewProps {
  readonly documentId: number;
  readonly name: string;
  readonly isXml: boolean;
  /** Above the text, e.g. why the source is shown. */
  readonly notice?: ReactNode;
}

interface Fetched {
  readonly text: string;
  readonly total: number | null;
  readonly failure: Failure | null;
}

/** A document's text with line numbers, fetched portion by portion as it is scrolled through. */
export function TextView({ documentId, name, isXml, notice }: TextViewProps) {
  const { t } = useTranslation('viewer');
  const { fetched, more } = useText(documentId);
  const { lines, isBroken } = useMemo(() => sourceLines(fetched.text, isXml), [fetched.text, isXml]);
  const scroller = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 19,
    overscan: 20,
    paddingStart: 8,
    paddingEnd: 16,
  });
  const items = virtualizer.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  const hasMore = fetched.total === null || fetched.text.length < fetched.total;
  const isNearEnd = lastShown >= lines.length - 50;
  useEffect(() => {
    if (hasMore && isNearEnd && fetched.failure === null) more();
  }, [hasMore, isNearEnd, fetched, more]);

  if (fetched.failure !== null && fetched.text === '') {
    return <FailureState failure={fetched.failure} onRetry={more} />;
  }
  if (fetched.total === null) return <SkeletonLines lines={14} label={t('loading')} />;
  return (
    <>
      {notice}
      {isBroken ? <p className={styles.notice}>{t('text.tooLong')}</p> : null}
      <section
        ref={scroller}
        className={styles.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
        tabIndex={0}
        aria-label={t('text.label', { name })}
      >
        <div className={styles.all} style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => (
            <div
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={styles.line}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <span className={styles.number} aria-hidden="true">
                {item.index + 1}
              </span>
              <code className={styles.code}>
                {isXml ? <XmlLine line={lines[item.index] ?? ''} /> : lines[item.index]}
              </code>
            </div>
          ))}
        </div>
        {hasMore ? (
          <p className={styles.more} role="status">
            {t('text.more')}
          </p>
        ) : null}
      </section>
    </>
  );
}

function XmlLine({ line }: { readonly line: string }) {
  return xmlPieces(line).map((piece, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change
    <span key={index} className={styles[piece.kind]}>
      {piece.text}
    </span>
  ));
}

/** The text of a document so far, and how to get the next portion. */
function useText(documentId: number): { readonly fetched: Fetched; readonly more: () => void } {
  const engine = useEngine();
  const [state, setState] = useState<Fetched>({ text: '', total: null, failure: null });
  const reader = useMemo(() => {
    const controller = new AbortController();
    let text = '';
    let isFetching = false;
    return {
      stop: () => controller.abort(),
      more() {
        if (isFetching || controller.signal.aborted) return;
        isFetching = true;
        const input = { documentId, offset: text.length, limit: portion };
        engine.call('documents.text', input, { signal: controller.signal }).then(
          (answer) => {
            isFetching = false;
            text += answer.text;
            // A text that ends before it should has no more to give.
            const total = answer.text === '' ? text.length : answer.totalCharacters;
            setState({ text, total, failure: null });
          },
          (error: unknown) => {
            isFetching = false;
            if (controller.signal.aborted) return;
            setState((before) => ({ ...before, failure: failureOf(error) }));
          },
        );
      },
    };
  }, [engine, documentId]);
  useEffect(() => {
    setState({ text: '', total: null, failure: null });
    reader.more();
    return reader.stop;
  }, [reader]);
  return { fetched: state, more: reader.more };
}
