import type { RowSource } from '../query/row-source.ts';

/** Journal lines without anything joined. */
export const journalLineSource: RowSource = {
  table: 'journal_line',
  tableSql: 'journal_line',
  idSql: 'b.id',
  joins: {},
  columns: [],
  scope: {},
  passesOver: [],
  defaultSort: [],
};
