import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { ledgerOf } from '#engine/query/ledger.ts';
import { createPacing } from '#engine/query/pacing.ts';
import { createArchiveSearch } from '#engine/search/search-archive.ts';
import { runSearch } from '#engine/search/search-handlers.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { fail } from '#shared/contract/failure.ts';
import { searchMethods } from '#shared/contract/search.ts';
import { parseSearchQuery } from '#shared/domain/search-query.ts';

const folder = mkdtempSync(join(tmpdir(), 'sbqa-operators-'));
const passphrase = 'om te zoeken';
let archive: OpenArchive;

beforeAll(async () => {
  const out = join(folder, 'small.sbqa');
  await writeSample({ size: 'small', out, passphrase });
  archive = await openArchive(out, { kind: 'passphrase', passphrase });
});
afterAll(() => {
  archive?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The first column of a query, `:value` in it bound. */
const column = <T>(sql: string, value?: string | number) =>
  archive.db.prepare<T>(sql, { pluck: true }).all(...(value === undefined ? [] : [{ value }]));

/** How many of every kind a search finds. */
async function counts(text: string): Promise<Record<string, number>> {
  const answer = await runSearch(archive, searchMethods['search.run'].input.parse({ text: `${text} ` }));
  return Object.fromEntries(answer.byKind.map(({ kind, total }) => [kind, total]));
}

/** The same by counting in the tables; kinds without any are left out. */
function counted(queries: Record<string, string>, value: string | number): Record<string, number> {
  return Object.fromEntries(
    Object.entries(queries)
      .map(([kind, sql]) => [kind, column(sql, value).length] as const)
      .filter(([, count]) => count > 0),
  );
}

const linesOf = (condition: string) => ({
  journal_entry: `SELECT DISTINCT journal_entry_id FROM journal_line l WHERE ${condition}`,
  journal_line: `SELECT l.id FROM journal_line l WHERE ${condition}`,
  bank_line: `SELECT DISTINCT b.id FROM bank_line b JOIN journal_line l ON l.journal_entry_id = b.journal_entry_id WHERE ${condition}`,
});

const ofRelation = {
  relation: 'SELECT id FROM relation WHERE id = :value',
  invoice: 'SELECT id FROM invoice WHERE relation_id = :value',
  document: 'SELECT DISTINCT document_id FROM invoice WHERE relation_id = :value AND document_id IS NOT NULL',
  ...linesOf('l.relation_id = :value'),
};

describe('a word before a colon filters by the field, as plain SQL does', () => {
  test('a supplier by code, in every kind that has to do with it', async () => {
    const suppliers = archive.db
      .prepare<{ id: number; code: string; type: string }>(
        'SELECT id, code, type FROM relation WHERE id IN (SELECT relation_id FROM invoice) ORDER BY id LIMIT 8',
      )
      .all();
    expect(suppliers.length).toBeGreaterThan(3);
    for (const { id, code, type } of suppliers) {
      const expected = counted(ofRelation, id);
      expect(Object.keys(expected).length).toBeGreaterThan(2);
      expect(await counts(`relatie:${code}`), code).toEqual(expected);
      expect(await counts(`leverancier:${code}`), code).toEqual(type === 'customer' ? {} : expected);
      expect(await counts(`klant:${code}`), code).toEqual(type === 'supplier' ? {} : expected);
    }
  });

  test('a relation by its name finds its bookings also where the name stands in none of them', async () => {
    const [name = ''] = column<string>(
      'SELECT name FROM relation WHERE id IN (SELECT relation_id FROM invoice)',
    );
    const ids = column<number>('SELECT id FROM relation WHERE name = :value', name);
    expect(ids).toHaveLength(1);
    expect(await counts(`relatie:"${name}"`)).toEqual(counted(ofRelation, ids[0] ?? 0));
  });

  test('every ledger account', async () => {
    const accounts = archive.db
      .prepare<{ id: number; code: string }>('SELECT id, code FROM ledger_account')
      .all();
    for (const { id, code } of accounts) {
      const expected = counted(
        {
          ledger_account: 'SELECT id FROM ledger_account WHERE id = :value',
          ...linesOf('l.ledger_account_id = :value'),
          invoice: 'SELECT DISTINCT invoice_id FROM invoice_line WHERE ledger_account_id = :value',
          document:
            'SELECT DISTINCT i.document_id FROM invoice i JOIN invoice_line n ON n.invoice_id = i.id WHERE n.ledger_account_id = :value AND i.document_id IS NOT NULL',
        },
        id,
      );
      expect(await counts(`rekening:${code}`), code).toEqual(expected);
    }
  });

  test('every journal', async () => {
    for (const { id, code } of archive.db
      .prepare<{ id: number; code: string }>('SELECT id, code FROM journal')
      .all()) {
      const booked = `IN (SELECT id FROM journal_entry WHERE journal_id = :value)`;
      const expected = counted(
        {
          journal_entry: 'SELECT id FROM journal_entry WHERE journal_id = :value',
          journal_line: `SELECT id FROM journal_line WHERE journal_entry_id ${booked}`,
          invoice: `SELECT id FROM invoice WHERE journal_entry_id ${booked}`,
          document: `SELECT DISTINCT document_id FROM invoice WHERE journal_entry_id ${booked} AND document_id IS NOT NULL`,
          bank_line: `SELECT id FROM bank_line WHERE journal_entry_id ${booked}`,
        },
        id,
      );
      expect(await counts(`dagboek:${code}`), code).toEqual(expected);
    }
  });

  test('every status of documents', async () => {
    const statuses = column<string>('SELECT DISTINCT status FROM document');
    expect(statuses).toContain('exported');
    for (const status of statuses) {
      expect(await counts(`status:${status}`), status).toEqual(
        counted(
          {
            document: 'SELECT id FROM document WHERE status = :value',
            invoice:
              'SELECT i.id FROM invoice i JOIN document d ON d.id = i.document_id WHERE d.status = :value',
          },
          status,
        ),
      );
    }
    expect(await counts('status:geëxporteerd')).toEqual(await counts('status:exported'));
  });

  test('kinds and sorts of records', async () => {
    const total = (sql: string) => column<number>(sql)[0] ?? 0;
    expect(await counts('soort:factuur')).toEqual({ invoice: total('SELECT count(*) FROM invoice') });
    const credit = total("SELECT count(*) FROM invoice WHERE kind = 'credit_note'");
    expect(credit).toBeGreaterThan(0);
    expect(await counts('soort:creditnota')).toEqual({ invoice: credit });
    expect(await counts('soort:verkoopfactuur')).toEqual({
      invoice: total("SELECT count(*) FROM invoice WHERE direction = 'sales'"),
      document: total("SELECT count(*) FROM document WHERE kind = 'sales_invoice'"),
    });
    expect(await counts('soort:onzin')).toEqual({});
    expect(await counts('soort:factuur -soort:creditnota')).toEqual({
      invoice: total('SELECT count(*) FROM invoice') - credit,
    });
  });

  test('what is asked for and what is left out make up the whole', async () => {
    const [code = ''] = column<string>(
      'SELECT code FROM relation WHERE id IN (SELECT relation_id FROM invoice)',
    );
    const [all, within, without] = await Promise.all([
      counts('soort:factuur'),
      counts(`soort:factuur relatie:${code}`),
      counts(`soort:factuur -relatie:${code}`),
    ]);
    expect(within.invoice).toBeGreaterThan(0);
    expect((within.invoice ?? 0) + (without.invoice ?? 0)).toBe(all.invoice);
  });
});

test('where a damaged page keeps the ledger from memory, every record is asked for its own', async () => {
  const columns = async () => {
    throw fail('damaged_record', 'A page of the journal is damaged.');
  };
  const asking = createArchiveSearch(archive.db, { ...ledgerOf(archive), columns });
  const remembering = createArchiveSearch(archive.db, ledgerOf(archive));
  const relation = column<string>(
    'SELECT code FROM relation WHERE id IN (SELECT relation_id FROM journal_line)',
  );
  const account = column<string>(
    'SELECT code FROM ledger_account WHERE id IN (SELECT ledger_account_id FROM journal_line)',
  );
  const journal = column<string>('SELECT code FROM journal');
  for (const text of [
    `relatie:${relation[0]}`,
    `rekening:${account[0]}`,
    `dagboek:${journal[0]}`,
    `soort:regel -rekening:${account[0]}`,
    `relatie:${relation[0]} -dagboek:${journal[0]}`,
  ]) {
    const terms = parseSearchQuery(`${text} `);
    const [asked, remembered] = await Promise.all(
      [asking, remembering].map(async (engine) => {
        const pacing = createPacing(archive.db, undefined);
        const hits = await engine.find({ text, scope: {} }, terms, pacing);
        return { hits, facets: await engine.facets?.(hits, pacing) };
      }),
    );
    expect(remembered?.hits.length, text).toBeGreaterThan(0);
    expect(remembered, text).toEqual(asked);
  }
});
