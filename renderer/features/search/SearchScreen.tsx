import { useNavigate, useSearch } from '@tanstack/react-router';
import { ArrowDownWideNarrow, Bookmark, BookmarkCheck, Search } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mostHitsAtOnce, type SearchHit } from '#shared/contract/search.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { keepScope } from '../../app/keep-scope.ts';
import { useTableLabel } from '../../app/labels.ts';
import { PrintButton } from '../../app/print/PrintButton.tsx';
import { RowPrinting } from '../../app/print/RowPrinting.tsx';
import { useRowPrint } from '../../app/print/use-row-print.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useOpenRecord } from '../../app/record-home.ts';
import { ScreenFailure } from '../../app/ScreenFailure.tsx';
import { parseRecord, recordParameter, useScope, useSelectedRecord } from '../../app/scope.ts';
import { useEngine, useSession } from '../../app/session-context.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { useQuery } from '../../app/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import type { TableColumn, TableRow } from '../../ui/table/types.ts';
import { useRowPages } from '../../ui/table/use-row-pages.ts';
import { FieldFacets } from './FieldFacets.tsx';
import { type HitOrderName, hitOrderNamed, hitOrderOf, hitOrders } from './hit-order.ts';
import { KindFacets } from './KindFacets.tsx';
import { Marked } from './Marked.tsx';
import { NoResults } from './NoResults.tsx';
import { SavedList } from './SavedList.tsx';
import styles from './SearchScreen.module.css';
import { Understood } from './Understood.tsx';
import { type SavedSearches, useSavedSearches } from './use-saved-searches.ts';
import { useTotal } from './use-total.ts';

const noSort: [] = [];
const noFilters: ReadonlySet<string> = new Set();
const shown = ['kind', 'title', 'snippet', 'date', 'amount'];

/** All hits of a search: by kind, in a table of any length. */
export function SearchScreen() {
  const { t } = useTranslation('search');
  const { q = '', kind, order } = useSearch({ from: '/search' });
  const navigate = useNavigate();
  const saved = useSavedSearches();
  const chosen = hitOrderNamed(order);
  if (q.trim() === '') {
    return (
      <>
        <EmptyState isScreen icon={<Search aria-hidden="true" />} title={t('empty')}>
          {t('emptyText')}
        </EmptyState>
        {saved.searches === null || saved.searches.length === 0 ? null : (
          <SavedList
            searches={saved.searches}
            onForget={saved.forget}
            onSearch={({ text, kind: of }) =>
              void navigate({
                to: '/search',
                search: (old) => ({ ...keepScope(old), q: text, ...(of === undefined ? {} : { kind: of }) }),
              })
            }
          />
        )}
      </>
    );
  }
  return <Results key={`${kind} ${chosen} ${q}`} text={q} kind={kind} orderName={chosen} saved={saved} />;
}

interface ResultsProps {
  readonly text: string;
  readonly kind: string | undefined;
  readonly orderName: HitOrderName;
  readonly saved: SavedSearches;
}

