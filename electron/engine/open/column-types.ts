import { type Column, coveredTables } from '#shared/archive-format/tables.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { isDamage, isForeignSchema } from './sqlite-failure.ts';

/** A column of the format, or of what is searchable, that holds what it can never hold. */
export interface WrongColumn {
  readonly table: string;
  readonly column: string;
}

const searchRecord: Readonly<Record<string, Column>> = {
  kind: { type: 'TEXT', nullable: false },
  record_id: { type: 'INTEGER', nullable: false },
  administration_id: { type: 'INTEGER', nullable: true },
  fiscal_year_id: { type: 'INTEGER', nullable: true },
  title: { type: 'TEXT', nullable: false },
  record_date: { type: 'TEXT', nullable: true },
  amount_cents: { type: 'INTEGER', nullable: true },
};

const tables: readonly (readonly [string, Readonly<Record<string, Column>>])[] = [
  ...Object.entries(coveredTables),
  ['search_record', searchRecord],
];

/**
 * The first column whose values are not of its type, are NULL where that cannot be, are none of those that the schema allows, or are ids
 * or counts that no record can have (only amounts go beyond 2^53): SQLite
 * itself never writes such values into a STRICT table, but whoever has the key can write pages, or a schema, without it. A column that
 * is missing, or cannot be read to its end, is one too. Reads tables whole until it finds one; null where all are right.
 */
export function findWrongColumn(db: ReadOnlyDatabase): WrongColumn | null {
  for (const [table, columns] of tables) {
    for (const [column, definition] of Object.entries(columns)) {
      if (holdsWrongValue(db, table, column, definition)) return { table, column };
    }
  }
  return null;
}

function holdsWrongValue(db: ReadOnlyDatabase, table: string, column: string, definition: Column): boolean {
  const name = quoteIdentifier(column);
  const allowed = definition.values ?? [];
  const isOther = allowed.length === 0 ? '' : `OR ${name} NOT IN (${allowed.map(() => '?').join(', ')})`;
  const isCount = definition.type === 'INTEGER' && !column.endsWith('_cents');
  const isBeyond = isCount
    ? `OR ${name} NOT BETWEEN ${Number.MIN_SAFE_INTEGER} AND ${Number.MAX_SAFE_INTEGER}`
    : '';
  const types = definition.nullable ? `(?, 'null')` : '(?)';
  try {
    const wrong = db.prepare(
      `SELECT 1 FROM ${quoteIdentifier(table)} WHERE typeof(${name}) NOT IN ${types} ${isOther} ${isBeyond} LIMIT 1`,
    );
    return wrong.get(definition.type.toLowerCase(), ...allowed) !== undefined;
  } catch (error) {
    if (isDamage(error) || isForeignSchema(error)) return true;
    throw error;
  }
}
