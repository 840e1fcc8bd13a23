import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search, SearchX } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '#shared/contract/search.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { keepScope } from '../../app/keep-scope.ts';
import { useTableLabel } from '../../app/labels.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useOpenRecord } from '../../app/record-home.ts';
import { parseRecord, recordParameter, useScope, useSelectedRecord } from '../../app/scope.ts';
import { useEngine } from '../../app/session-context.ts';
import { useQuery } from '../../app/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn, TableRow } from '../../ui/table/types.ts';
import { useRowPages } from '../../ui/table/use-row-pages.ts';
import { KindFacets } from './KindFacets.tsx';
import { Marked } from './Marked.tsx';
import styles from './SearchScreen.module.css';
import { Understood } from './Understood.tsx';
import { useTotal } from './use-total.ts';

const noSort: [] = [];
const noFilters: ReadonlySet<string> = new Set();
const shown = ['kind', 'title', 'snippet', 'date', 'amount'];

/** All hits of a search: by kind, in a table of any length. */
export function SearchScreen() {
  const { t } = useTranslation('search');
  const { q = '', kind } = useSearch({ from: '/search' });
  if (q.trim() === '') {
    return (
      <EmptyState icon={<Search aria-hidden="true" />} title={t('empty')}>
        {t('emptyText')}
      </EmptyState>
    );
  }
  return <Results key={`${kind} ${q}`} text={q} kind={kind} />;
}

function Results({ text, kind }: { readonly text: string; readonly kind: string | undefined }) {
  const { t } = useTranslation('search');
  const scope = useScope();
  const navigate = useNavigate();
  const total = useTotal();
  const narrowed = kind === undefined ? {} : { kind };
  const { data, failure, retry } = useQuery('search.run', { text, scope, limit: 1 });
  const columns = useColumns();
  const { pages, hits } = useHitPages(text, kind);
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const [selected, select] = useSelectedRecord();
  const openRecord = useOpenRecord();
  const isNarrowed = Object.keys(scope).length > 0;

  const facet = data?.byKind.find((one) => one.kind === kind);
  const count = kind === undefined ? data?.total : (facet?.total ?? (data === undefined ? undefined : 0));
  const isExact = kind === undefined ? data?.totalIsExact : facet?.exact;
  const fetchFailure = pages.failure();
  if (failure !== undefined) return <FailureState failure={failure} onRetry={retry} />;
  return (
    <section className={styles.screen} aria-label={t('titleOf', { text })}>
      <header className={styles.bar}>
        <div className={styles.titleLine}>
          <h1>{t('titleOf', { text })}</h1>
          <span className={styles.count} role="status">
            {count === undefined ? null : t('found', { count, shown: total(count, isExact ?? true) })}
          </span>
        </div>
        {data === undefined ? null : <Understood understood={data.understood} />}
      </header>
      <KindFacets
        byKind={data?.byKind ?? []}
        all={data === undefined ? '' : total(data.total, data.totalIsExact)}
        chosen={kind}
        onChoose={(next) =>
          void navigate({
            to: '/search',
            search: (old) => ({ ...keepScope(old), q: text, ...(next === undefined ? {} : { kind: next }) }),
          })
        }
      />
      <DataTable
        label={t('titleOf', { text })}
        pages={pages}
        columns={columns}
        shown={shown}
        widths={widths}
        onWidths={setWidths}
        rowCount={count ?? pages.knownEnd()}
        sums={null}
        hasFoot={false}
        sort={noSort}
        onSort={() => {}}
        filteredColumns={noFilters}
        onFilter={() => {}}
        openKey={selected === null ? null : recordParameter(selected)}
        onOpen={(row, isWalk) => {
          const ref = parseRecord(row.key ?? undefined);
          if (ref !== null) select(ref, { replace: isWalk || selected !== null });
        }}
        onActivate={(row) => {
          const ref = parseRecord(row.key ?? undefined);
          if (ref !== null) openRecord(ref);
        }}
        renderers={{
          snippet: (_cell, row) => {
            const hit = hits.get(row.key ?? '');
            return hit === undefined ? null : <Marked snippet={hit.snippet} lead={24} />;
          },
        }}
        reveal={null}
        placeholder={
          fetchFailure !== null ? (
            <FailureState failure={failureOf(fetchFailure)} onRetry={pages.retry} />
          ) : count === 0 ? (
            <EmptyState
              icon={<SearchX aria-hidden="true" />}
              title={t('none', { text: text.trim() })}
              actions={
                isNarrowed ? (
                  <Button onPress={() => void navigate({ to: '/search', search: { q: text, ...narrowed } })}>
                    {t('everywhere')}
                  </Button>
                ) : undefined
              }
            >
              {t('noneText')}
            </EmptyState>
          ) : null
        }
      />
    </section>
  );
}

function useColumns(): readonly TableColumn[] {
  const { t } = useTranslation('search');
  const tableLabel = useTableLabel();
  return useMemo(() => {
    const plain = { sortable: false, filterable: false } as const;
    return [
      {
        name: 'kind',
        label: t('column.kind'),
        type: 'code',
        width: 150,
        codeLabel: (code) => tableLabel(code, 1),
        ...plain,
      },
      { name: 'title', label: t('column.title'), type: 'text', ...plain },
      { name: 'snippet', label: t('column.snippet'), type: 'text', ...plain },
      { name: 'date', label: t('column.date'), type: 'date', width: 112, ...plain },
      { name: 'amount', label: t('column.amount'), type: 'cents', width: 116, ...plain },
    ];
  }, [t, tableLabel]);
}

/** The hits as rows of a table, and each hit by its row's key, for what a cell alone cannot say. */
function useHitPages(text: string, kind: string | undefined) {
  const engine = useEngine();
  const scope = useScope();
  const hits = useRef(new Map<string, SearchHit>());
  const fetch = useCallback(
    async (offset: number, limit: number, signal: AbortSignal) => {
      const input = { text, scope, offset, limit, ...(kind === undefined ? {} : { kind }) };
      const answer = await engine.call('search.run', input, { signal });
      return answer.hits.map((hit): TableRow => {
        const key = recordParameter({ table: hit.kind, id: hit.recordId });
        hits.current.set(key, hit);
        const snippet = hit.snippet.map((piece) => piece.text).join('');
        return { key, cells: [hit.kind, hit.title, snippet, hit.date, hit.amountCents] };
      });
    },
    [engine, text, scope, kind],
  );
  return { pages: useRowPages(fetch), hits: hits.current };
}
