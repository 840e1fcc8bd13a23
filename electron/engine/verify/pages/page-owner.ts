/** Whom a page belongs to; ids where the page holds known rows of a table. */
export interface PageOwner {
  readonly page: number;
  readonly kind: 'table' | 'index' | 'free' | 'unknown';
  /** The table's or index's own name; null for free pages and where it could not be found out. */
  readonly name: string | null;
  /** The table that the page belongs to, itself or through its index. */
  readonly table: string | null;
  readonly firstId: number | null;
  readonly lastId: number | null;
}

/** A b-tree of the schema. */
export interface Tree {
  readonly kind: 'table' | 'index';
  readonly name: string;
  readonly table: string;
  readonly rootPage: number;
}
