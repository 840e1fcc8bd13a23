import type { NewRow } from '#shared/archive-format/tables.ts';
import type { RecordTable } from '../writer/archive-writer.ts';
import type { DocumentFile } from './paper/document-file.ts';

/** A row of a table, ready to be inserted. */
export type SampleRow<Tables extends RecordTable = RecordTable> = {
  [Table in Tables]: { readonly type: 'row'; readonly table: Table; readonly row: NewRow<Table> };
}[Tables];

/** A row of `document` whose file, text and number of pages are still to be made. */
export interface SampleDocument {
  readonly type: 'document';
  readonly row: Omit<NewRow<'document'>, 'content_id' | 'recognised_text' | 'page_count'>;
  readonly file: DocumentFile;
}

/** What the sample consists of, in the order in which it is written. */
export type SampleItem = SampleRow | SampleDocument;

/** Gives out ids and keeps what was made until somebody takes it away to write it. */
export class Records {
  readonly #lastIds = new Map<RecordTable, number>();
  #items: SampleItem[] = [];

  /** Adds a row under the table's next id and returns that id. */
  add<Table extends RecordTable>(table: Table, row: NewRow<Table>): number {
    const id = this.#nextId(table);
    // The compiler cannot see that a table and its own row are one member of the union.
    this.#items.push({ type: 'row', table, row: { ...row, id } } as SampleRow);
    return id;
  }

  /** Adds a document whose file is made when it is written, and returns its id. */
  addDocument(row: SampleDocument['row'], file: DocumentFile): number {
    const id = this.#nextId('document');
    this.#items.push({ type: 'document', row: { ...row, id }, file });
    return id;
  }

  /** How many rows of a table were added so far. */
  count(table: RecordTable): number {
    return this.#lastIds.get(table) ?? 0;
  }

  /** Everything added since the last time. */
  take(): readonly SampleItem[] {
    const items = this.#items;
    this.#items = [];
    return items;
  }

  #nextId(table: RecordTable): number {
    const id = this.count(table) + 1;
    this.#lastIds.set(table, id);
    return id;
  }
}
