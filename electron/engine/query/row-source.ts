import type { z } from 'zod';
import type { CoveredTable } from '#shared/archive-format/tables.ts';
import type { columnTypeSchema, Sort } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { BindValue } from '../driver/statement.ts';

export type ColumnType = z.infer<typeof columnTypeSchema>;

/** A piece of SQL with the values of its `?` in order, and the joins that it needs. */
export interface SqlFragment {
  readonly sql: string;
  readonly params: readonly BindValue[];
  readonly joins: readonly string[];
}

/** A column of a list: what the window calls it, and the expression that gives it. */
export interface SourceColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Over the base row `b` and the aliases of `joins`. Written by us; only quoted names come from a file. */
  readonly sql: string;
  readonly joins?: readonly string[];
  /** How text is sorted: without case and diacritics (of itself, for type `text`), or as stored, as an index has it. */
  readonly order?: 'binary' | 'folded';
  readonly isSortable?: false;
  readonly isFilterable?: false;
  /** Whether its sum means something. */
  readonly isSummed?: true;
  /** How a column whose whole sum means nothing is added up over chosen rows. */
  readonly added?: {
    /** What a row adds: its amount with its sign. */
    readonly sql: string;
    /** Rows in which this differs do not add up. */
    readonly unitSql: string;
  };
  /** Only lengths of blobs are read, which costs nothing however long they are. */
  readonly mayHoldBlobs?: true;
  /** Text of any length, which is cut where nobody reads it any more. */
  readonly mayBeLong?: true;
  /** Its cells are ids of this table. */
  readonly references?: string;
}

/** A table joined to the base row; at most one row of it, so that a list has one row for each base row. */
export interface SourceJoin {
  readonly sql: string;
  /** Joins that this one stands on. */
  readonly needs?: readonly string[];
}

/** How one member of a scope narrows the list; every `?` gets its value. */
export interface ScopeClause {
  readonly sql: string;
  readonly joins?: readonly string[];
}

/** Where a list's rows come from: a base table with its joins and columns, every piece of SQL in it declared. */
export interface RowSource {
  /** Name of the base table; with the id it is a row's reference. */
  readonly table: string;
  /** The base table as SQL, without alias. */
  readonly tableSql: string;
  /** The base row's id: `b.id`, or the rowid by a name that no column has. Null where the table has no rowid. */
  readonly idSql: string | null;
  readonly joins: Readonly<Record<string, SourceJoin>>;
  readonly columns: readonly SourceColumn[];
  readonly scope: Readonly<Partial<Record<keyof Scope, ScopeClause>>>;
  /** Scope members that do not apply here and are passed over: those that are chosen once for the whole window. */
  readonly passesOver: readonly (keyof Scope)[];
  /** Empty: in the order of the ids. */
  readonly defaultSort: readonly Sort[];
}

/** A table of the format by itself, with its ids: for reading it through, not for browsing. */
export function bareSource(table: CoveredTable): RowSource {
  return {
    table,
    tableSql: table,
    idSql: 'b.id',
    joins: {},
    columns: [],
    scope: {},
    passesOver: [],
    defaultSort: [],
  };
}
