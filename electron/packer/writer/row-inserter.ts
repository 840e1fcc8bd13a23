import type { BindValue } from '#engine/driver/statement.ts';
import type { WritableDatabase } from '#engine/driver/writable-database.ts';
import { type CoveredTable, columnsOf } from '#shared/archive-format/tables.ts';

/** Inserts rows of one table through one prepared statement; columns left out get their default, else NULL. */
export class RowInserter {
  readonly #columns: readonly { readonly name: string; readonly absent: BindValue }[];
  readonly #statement: ReturnType<WritableDatabase['prepareWrite']>;
  #lastId = 0;

  constructor(database: WritableDatabase, table: CoveredTable) {
    this.#columns = Object.entries(columnsOf(table)).map(([name, column]) => ({
      name,
      absent: column.defaultValue ?? null,
    }));
    const names = this.#columns.map(({ name }) => name).join(', ');
    const places = this.#columns.map(() => '?').join(', ');
    this.#statement = database.prepareWrite(`INSERT INTO ${table} (${names}) VALUES (${places})`);
  }

  /** The id that the next row without one will get: one above the highest so far. */
  get nextId(): number {
    return this.#lastId + 1;
  }

  /** Inserts a row and returns its id. Throws SQLite's error where a constraint of the schema refuses it. */
  insert(row: Readonly<Record<string, BindValue | undefined>>): number {
    const id = typeof row.id === 'number' ? row.id : this.nextId;
    const values: BindValue[] = [id];
    for (let i = 1; i < this.#columns.length; i++) {
      const column = this.#columns[i];
      if (column !== undefined) values.push(row[column.name] ?? column.absent);
    }
    this.#statement.run(...values);
    if (id > this.#lastId) this.#lastId = id;
    return id;
  }
}
