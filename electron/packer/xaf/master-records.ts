import type { BindValue } from '#engine/driver/statement.ts';
import { columnsOf, type NewRow } from '#shared/archive-format/tables.ts';
import type { ArchiveWriter, RecordTable } from '../writer/archive-writer.ts';

interface Known {
  readonly id: number;
  asOf: string;
}

/** What happened to a record: new, the same as before, or changed by a later auditfile. */
export type UpsertOutcome = 'added' | 'same' | 'changed';

/**
 * The master records of one table in one administration, by code. Every auditfile brings them anew; they are stored once, with what
 * the latest fiscal year says of them, and what that leaves out from the others.
 */
export class MasterRecords<Table extends RecordTable> {
  readonly #writer: ArchiveWriter;
  readonly #table: Table;
  readonly #known = new Map<string, Known>();

  constructor(writer: ArchiveWriter, table: Table) {
    this.#writer = writer;
    this.#table = table;
  }

  /** The id of a code, undefined for one that was never given. */
  idOf(code: string): number | undefined {
    return this.#known.get(code)?.id;
  }

  /** Stores what an auditfile says, `asOf` its first day; an empty `asOf` stands behind every auditfile. */
  upsert(code: string, row: NewRow<Table>, asOf: string): { id: number; outcome: UpsertOutcome } {
    const known = this.#known.get(code);
    if (known === undefined) {
      const id = this.#writer.insert(this.#table, row);
      this.#known.set(code, { id, asOf });
      return { id, outcome: 'added' };
    }
    const isNewer = asOf >= known.asOf;
    const isChanged = this.#update(known.id, row, isNewer);
    if (isNewer) known.asOf = asOf;
    return { id: known.id, outcome: isChanged ? 'changed' : 'same' };
  }

  /** Merges a row into a stored one; says whether a value that was there became another. */
  #update(id: number, row: NewRow<Table>, isNewer: boolean): boolean {
    const cells: Readonly<Record<string, BindValue | undefined>> = row;
    const names = Object.keys(columnsOf(this.#table)).filter(
      (name) => cells[name] !== undefined && cells[name] !== null,
    );
    if (names.length === 0) return false;
    const before = this.#writer.database
      .prepareRead(`SELECT ${names.join(', ')} FROM ${this.#table} WHERE id = ?`)
      .get(id);
    const changed = names.filter((name) => before?.[name] !== cells[name]);
    const toSet = changed.filter((name) => isNewer || before?.[name] === null);
    if (toSet.length > 0) {
      this.#writer.database
        .prepareWrite(
          `UPDATE ${this.#table} SET ${toSet.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`,
        )
        .run(...toSet.map((name) => cells[name] ?? null), id);
    }
    return changed.some((name) => before?.[name] !== null);
  }
}
