import { Download, Search } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exportFormats } from '#shared/contract/export-formats.ts';
import type { ListColumn, ListQuery, Sort } from '#shared/contract/lists.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FindBar } from '../../ui/FindBar.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { ScreenFrame } from '../../ui/ScreenFrame.tsx';
import { ColumnsPopover } from '../../ui/table/ColumnsPopover.tsx';
import { DataTable } from '../../ui/table/DataTable.tsx';
import { FilterChips } from '../../ui/table/filters/FilterChips.tsx';
import { FilterPopover } from '../../ui/table/filters/FilterPopover.tsx';
import type { CellRenderer } from '../../ui/table/TableCell.tsx';
import type { CellValue, TableRow } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import { FailureState } from '../FailureState.tsx';
import { useListUrlState } from '../list-search.ts';
import { hasScreen, useOpenLarge } from '../open-large.ts';
import { PrintButton } from '../print/PrintButton.tsx';
import { RowPrinting } from '../print/RowPrinting.tsx';
import { reactText } from '../print/react-text.ts';
import { failureOf } from '../query-cache.ts';
import { parseRecord, recordParameter, useSelectedRecord } from '../scope.ts';
import { useQuery } from '../use-query.ts';
import { ExportStrip } from './ExportStrip.tsx';
import { isFoundCell } from './find-terms.ts';
import { GroupMenu } from './GroupMenu.tsx';
import { GroupsState } from './GroupsState.tsx';
import type { ListScreenProps } from './ListScreen.tsx';
import styles from './ListTable.module.css';
import { type SelectedRows, SelectionSums } from './SelectionSums.tsx';
import { useAuditfileYear } from './use-auditfile-year.ts';
import { useDamagedText } from './use-damaged-text.ts';
import { useFindKey } from './use-find-key.ts';
import { useColumnChoice, useTableColumnsOf } from './use-list-columns.ts';
import { useListExport } from './use-list-export.ts';
import { useListFind } from './use-list-find.ts';
import { chosenGrouping, useGroupingChoices, useListGroups, useRevealInGroups } from './use-list-groups.ts';
import { useListPrint } from './use-list-print.ts';
import { useColumnValues, useListRows, useReveal } from './use-list-rows.ts';
import { useQuickFilters } from './use-quick-filters.ts';
import { useNoteList } from './visited-list.ts';

const noColumns: [] = [];

/** Settings of a list's table, once its columns are known. */
export interface ListTableProps extends ListScreenProps {
  readonly columns: readonly ListColumn[];
  readonly defaultSort: readonly Sort[];
}

