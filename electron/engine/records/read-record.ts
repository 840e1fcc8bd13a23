import type { CoveredTable } from '#shared/archive-format/tables.ts';
import { fail } from '#shared/contract/failure.ts';
import type { RecordDetail } from '#shared/contract/records.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { isDamage, readingRecords } from '../open/sqlite-failure.ts';
import { createRowReader } from '../query/row-reader.ts';
import type { Table, TableCatalog } from '../query/table-catalog.ts';
import { tableSource } from '../query/table-source.ts';
import { type LinkRule, linkRules } from './link-rules.ts';
import { createRecordLinks } from './record-links.ts';

/** Links listed in one group; the rest is counted, and a list shows them. */
const linksPerGroup = 20;

/**
 * One record, whole, with its links. Throws `not_found`, and `damaged_record` where the record itself stands on a damaged page; links
 * that do are left out and named.
 */
export function readRecord(db: ReadOnlyDatabase, tables: TableCatalog, ref: RecordRef): RecordDetail {
  const table = tables.table(ref.table);
  const what = `${ref.table} ${ref.id}`;
  const links = createRecordLinks(db, tables);
  const row = readingRecords(what, () => {
    if (!exists(db, table, ref.id)) throw fail('not_found', `There is no record ${what}.`);
    return createRowReader(db, tableSource(table)).byIds([ref.id])[0];
  });
  const damaged: string[] = [];
  const orDamaged = <T>(name: string, read: () => T | null): T | null => {
    try {
      return read();
    } catch (error) {
      if (!isDamage(error)) throw error;
      damaged.push(name);
      return null;
    }
  };
  const fields = table.columns.map(({ name, type, references }, index) => {
    const value = row?.cells[index] ?? null;
    const isReference = references !== null && typeof value === 'number';
    return {
      name,
      type,
      value,
      references: isReference ? orDamaged(name, () => links.link(references, value)) : null,
    };
  });
  const groups = rulesOf(tables, table).flatMap(
    (rule) => orDamaged(rule.role, () => links.group(rule, ref.id, linksPerGroup)) ?? [],
  );
  const own = orDamaged('title', () => links.link(ref.table, ref.id));
  return {
    ref,
    title: own?.title ?? what,
    covered: table.isCovered,
    fields,
    groups,
    ...(damaged.length === 0 ? {} : { damaged }),
  };
}

function exists(db: ReadOnlyDatabase, table: Table, id: number): boolean {
  if (table.idSql === null) throw fail('not_found', `Rows of ${table.name} have no ids.`);
  const sql = `SELECT 1 FROM ${quoteIdentifier(table.name)} AS b WHERE ${table.idSql} = ?`;
  return db.prepare(sql).get(id) !== undefined;
}

/** The ways from a record of any table: the format's, or the foreign keys that a foreign database declares. */
function rulesOf(tables: TableCatalog, table: Table): readonly LinkRule[] {
  if (table.isCovered) return linkRules(table.name as CoveredTable);
  const outgoing = table.columns.flatMap(({ name, references }): LinkRule[] =>
    references === null
      ? []
      : [
          {
            role: name,
            table: references,
            idsSql: `SELECT b.${quoteIdentifier(name)} AS id FROM ${quoteIdentifier(table.name)} AS b
              WHERE ${table.idSql} = ? AND b.${quoteIdentifier(name)} IS NOT NULL`,
          },
        ],
  );
  const incoming = tables.names
    .map((name) => tables.table(name))
    .filter(({ idSql, isCovered }) => idSql !== null && !isCovered)
    .flatMap((referring) =>
      referring.columns
        .filter(({ references }) => references === table.name)
        .map(
          ({ name }): LinkRule => ({
            role: referring.name,
            table: referring.name,
            idsSql: `SELECT ${referring.idSql} AS id FROM ${quoteIdentifier(referring.name)} AS b
              WHERE b.${quoteIdentifier(name)} = ?`,
          }),
        ),
    );
  return [...outgoing, ...incoming];
}
