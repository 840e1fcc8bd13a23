import type { SearchHit } from '#shared/contract/search.ts';
import { parseSearchQuery, type SearchTerm } from '#shared/domain/search-query.ts';
import { quoteIdentifier } from '../driver/quote-identifier.ts';
import type { BindValue } from '../driver/statement.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { createTableCatalog, type Table } from '../query/table-catalog.ts';
import { foldFunction } from '../query/text-match.ts';
import type { SearchAnswer } from './search-archive.ts';
import type { SearchInput } from './search-conditions.ts';
import { type MarkedWords, markedWords, snippetOf } from './snippet.ts';

/** Past this many hits in a table, counting stops and the total is said not to be exact. */
const countedAtMost = 1000;

/** A table of a foreign archive with a condition that finds the searched texts in its text columns. */
interface SearchedTable {
  readonly table: Table;
  readonly idSql: string;
  readonly where: string;
  readonly values: readonly BindValue[];
}

/**
 * Searches a database that has no search index: every text column of every table is read, so it takes as long as reading them. A record
 * is found where each typed text stands in one of its columns, without regard to case and diacritics.
 */
export function searchForeign(archive: OpenArchive, input: SearchInput): SearchAnswer {
  const terms = parseSearchQuery(input.text);
  const texts = terms.flatMap(textOf);
  if (texts.length === 0) return { total: 0, totalIsExact: true, byKind: [], hits: [] };
  const catalog = createTableCatalog(archive);
  const names = catalog.names.filter((name) => input.kind === undefined || name === input.kind);
  const byKind: SearchAnswer['byKind'] = [];
  const hits: SearchHit[] = [];
  const words = markedWords(terms);
  let position = 0;
  for (const name of names) {
    const searched = searchedTable(catalog.table(name), texts);
    if (searched === null) continue;
    const found = count(archive, searched);
    if (found === 0) continue;
    const total = Math.min(found, countedAtMost);
    byKind.push({ kind: name, total, exact: found <= countedAtMost });
    const first = Math.max(0, input.offset - position);
    const wanted = input.limit - hits.length;
    if (wanted > 0 && first < total)
      hits.push(...read(archive, searched, first, Math.min(wanted, total - first), words));
    position += total;
  }
  return {
    total: byKind.reduce((sum, { total }) => sum + total, 0),
    totalIsExact: byKind.every(({ exact }) => exact),
    byKind,
    hits,
  };
}

function textOf(term: SearchTerm): string[] {
  if (term.kind === 'amount_range' || ('isExcluded' in term && term.isExcluded)) return [];
  return [term.kind === 'operator' ? term.value : term.text];
}

function searchedTable(table: Table, texts: readonly string[]): SearchedTable | null {
  const columns = table.columns
    .filter(({ type }) => type !== 'blob')
    .map(({ name }) => `b.${quoteIdentifier(name)}`);
  if (table.idSql === null || columns.length === 0) return null;
  // All of a record's columns as one text; a text that spans two of them is not found, since the separator stands between.
  const all = `${foldFunction}(${columns.map((column) => `coalesce(${column}, '')`).join(' || char(10) || ')})`;
  return {
    table,
    idSql: table.idSql,
    where: texts.map(() => `instr(${all}, ${foldFunction}(?)) > 0`).join(' AND '),
    values: texts,
  };
}

function count(archive: OpenArchive, { table, where, values }: SearchedTable): number {
  const sql = `SELECT count(*) FROM (SELECT 1 FROM ${quoteIdentifier(table.name)} b WHERE ${where} LIMIT ${countedAtMost + 1})`;
  return archive.db.prepare<number>(sql, { pluck: true }).get(...values) ?? 0;
}

function read(
  archive: OpenArchive,
  searched: SearchedTable,
  offset: number,
  limit: number,
  words: MarkedWords,
): SearchHit[] {
  const { table, idSql, where, values } = searched;
  const columns = table.columns.filter(({ type }) => type !== 'blob');
  const cells = columns.map(({ name }) => `CAST(b.${quoteIdentifier(name)} AS TEXT)`).join(', ');
  const sql = `SELECT ${idSql}, ${cells} FROM ${quoteIdentifier(table.name)} b WHERE ${where} ORDER BY 1 LIMIT ? OFFSET ?`;
  const rows = archive.db
    .prepare<[number, ...(string | null)[]]>(sql, { raw: true })
    .all(...values, limit, offset);
  return rows.map(([id, ...texts]) => {
    const filled = texts.filter((text): text is string => text !== null && text !== '');
    return {
      kind: table.name,
      recordId: id,
      title: filled.slice(0, 2).join(' ').slice(0, 200) || `${table.name} ${id}`,
      date: null,
      amountCents: null,
      snippet: snippetOf(filled.join(' · '), words),
    };
  });
}
