import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import { type Filter, type ListQuery, mostFound } from '#shared/contract/lists.ts';
import type { TableColumn } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { useCodeWords } from '../labels.ts';
import { failureOf } from '../query-cache.ts';
import { useArchive, useEngine } from '../session-context.ts';
import { useFailureText } from '../use-failure-text.ts';
import { findTerms } from './find-terms.ts';

const calmMs = 150;
const noTerms: readonly Filter[] = [];

/** Finding a text in a list. */
export interface ListFind {
  readonly isOpen: boolean;
  readonly open: () => void;
  readonly close: () => void;
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What the text means in the columns shown; none while nothing is looked for. */
  readonly terms: readonly Filter[];
  readonly said: string;
  readonly canGo: boolean;
  readonly go: (by: 1 | -1) => void;
}

interface Found {
  /** In the order in which they were come upon: from where one was, and round the end. */
  readonly offsets: readonly number[];
  readonly scanned: number;
  readonly state: 'nothing asked' | 'searching' | 'complete' | 'cut';
  readonly failure: Failure | null;
}

const nothing: Found = { offsets: [], scanned: 0, state: 'nothing asked', failure: null };

/**
 * Looks a text up in the columns that a list shows, from the row where one is; `show` brings a row into sight. What is typed next, and
 * closing, cancels what is under way.
 */
export function useListFind(
  query: ListQuery,
  columns: readonly TableColumn[],
  rowCount: number | null,
  rowNow: () => number,
  show: (row: number) => void,
): ListFind {
  const { t } = useTranslation('ui');
  const format = useFormat();
  const failureText = useFailureText();
  const engine = useEngine();
  const codeWords = useCodeWords();
  const isForeign = useArchive().format === 'foreign';
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>(nothing);
  const [current, setCurrent] = useState<number | null>(null);
  const start = useRef(0);

  const { source } = query;
  const sourceName = source.kind === 'view' ? source.view : source.table;
  const sought = isOpen ? text : '';
  const terms = useMemo(() => {
    const made = findTerms(columns, sought, (column) => (isForeign ? {} : codeWords(sourceName, column)));
    return made.length === 0 ? noTerms : made;
  }, [columns, sought, codeWords, isForeign, sourceName]);

  const goTo = useCallback(
    (row: number) => {
      setCurrent(row);
      show(row);
    },
    [show],
  );
  const key = JSON.stringify([query, terms]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for query and terms
  useEffect(() => {
    setCurrent(null);
    setFound(terms.length === 0 ? nothing : { ...nothing, state: 'searching' });
    if (terms.length === 0) return;
    const controller = new AbortController();
    const { signal } = controller;
    let isFirst = true;
    const timer = setTimeout(() => {
      engine
        .call(
          'lists.find',
          { query, terms: [...terms], from: start.current, limit: mostFound },
          {
            signal,
            onProgress({ scanned, offsets }) {
              if (signal.aborted) return;
              const [first] = offsets;
              if (isFirst && first !== undefined) {
                isFirst = false;
                goTo(first);
              }
              setFound((old) => ({ ...old, scanned, offsets: [...old.offsets, ...offsets] }));
            },
          },
        )
        .then(
          ({ offsets, complete }) => {
            if (signal.aborted) return;
            setFound((old) => ({ ...old, offsets, state: complete ? 'complete' : 'cut' }));
          },
          (error: unknown) => {
            if (!signal.aborted) setFound({ ...nothing, state: 'complete', failure: failureOf(error) });
          },
        );
    }, calmMs);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [engine, key]);

  /** Beyond what was counted the next one is looked for by itself. */
  const walk = useRef<AbortController | null>(null);
  useEffect(() => () => walk.current?.abort(), []);
  const go = (by: 1 | -1) => {
    const { offsets, state } = found;
    const place = current === null ? -1 : offsets.indexOf(current);
    const next = offsets[place + by];
    if (place >= 0 && next !== undefined) return goTo(next);
    const last = offsets.at(by === 1 ? 0 : -1);
    if (state === 'complete' && last !== undefined) return goTo(last);
    walk.current?.abort();
    const controller = new AbortController();
    walk.current = controller;
    const { signal } = controller;
    const from = current === null ? start.current : current + by;
    // Before the first row the last one follows, and the other way round.
    const around = from < 0 ? Number.MAX_SAFE_INTEGER : rowCount !== null && from >= rowCount ? 0 : from;
    engine
      .call(
        'lists.find',
        { query, terms: [...terms], from: around, backward: by === -1, limit: 1 },
        { signal },
      )
      .then(
        ({ offsets: [row] }) => {
          if (!signal.aborted && row !== undefined) goTo(row);
        },
        (error: unknown) => {
          if (!signal.aborted) setFound((old) => ({ ...old, failure: failureOf(error) }));
        },
      );
  };

  const { offsets, state, scanned, failure } = found;
  const said = useMemo(() => {
    if (sought.trim() === '') return '';
    if (failure !== null) return failureText(failure).text;
    if (state === 'searching' && offsets.length === 0) {
      const share = rowCount === null || rowCount === 0 ? 0 : Math.floor((100 * scanned) / rowCount);
      return share === 0 ? t('find.searching') : t('find.searchingShare', { share });
    }
    if (offsets.length === 0) return t('find.none');
    // Which one it is can be said once all are known, in the order of the list.
    const at =
      state === 'complete' && current !== null
        ? format.integer(offsets.reduce((before, offset) => before + Number(offset <= current), 0))
        : '–';
    const total =
      format.integer(offsets.length) + (state === 'cut' ? '+' : state === 'searching' ? ' …' : '');
    return t('find.at', { at, total });
  }, [sought, failure, state, offsets, scanned, current, rowCount, t, format, failureText]);

  const latestRow = useRef(rowNow);
  latestRow.current = rowNow;
  const open = useCallback(() => {
    start.current = latestRow.current();
    setOpen(true);
  }, []);
  const close = useCallback(() => {
    walk.current?.abort();
    setOpen(false);
    setText('');
  }, []);
  return { isOpen, open, close, text, setText, terms, said, canGo: offsets.length > 0, go };
}
