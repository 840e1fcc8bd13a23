import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { runSearch } from '#engine/search/search-handlers.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { searchMethods } from '#shared/contract/search.ts';
import { parseSearchQuery } from '#shared/domain/search-query.ts';
import {
  isOfYear,
  meetsAll,
  type PlainRecord,
  type PlainYear,
  plainRecords,
  plainYears,
} from './brute-force.ts';

const folder = mkdtempSync(join(tmpdir(), 'sbqa-brute-'));
const passphrase = 'om te zoeken';
let archive: OpenArchive;
let records: PlainRecord[];
let years: PlainYear[];

beforeAll(async () => {
  const out = join(folder, 'small.sbqa');
  await writeSample({ size: 'small', out, passphrase });
  archive = await openArchive(out, { kind: 'passphrase', passphrase });
  records = plainRecords(archive.db);
  years = plainYears(archive.db);
});
afterAll(() => {
  archive?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** One piece of a query, taken from a record so that it finds something. */
function pieceOf(record: PlainRecord, style: number): string {
  const words = [...record.title, ...record.body];
  const place = style % Math.max(1, words.length);
  const word = words[place] ?? 'factuur';
  const euros = Number(record.cents ?? 12_345n) / 100;
  const [year = '', month = '', day = ''] = (record.date ?? '2025-03-04').split('-');
  const pieces = [
    word,
    word,
    `${word.slice(0, 1 + (style % 5))}*`,
    `"${words.slice(place, place + 2).join(' ')}"`,
    `-${word}`,
    new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 }).format(euros),
    `€ ${euros.toFixed(2)}`,
    String(Math.trunc(euros)),
    `> ${Math.trunc(euros)}`,
    `${Math.trunc(euros / 2)}..${Math.trunc(euros * 2)}`,
    `${day}-${month}-${year}`,
    `jaar:${year}`,
    `-jaar:${year}`,
    `bedrag:${euros.toFixed(2)}`,
    `bedrag:>=${Math.trunc(euros)}`,
    `datum:${year}-${month}`,
    `date:${month}-${year}..${year}`,
    `>${day}-${month}-${year}`,
    `${year}-${month}-01..${year}-${month}-${day}`,
  ];
  return pieces[style % pieces.length] ?? word;
}

test('every search finds what reading all records finds: as many of every kind, and the same ones', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 3 }),
      fc.record({ isUnfinished: fc.boolean(), inYear: fc.boolean(), isUndated: fc.boolean() }),
      fc.nat(),
      async (picks, { isUnfinished, inYear, isUndated }, month) => {
        const pieces = picks.map(([pick, style]) => {
          const record = records[pick % records.length];
          return record === undefined ? '' : pieceOf(record, style);
        });
        const text = pieces.join(' ') + (isUnfinished ? '' : ' ');
        const year = inYear ? years[0] : undefined;
        const from = isUndated ? undefined : `2025-${String(1 + (month % 9)).padStart(2, '0')}-15`;
        const input = searchMethods['search.run'].input.parse({
          text,
          limit: 200,
          scope: year === undefined ? {} : { fiscalYearId: year.id, administrationId: year.administrationId },
          from,
        });
        const answer = await runSearch(archive, input);

        const terms = parseSearchQuery(text);
        const asksForSomething = terms.some((term) => !('isExcluded' in term && term.isExcluded));
        const expected = records.filter(
          (record) =>
            asksForSomething &&
            meetsAll(record, terms, years) &&
            (year === undefined ||
              (isOfYear(record, year) && record.administrationId === year.administrationId)) &&
            (from === undefined || (record.date !== null && record.date >= from)),
        );
        const counts = (kinds: readonly string[]) =>
          Object.fromEntries(
            [...Map.groupBy(kinds, (kind) => kind)].map(([kind, all]) => [kind, all.length]),
          );
        expect(Object.fromEntries(answer.byKind.map(({ kind, total }) => [kind, total])), text).toEqual(
          counts(expected.map(({ kind }) => kind)),
        );
        if (expected.length <= 200) {
          const names = (all: readonly { kind: string; recordId: number }[]) =>
            all.map(({ kind, recordId }) => `${kind} ${recordId}`).sort();
          expect(names(answer.hits), text).toEqual(names(expected));
        }
        found += expected.length;
      },
    ),
    { numRuns: 400 },
  );
  expect(found).toBeGreaterThan(1000);
});
