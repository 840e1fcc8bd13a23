import type { Filter, Grouping, ListColumn, ListRow, Sort } from '#shared/contract/lists.ts';
import type { Cell, RecordRef, Scope } from '#shared/contract/values.ts';
import type { MeasuredRows } from './amount-measures.ts';
import type { FoundRows, OnFound, WantedRows } from './find-rows.ts';

/** A list's query without its source, defaults filled in. */
export interface ListRequest {
  readonly scope: Scope;
  readonly filters: readonly Filter[];
  readonly sort: readonly Sort[];
  readonly group?: Grouping | undefined;
}

/** The groups of a list in the order of its rows; none where there are `tooMany`. */
export interface ListGroups {
  readonly groups: {
    readonly value: Cell;
    readonly rows: number;
    readonly sums: Record<string, number | string>;
  }[];
  readonly tooMany: boolean;
}

/** Sums in cents by column; on a ledger card also what it begins and ends with. */
export interface ListTotals {
  readonly rows: number;
  readonly sums: Record<string, number | string>;
  readonly damaged?: {
    readonly rows: number;
    readonly firstId: number;
    readonly lastId: number;
    /** The last of them stands for rows whose number nothing tells. */
    readonly isOpenEnded?: boolean;
  };
  readonly balance?: { readonly openingCents: number | string; readonly closingCents: number | string };
}

/** The values of a column with their counts, most frequent first. */
export interface ListValues {
  readonly values: { readonly value: Cell; readonly rows: number }[];
  readonly complete: boolean;
}

/** Count, sum, average and extremes of columns of amounts, in cents; null where no row has an amount. */
export interface ListMeasures {
  readonly rows: number;
  readonly columns: {
    readonly column: string;
    readonly count: number;
    readonly sumCents: number | string;
    readonly averageCents: number | string | null;
    readonly leastCents: number | string | null;
    readonly mostCents: number | string | null;
  }[];
  /** Columns are left out whose amounts in these rows do not add up. */
  readonly severalUnits: boolean;
}

/** One view or table as a list. A request that does not fit it fails with `bad_filter`; aborting `signal` with `cancelled`. */
export interface List {
  readonly columns: ListColumn[];
  readonly defaultSort: Sort[];
  rows(
    request: ListRequest,
    offset: number,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<ListRow[]>;
  totals(request: ListRequest, signal: AbortSignal | undefined): Promise<ListTotals>;
  /** Of the rows `first` … `last` of the list. Absent where reading them is as good. */
  measure?(request: ListRequest, rows: MeasuredRows, signal: AbortSignal | undefined): Promise<ListMeasures>;
  /** Of a request with a `group`. */
  groups(request: ListRequest, signal: AbortSignal | undefined): Promise<ListGroups>;
  locate(request: ListRequest, ref: RecordRef, signal: AbortSignal | undefined): Promise<number | null>;
  find(
    request: ListRequest,
    wanted: WantedRows,
    onFound: OnFound,
    signal: AbortSignal | undefined,
  ): Promise<FoundRows>;
  values(
    request: ListRequest,
    column: string,
    limit: number,
    signal: AbortSignal | undefined,
  ): Promise<ListValues>;
}