/** The list itself. Its order, filters and chosen record are in the URL, so that Back and Forward walk through them. */
export function ListTable(props: ListTableProps) {
  const { t } = useTranslation(['lists', 'ui']);
  const format = useFormat();
  const url = useListUrlState();
  const [selected, select] = useSelectedRecord();
  const openKey = selected === null ? null : recordParameter(selected);
  const openLarge = useOpenLarge();
  const columns = useTableColumnsOf(props.source, props.columns) ?? noColumns;
  const choice = useColumnChoice(props.viewId, columns, props.usualColumns, url);

  const query = useMemo<ListQuery>(
    () => ({
      source: props.source,
      scope: props.scope,
      filters: [...url.filters],
      sort: [...url.sort],
      ...(choice.group === null ? {} : { group: choice.group }),
    }),
    [props.source, props.scope, url.filters, url.sort, choice.group],
  );
  // Counts and values are the same in whatever order.
  const unordered = useMemo<ListQuery>(() => ({ ...query, sort: [], group: undefined }), [query]);
  useNoteList(props.title, query);
  const pages = useListRows(query);
  const isReady = pages.seenEnd() > 0 || pages.knownEnd() !== null;
  const hasFilters = url.filters.length > 0;
  const totals = useQuery('lists.totals', isReady ? { query: unordered } : null);
  const all = useQuery(
    'lists.totals',
    hasFilters && totals.status === 'ready' ? { query: { ...unordered, filters: [] } } : null,
    { keepPrevious: true },
  );
  const quick = useQuickFilters(
    unordered,
    columns,
    props.quickColumn,
    props.quickConditions ?? noColumns,
    isReady,
    url.setFilters,
  );
  const exporting = useListExport(props.title, query, columns, choice.shown);
  const damagedText = useDamagedText();
  const auditfileYear = useAuditfileYear(props.scope);
  const [chosenRows, setChosenRows] = useState<SelectedRows | null>(null);
  const { reveal: revealed, revealRow, chosenHere } = useReveal(query, selected);
  const groups = useListGroups(query, pages, columns);
  const groupings = useGroupingChoices(columns, choice.shown);
  const reveal = useRevealInGroups(revealed, groups);
  const places = groups.status === 'ready' ? groups.places : null;
  const selectedRows =
    chosenRows === null || places === null
      ? chosenRows
      : places.rowsBetween(chosenRows.first, Math.min(chosenRows.last, places.count - 1));
  const loadValues = useColumnValues(unordered);
  const [filtering, setFiltering] = useState<string | null>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const openFilter = useCallback((column: string, element: HTMLElement) => {
    anchor.current = element;
    setFiltering(column);
  }, []);
  const shownColumns = useMemo(
    () => choice.shown.flatMap((name) => columns.find((column) => column.name === name) ?? []),
    [choice.shown, columns],
  );
  const find = useListFind(
    query,
    shownColumns,
    totals.data?.rows ?? pages.knownEnd(),
    () => selectedRows?.first ?? 0,
    revealRow,
  );
  const screen = useRef<HTMLElement>(null);
  useFindKey(screen, find);
  const { terms } = find;
  const isFound = useMemo(
    () =>
      terms.length === 0 ? undefined : (column: string, cell: CellValue) => isFoundCell(terms, column, cell),
    [terms],
  );

  const cellOf = useCallback(
    (row: TableRow) => (name: string) =>
      row.cells[props.columns.findIndex((column) => column.name === name)] ?? null,
    [props.columns],
  );
  const renderers = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(props.renderers ?? {}).map(([name, render]): [string, CellRenderer] => [
          name,
          (cell, row) => render(cell, cellOf(row), parseRecord(row.key ?? undefined)),
        ]),
      ),
    [props.renderers, cellOf],
  );

  const sort = url.sort.length > 0 ? url.sort : props.defaultSort;
  const around = useRef<HTMLDivElement>(null);
  const printing = useListPrint({
    title: props.title,
    detail: reactText(props.detail),
    query,
    columns,
    shown: shownColumns,
    renderers,
    filters: url.filters,
    sort,
    pages,
    groups,
    grouping: chosenGrouping(groupings, choice.group)?.label,
    around,
  });

  const open = (row: TableRow, isWalk: boolean) => {
    const ref = parseRecord(row.key ?? undefined);
    if (ref === null || row.key === null) return;
    chosenHere(row.key);
    select(ref, { replace: isWalk || selected !== null });
  };
  const activate = (row: TableRow) => {
    const ref = parseRecord(row.key ?? undefined);
    if (ref === null) return;
    if (props.onActivate !== undefined) props.onActivate(ref, cellOf(row));
    // What stands beside the list already is opened large; a double click has put it there with its first.
    else if (row.key === openKey && hasScreen(ref.table)) openLarge(ref);
    else open(row, false);
  };

  const rowCount = totals.data?.rows ?? pages.knownEnd();
  const failure = pages.failure();
  const isEmpty = rowCount === 0 || (pages.knownEnd() === 0 && totals.data === undefined);
  const filteringColumn = columns.find(({ name }) => name === filtering);
  const quickColumns = new Set([
    ...(props.quickColumn === undefined ? [] : [props.quickColumn.column]),
    ...(props.quickConditions ?? [])
      .filter(({ id }) => quick.some((chip) => chip.id === id && chip.isOn))
      .map(({ filter }) => filter.column),
  ]);
  const damaged = totals.data?.damaged;
  const sums = totals.data?.sums ?? null;
  const hasFoot = columns.some(
    ({ name, type }) => type === 'cents' && choice.shown.includes(name) && (sums === null || name in sums),
  );

  return (
    <ScreenFrame
      ref={screen}
      title={props.title}
      trail={props.trail}
      beside={
        <>
          <span className={styles.count} role="status">
            {rowCount === null
              ? null
              : hasFilters && all.data !== undefined
                ? t('lists:countOf', {
                    rows: format.integer(rowCount),
                    all: format.integer(all.data.rows),
                  })
                : format.integer(rowCount)}
          </span>
          {damaged === undefined ? null : (
            <span className={styles.damaged} role="status">
              {damagedText(damaged)}
            </span>
          )}
          {props.detail === undefined ? null : <span className={styles.detail}>{props.detail}</span>}
        </>
      }
      controls={
        <div className={styles.tools}>
          {props.controls}
          <Menu
            label={t('lists:export.title')}
            placement="bottom end"
            trigger={
              <Button
                icon={<Download aria-hidden="true" />}
                isDisabled={exporting.state.status === 'writing'}
              >
                {t('lists:export.title')}
              </Button>
            }
            groups={[
              { id: 'formats', entries: exportFormats.map((id) => ({ id, label: t(`lists:export.${id}`) })) },
              ...(props.hasAuditfile === true
                ? [
                    {
                      id: 'auditfile',
                      entries: [
                        {
                          id: 'xaf',
                          label:
                            auditfileYear === null
                              ? t('lists:export.xafNeedsYear')
                              : t('lists:export.xaf', { year: auditfileYear.label }),
                          isDisabled: auditfileYear === null,
                        },
                      ],
                    },
                  ]
                : []),
            ]}
            onChoose={(id) => {
              if (id === 'xaf' && auditfileYear !== null) exporting.startAuditfile(auditfileYear);
              const chosen = exportFormats.find((known) => known === id);
              if (chosen !== undefined) exporting.start(chosen);
            }}
          />
          <PrintButton
            onPress={printing.start}
            isDisabled={!isReady || printing.state.status === 'reading'}
          />
          <IconButton
            label={t('lists:find')}
            icon={<Search />}
            shortcut="Ctrl+F"
            isPressed={find.isOpen}
            onPress={find.isOpen ? find.close : find.open}
          />
          <GroupMenu choices={groupings} chosen={choice.group} groups={groups} onChoose={choice.setGroup} />
          <ColumnsPopover
            columns={columns}
            shown={choice.shown}
            pinned={choice.pinned}
            onPin={choice.togglePin}
            onShown={choice.setShown}
            onReset={choice.reset}
          />
        </div>
      }
    >
      {quick.length === 0 && !hasFilters ? null : (
        <div className={styles.chips}>
          <FilterChips
            columns={columns}
            filters={url.filters}
            quick={quick}
            quickColumns={quickColumns}
            onOpen={openFilter}
            onRemove={(name) => url.setFilters(url.filters.filter((filter) => filter.column !== name))}
            onRemoveAll={() => url.setFilters([])}
          />
        </div>
      )}
      <ExportStrip state={exporting.state} rowCount={rowCount} onEnd={exporting.end} />
      <RowPrinting printing={printing} onExport={() => exporting.start('xlsx')} />
      <div ref={around} className={styles.around}>
        {props.note === undefined ? null : <p className={styles.note}>{props.note}</p>}
        {props.strip}
      </div>
      {find.isOpen ? (
        <FindBar
          label={t('lists:find')}
          query={find.text}
          onQuery={find.setText}
          said={find.said}
          canGo={find.canGo}
          onGo={find.go}
          onClose={() => {
            find.close();
            screen.current?.querySelector('table')?.focus();
          }}
        />
      ) : null}
      <DataTable
        label={props.title}
        pages={groups.status === 'ready' ? groups.pages : pages}
        {...(groups.status === 'ready'
          ? {
              groups: {
                headAbove: (place: number) => groups.places.headOf(groups.places.at(place).group),
                onToggle: groups.toggle,
              },
            }
          : {})}
        columns={columns}
        shown={choice.shown}
        pinned={choice.pinned}
        widths={choice.widths}
        onWidths={choice.setWidths}
        rowCount={places === null ? rowCount : places.count}
        sums={sums}
        hasFoot={hasFoot}
        sort={sort}
        onSort={url.setSort}
        filteredColumns={new Set(url.filters.map(({ column }) => column))}
        onFilter={openFilter}
        openKey={openKey}
        onOpen={open}
        onActivate={activate}
        onSelect={setChosenRows}
        renderers={renderers}
        isFound={isFound}
        reveal={reveal}
        placeholder={
          failure !== null ? (
            <FailureState
              failure={failureOf(failure)}
              onRetry={pages.retry}
              actions={
                hasFilters ? (
                  <Button onPress={() => url.setFilters([])}>{t('ui:table.removeAll')}</Button>
                ) : undefined
              }
            />
          ) : isEmpty ? (
            hasFilters ? (
              <EmptyState
                title={t('lists:nothingFits')}
                actions={<Button onPress={() => url.setFilters([])}>{t('ui:table.removeAll')}</Button>}
              >
                {t('lists:nothingFitsText')}
              </EmptyState>
            ) : (
              <EmptyState title={props.empty.title}>{props.empty.text}</EmptyState>
            )
          ) : groups.status === 'none' || groups.status === 'ready' ? null : (
            <GroupsState groups={groups} onUngroup={() => choice.setGroup(null)} />
          )
        }
      />
      <SelectionSums
        query={query}
        selected={selectedRows}
        columns={columns.filter(({ name, addable }) => addable && choice.shown.includes(name))}
      />
      {filteringColumn === undefined ? null : (
        <FilterPopover
          key={filteringColumn.name}
          column={filteringColumn}
          anchor={anchor}
          filters={url.filters.filter((filter) => filter.column === filteringColumn.name)}
          loadValues={loadValues}
          onApply={(next) =>
            url.setFilters([
              ...url.filters.filter((filter) => filter.column !== filteringColumn.name),
              ...next.map((filter) => ({ ...filter, values: [...filter.values] })),
            ])
          }
          onClose={() => setFiltering(null)}
        />
      )}
    </ScreenFrame>
  );
}
