import type { CoveredTable } from '#shared/archive-format/tables.ts';
import { fail } from '#shared/contract/failure.ts';
import type { RecordDetail } from '#shared/contract/records.ts';
import type { RecordRef } from '#shared/contract/values.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { readingRecords } from '../open/sqlite-failure.ts';
import { createRowReader } from '../query/row-reader.ts';
import type { Table, TableCatalog } from '../query/table-catalog.ts';
import { tableSource } from '../query/table-source.ts';
import { type LinkRule, linkRules } from './link-rules.ts';
import { createRecordLinks, type LinkGroup, type RecordLinks } from './record-links.ts';

/** Links listed in one group; the rest is counted, and a list shows them. */
const linksPerGroup = 20;

/** One record, whole, with its links. Throws `not_found` and `damaged_record`. */
export function readRecord(db: ReadOnlyDatabase, tables: TableCatalog, ref: RecordRef): RecordDetail {
  const table = tables.table(ref.table);
  const what = `${ref.table} ${ref.id}`;
  return readingRecords(what, () => {
    const links = createRecordLinks(db, tables);
    const own = links.link(ref.table, ref.id);
    if (own === null) throw fail('not_found', `There is no record ${what}.`);
    const [row] = createRowReader(db, tableSource(table)).byIds([ref.id]);
    return {
      ref,
      title: own.title,
      covered: table.isCovered,
      fields: table.columns.map((column, index) => {
        const value = row?.cells[index] ?? null;
        const isReference = column.references !== null && typeof value === 'number';
        return {
          name: column.name,
          type: column.type,
          value,
          references: isReference ? links.link(column.references, value) : null,
        };
      }),
      groups: groupsOf(links, rulesOf(tables, table), ref.id),
    };
  });
}

/** Groups one by one: a damaged page behind one of them leaves the others. */
function groupsOf(links: RecordLinks, rules: readonly LinkRule[], id: number): LinkGroup[] {
  return rules.flatMap((rule) => links.group(rule, id, linksPerGroup) ?? []);
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
