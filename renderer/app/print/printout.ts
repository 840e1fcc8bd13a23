/** One thing that a printed page says of itself above its figures: a word, and what holds for it. */
export interface PrintFact {
  readonly name: string;
  readonly text: string;
}

/** A column of a printed table. */
export interface PrintColumn {
  readonly label: string;
  /** Figures stand at the right, under each other, and are never broken over lines. */
  readonly isFigure: boolean;
}

/**
 * A row of a printed table, its cells in the order of the columns. `group` stands above the rows of a group with what they come to,
 * `total` below all rows; in both the first cell reaches over the empty ones behind it. `note` is one text over the whole row.
 */
export interface PrintRow {
  readonly kind: 'row' | 'group' | 'total' | 'note';
  readonly cells: readonly string[];
}

/** A table as it goes to paper: every row that is printed, in its order. */
export interface PrintTable {
  readonly columns: readonly PrintColumn[];
  readonly rows: readonly PrintRow[];
}

/** Everything on the paper but what is said of the archive, the administration and the printing itself, which is the same for all. */
export interface Printout {
  readonly title: string;
  /** Whether the year and period that the window is set to are those of what is printed. */
  readonly isOfYear: boolean;
  /** The year that it is of, where the window is set to none. */
  readonly year?: string | undefined;
  readonly facts: readonly PrintFact[];
  /** Below the facts: what stood on the screen besides the table, or all that stood there. */
  readonly body: readonly Node[];
  readonly table?: PrintTable;
}

/** What the consultation log notes of it: a table, view or screen, the record where it is one, and what tells it from others. */
export interface PrintSubject {
  readonly subject: string;
  readonly id?: number;
  readonly detail?: string;
  /** What was searched for, which the log may be told to leave out. */
  readonly words?: string;
}
