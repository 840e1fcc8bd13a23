/** What a table shows, in its own words: it knows columns, rows and cells, and nothing of bookkeeping. */

/** One cell: text, number (integers beyond 2^53 as decimal text), nothing, or how long a BLOB is. */
export type CellValue = string | number | null | { readonly blobBytes: number };

/** Decides how a column is aligned, written, sorted and filtered. `cents` are integer cents. */
export type ColumnType =
  | 'text'
  | 'integer'
  | 'real'
  | 'cents'
  | 'date'
  | 'instant'
  | 'flag'
  | 'code'
  | 'blob';

/** One column. */
export interface TableColumn {
  readonly name: string;
  readonly label: string;
  readonly type: ColumnType;
  readonly sortable: boolean;
  readonly filterable: boolean;
  /** Its amounts may be added up over chosen rows and in groups. */
  readonly addable?: true | undefined;
  /** Whole numbers that name something (ids, years) and so are not grouped or right-aligned. */
  readonly isName?: boolean;
  /** The words for a code; the code itself where it has none. */
  readonly codeLabel?: (code: string) => string;
  /** In pixels, where the type's usual width does not fit. */
  readonly width?: number;
  /** Whether it takes a share of what is left; texts do unless told. */
  readonly grows?: boolean;
}

/** The head of a group of rows. */
export interface TableGroup {
  /** Tells it from the other groups of the list. */
  readonly key: string;
  readonly label: string;
  readonly rows: number;
  readonly isOpen: boolean;
}

/** One row: what it is called (null where it stands for no record), and its cells in the order of all columns. */
export interface TableRow {
  readonly key: string | null;
  readonly cells: readonly CellValue[];
  /** It cannot be read, and says so in place of its cells. */
  readonly isDamaged?: true;
  /** It is no row of the list, but stands above those of a group: its cells are their sums. */
  readonly group?: TableGroup;
}

/** One column of an order. */
export interface TableSort {
  readonly column: string;
  readonly direction: 'asc' | 'desc';
}

/** One condition; all conditions hold together. Amounts in cents. */
export interface TableFilter {
  readonly column: string;
  readonly op:
    | 'equals'
    | 'differs'
    | 'contains'
    | 'starts_with'
    | 'in'
    | 'at_least'
    | 'at_most'
    | 'empty'
    | 'not_empty';
  readonly values: readonly (string | number | null)[];
}

/** A value of a column with the number of rows that have it. */
export interface ValueCount {
  readonly value: CellValue;
  readonly rows: number;
}

/** The values of a column, most frequent first; `isComplete` where there are no others. */
export interface ColumnValues {
  readonly values: readonly ValueCount[];
  readonly isComplete: boolean;
}
