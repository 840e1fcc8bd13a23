import {
  type DerivedSearchRecord,
  type SearchKind,
  searchKinds,
  searchRecordQueries,
} from '#shared/archive-format/search-records.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { CheckReport } from '../check-outcome.ts';

/** Records of each kind that are derived again. */
const samplesAKind = 100;
/** Words of one phrase; a long text is asked for in some pieces, from its beginning and its end. */
const wordsAPhrase = 12;
const mostPhrases = 4;

type StoredRecord = Omit<DerivedSearchRecord, 'body'> & { readonly id: number };

/**
 * Derives search records of every kind again, spread evenly over the ids, and compares them with what is stored and with the words in
 * the full-text index, which the hash tree does not cover.
 */
export function checkSearchSamples(db: ReadOnlyDatabase, report: CheckReport): void {
  const isFound = wordFinder(db);
  for (const kind of searchKinds) {
    const derive = db.prepare<DerivedSearchRecord>(searchRecordQueries[kind]);
    const stored = db.prepare<StoredRecord>(
      `SELECT id, record_id, administration_id, fiscal_year_id, record_date, amount_cents, title
       FROM search_record WHERE kind = ? AND record_id = ?`,
    );
    for (const id of sampleIds(db, kind)) {
      const [derived] = derive.all({ firstId: id, lastId: id });
      if (derived === undefined) continue;
      report.looked(1);
      // A record without any search record is told by the check of the whole index.
      for (const record of stored.all(kind, id)) compare(report, kind, derived, record, isFound);
    }
  }
}

/** At most `samplesAKind` ids of existing rows, evenly spread. */
function sampleIds(db: ReadOnlyDatabase, kind: SearchKind): number[] {
  const range = db
    .prepare<[number | null, number | null]>(`SELECT min(id), max(id) FROM ${kind}`, { raw: true })
    .get();
  const [first, last] = range ?? [null, null];
  if (first === null || last === null) return [];
  const next = db.prepare<number>(`SELECT id FROM ${kind} WHERE id >= ? ORDER BY id LIMIT 1`, {
    pluck: true,
  });
  const step = Math.max(1, (last - first) / (samplesAKind - 1));
  const ids = new Set<number>();
  for (let wanted = first; wanted <= last; wanted += step) {
    const id = next.get(Math.round(wanted));
    if (id !== undefined) ids.add(id);
  }
  return [...ids];
}

function compare(
  report: CheckReport,
  kind: SearchKind,
  derived: DerivedSearchRecord,
  stored: StoredRecord,
  isFound: WordFinder,
): void {
  const record = { table: kind, id: stored.record_id };
  const columns = ['administration_id', 'fiscal_year_id', 'record_date', 'amount_cents', 'title'] as const;
  const differing = columns.filter((column) => derived[column] !== stored[column]);
  if (differing.length > 0) {
    report.find(
      'search_record_differs',
      `The search record of ${kind} ${stored.record_id} does not say what the record says (${differing.join(', ')}).`,
      { table: kind, record, details: { columns: differing.join(', ') } },
    );
  }
  for (const column of ['title', 'body'] as const) {
    if (phrasesOf(derived[column]).every((phrase) => isFound(column, phrase, stored.id))) continue;
    report.find(
      'search_words_missing',
      `Words of ${kind} ${stored.record_id} are not in the full-text index: a search for them does not find it.`,
      { table: kind, record, details: { column } },
    );
  }
}

type WordFinder = (column: 'title' | 'body', phrase: string, id: number) => boolean;

/** Asks the full-text index whether one record has a phrase in one column. */
function wordFinder(db: ReadOnlyDatabase): WordFinder {
  const find = db.prepare('SELECT rowid FROM search WHERE search MATCH ? AND rowid = ?');
  return (column, phrase, id) => {
    // As a number the driver would bind a REAL, and FTS5 takes no notice of a rowid that is not an integer.
    const row = find.get(`${column} : "${phrase.replaceAll('"', '""')}"`, BigInt(id));
    return row !== undefined;
  };
}

const pieces = new RegExp(`(?:\\S+\\s*){1,${wordsAPhrase}}`, 'g');

/** The text in pieces that stand in the index as phrases: only such as certainly hold a word by every version of Unicode. */
function phrasesOf(text: string): string[] {
  const phrases = (text.replaceAll('\u0000', ' ').match(pieces) ?? []).filter((piece) =>
    /[A-Za-z0-9]/.test(piece),
  );
  if (phrases.length <= mostPhrases) return phrases;
  return [...phrases.slice(0, mostPhrases / 2), ...phrases.slice(-mostPhrases / 2)];
}