function Results({ text, kind, orderName, saved }: ResultsProps) {
  const { t } = useTranslation('search');
  const scope = useScope();
  const navigate = useNavigate();
  const total = useTotal();
  const tableLabel = useTableLabel();
  const narrowed = kind === undefined ? {} : { kind };
  const { data, failure, retry } = useQuery('search.run', { text, scope, limit: 1 });
  // Counted after the hits are there, so that counting holds up none of them.
  const { data: counted } = useQuery(
    'search.facets',
    data === undefined || data.total === 0 ? null : { text, scope, ...narrowed },
  );
  const { archive } = useSession();
  const failureText = useFailureText();
  const search = (next: { text?: string; kind?: string | undefined; order?: HitOrderName }) => {
    const { text: q = text, kind: nextKind, order = orderName } = { kind, ...next };
    void navigate({
      to: '/search',
      search: (old) => ({
        ...keepScope(old),
        q,
        ...(nextKind === undefined ? {} : { kind: nextKind }),
        ...(order === 'relevance' ? {} : { order }),
      }),
    });
  };
  const asSaved = { text: text.trim(), ...narrowed };
  const isSaved = saved.searches?.some((one) => one.text === asSaved.text && one.kind === kind) === true;
  const columns = useColumns();
  const { pages, snippets } = useHitPages(text, kind, orderName);
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({});
  const [selected, select] = useSelectedRecord();
  const openRecord = useOpenRecord();
  const isNarrowed = Object.keys(scope).length > 0;

  const facet = data?.byKind.find((one) => one.kind === kind);
  const count = kind === undefined ? data?.total : (facet?.total ?? (data === undefined ? undefined : 0));
  const isExact = kind === undefined ? data?.totalIsExact : facet?.exact;
  const toPrint = useMemo(
    () =>
      count === undefined
        ? null
        : {
            subject: { subject: 'search', words: text },
            title: t('titleOf', { text }),
            columns,
            cellIndexes: columns.map((_, index) => index),
            renderers: {},
            pages,
            count: async () => count,
            facts: [
              ...(kind === undefined ? [] : [{ name: t('column.kind'), text: tableLabel(kind) }]),
              { name: t('sort'), text: t(`sortBy.${orderName}`) },
              { name: t('hits'), text: total(count, isExact ?? true) },
            ],
            body: () => [],
            totals: async () => ({
              sums: null,
              notes: orderName !== 'relevance' && isExact === false ? [t('sortedWithin')] : [],
            }),
          },
    [count, isExact, text, kind, orderName, columns, pages, t, tableLabel, total],
  );
  const printing = useRowPrint(toPrint);
  const fetchFailure = pages.failure();
  if (failure !== undefined) {
    return <ScreenFailure title={t('titleOf', { text })} failure={failure} onRetry={retry} />;
  }
  return (
    <section className={styles.screen} aria-label={t('titleOf', { text })}>
      <header className={styles.bar}>
        <div className={styles.titleLine}>
          <h1>{t('titleOf', { text })}</h1>
          <span className={styles.count} role="status">
            {count === undefined ? null : t('found', { count, shown: total(count, isExact ?? true) })}
          </span>
        </div>
        <div className={styles.tools}>
          {counted?.facets == null ? null : (
            <FieldFacets
              facets={counted.facets}
              onNarrow={(operator) => search({ text: `${text.trim()} ${operator} ` })}
            />
          )}
          {archive.format === 'foreign' ? null : (
            <Menu
              label={t('sort')}
              choice="one"
              placement="bottom end"
              trigger={
                <Button variant="quiet" icon={<ArrowDownWideNarrow aria-hidden="true" />}>
                  {t(`sortBy.${orderName}`)}
                </Button>
              }
              groups={[
                {
                  id: 'order',
                  entries: hitOrders.map((id) => ({
                    id,
                    label: t(`sortBy.${id}`),
                    isChosen: id === orderName,
                  })),
                },
              ]}
              onChoose={(id) => search({ order: hitOrderNamed(id) })}
            />
          )}
          <PrintButton
            onPress={printing.start}
            isDisabled={count === undefined || printing.state.status === 'reading'}
          />
          {saved.searches === null ? null : (
            <IconButton
              label={t(isSaved ? 'forget' : 'save')}
              icon={isSaved ? <BookmarkCheck /> : <Bookmark />}
              onPress={() => (isSaved ? saved.forget(asSaved) : saved.save(asSaved))}
            />
          )}
        </div>
        {saved.failure === null ? null : (
          <p className={styles.note} role="alert">
            {failureText(saved.failure).title}. {failureText(saved.failure).text}
          </p>
        )}
        {data === undefined ? null : (
          <Understood understood={data.understood} onRemove={(without) => search({ text: `${without} ` })} />
        )}
        {orderName !== 'relevance' && isExact === false ? (
          <p className={styles.note}>{t('sortedWithin')}</p>
        ) : null}
      </header>
      <KindFacets
        byKind={data?.byKind ?? []}
        all={data === undefined ? '' : total(data.total, data.totalIsExact)}
        chosen={kind}
        onChoose={(next) => search({ kind: next })}
      />
      <RowPrinting printing={printing} />
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
            const snippet = snippets.get(row);
            return snippet === undefined ? null : <Marked snippet={snippet} lead={24} />;
          },
        }}
        reveal={null}
        placeholder={
          fetchFailure !== null ? (
            <FailureState failure={failureOf(fetchFailure)} onRetry={pages.retry} />
          ) : count === 0 ? (
            <NoResults
              text={text}
              kind={kind}
              onSearch={(meant) => search({ text: `${meant} ` })}
              onEverywhere={
                isNarrowed ? () => void navigate({ to: '/search', search: { q: text, ...narrowed } }) : null
              }
            />
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

/** The hits as rows of a table, and each row's snippet with its marks, for as long as the row is kept. */
function useHitPages(text: string, kind: string | undefined, orderName: HitOrderName) {
  const engine = useEngine();
  const scope = useScope();
  const snippets = useRef(new WeakMap<TableRow, SearchHit['snippet']>());
  const fetch = useCallback(
    async (offset: number, limit: number, signal: AbortSignal) => {
      const input = {
        text,
        scope,
        offset,
        limit,
        ...hitOrderOf(orderName),
        ...(kind === undefined ? {} : { kind }),
      };
      const answer = await engine.call('search.run', input, { signal });
      return answer.hits.map((hit): TableRow => {
        const key = recordParameter({ table: hit.kind, id: hit.recordId });
        const snippet = hit.snippet.map((piece) => piece.text).join('');
        const row = { key, cells: [hit.kind, hit.title, snippet, hit.date, hit.amountCents] };
        snippets.current.set(row, hit.snippet);
        return row;
      });
    },
    [engine, text, scope, kind, orderName],
  );
  return { pages: useRowPages(fetch, mostHitsAtOnce), snippets: snippets.current };
}
