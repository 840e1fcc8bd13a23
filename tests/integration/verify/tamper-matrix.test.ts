import { randomBytes } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { ed25519PublicKey, ed25519Sign } from '#engine/crypto/ed25519.ts';
import { canonicalJson } from '#shared/archive-format/canonical-json.ts';
import { ContractError } from '#shared/contract/failure.ts';
import type { Finding, LayerName } from '#shared/contract/verification.ts';
import { flipBit, pageOffset, swapPages } from '../../fixtures/tamper.ts';
import { tamperedBooks } from './tampered-books.ts';

// Every kind of tampering, the layer that must find it, and the place that it must name. `SBQA_MATRIX=1` prints it as a table.

const { edited, original, pagesOf, tampered, verify, withFreePages } = tamperedBooks();

afterAll(() => {
  if (process.env.SBQA_MATRIX === undefined) return;
  const header = '| Tampering | Who can | Found by | Finding | Place |\n| --- | --- | --- | --- | --- |';
  process.stdout.write(`\n${header}\n${table.join('\n')}\n`);
});

const table: string[] = [];

/** What must be found: in a layer with its place, or at the opening, which then fails with this reason. */
type Expected =
  | { readonly layer: LayerName; readonly code: string; readonly place?: Partial<Finding> }
  | { readonly opening: string };

interface Tampering {
  readonly what: string;
  readonly who: 'anybody' | 'with the key';
  /** Writes the tampered copy; its path. */
  readonly make: () => string;
  readonly expected: () => readonly Expected[];
}

const leafOf = (name: string, position = 1, type?: 'internal' | 'overflow') =>
  pagesOf(name, type)[position] ?? 0;
const at = (page: number): Partial<Finding> => ({ page, offset: pageOffset(page) });
const sealed = { layer: 'seal', code: 'seal_hash_differs' } as const;
const pagesIn = (path: string) => statSync(path).size / 4096;

const bytes =
  (change: (file: Buffer) => unknown, from = original) =>
  () =>
    tampered(change, from);
const bit = (offset: () => number) => bytes((file) => flipBit(file, offset(), 4));
const sql = (statement: string) => () => edited((connection) => connection.exec(statement));

function manifestEdit(seed: Uint8Array | null): string {
  return edited((connection) => {
    const manifest = JSON.parse(
      String(connection.prepare('SELECT body FROM archive_manifest').pluck().get()),
    );
    const body = canonicalJson({ ...manifest, exporter: { name: 'Iemand anders', version: '1' } });
    connection.prepare('UPDATE archive_manifest SET body = ?').run(body);
    if (seed === null) return;
    connection
      .prepare('UPDATE archive_manifest SET signature = ?, signer_key = ?')
      .run(ed25519Sign(Buffer.from(body), seed), ed25519PublicKey(seed));
  });
}

/** The page that an edit of one line changes, taken from the edited copy into the original. */
function replay(): string {
  const other = readFileSync(sql(`UPDATE journal_line SET description = 'Regel 1 van 9' WHERE id = 200`)());
  return tampered((file) => {
    for (const page of [...pagesOf('journal_line'), ...pagesOf('journal_line', 'internal')])
      other.copy(file, pageOffset(page), pageOffset(page), pageOffset(page + 1));
  });
}

const leaf = () => leafOf('journal_line');
const damagedLeaf = (): Expected[] => [
  { layer: 'seal', code: 'page_damaged', place: { ...at(leaf()), table: 'journal_line' } },
  sealed,
  { layer: 'manifest', code: 'unreadable', place: { table: 'journal_line' } },
];

const matrix: readonly Tampering[] = [
  {
    what: 'a bit in page 1',
    who: 'anybody',
    make: bit(() => 1000),
    expected: () => [{ opening: 'page_one' }],
  },
  {
    what: 'a bit in the salt',
    who: 'anybody',
    make: bit(() => 7),
    expected: () => [
      { layer: 'seal', code: 'page_damaged', place: { ...at(1), table: 'sqlite_schema' } },
      sealed,
    ],
  },
  {
    what: 'a bit in data',
    who: 'anybody',
    make: bit(() => pageOffset(leaf()) + 777),
    expected: damagedLeaf,
  },
  {
    what: 'a bit in an initialisation vector',
    who: 'anybody',
    make: bit(() => pageOffset(leaf()) + 4096 - 80),
    expected: damagedLeaf,
  },
  {
    what: 'a bit in an HMAC',
    who: 'anybody',
    make: bit(() => pageOffset(leaf()) + 4095),
    expected: damagedLeaf,
  },
  {
    what: 'a bit in an index',
    who: 'anybody',
    make: bit(() => pageOffset(leafOf('journal_line_by_account', 0)) + 50),
    expected: () => [
      {
        layer: 'seal',
        code: 'page_damaged',
        place: { ...at(leafOf('journal_line_by_account', 0)), table: 'journal_line' },
      },
    ],
  },
  {
    what: 'a bit in a free page',
    who: 'anybody',
    make: bytes((file) => flipBit(file, file.length - 2000), withFreePages),
    expected: () => [{ layer: 'seal', code: 'page_damaged', place: at(pagesIn(withFreePages)) }],
  },
  {
    what: 'cut short by half a page',
    who: 'anybody',
    make: bytes((file) => file.subarray(0, -2048)),
    expected: () => [
      { layer: 'seal', code: 'pages_missing', place: at(pagesIn(original)) },
      { layer: 'seal', code: 'partial_page', place: at(pagesIn(original)) },
      sealed,
    ],
  },
  {
    what: 'cut short by whole pages',
    who: 'anybody',
    make: bytes((file) => file.subarray(0, -3 * 4096)),
    expected: () => [{ layer: 'seal', code: 'pages_missing', place: at(pagesIn(original) - 2) }, sealed],
  },
  {
    what: 'cut short to its first pages',
    who: 'anybody',
    make: bytes((file) => file.subarray(0, 3 * 4096)),
    expected: () => [{ opening: 'truncated' }],
  },
  {
    what: 'two pages swapped',
    who: 'anybody',
    make: bytes((file) => swapPages(file, leafOf('journal_line', 0), leaf())),
    expected: () => [
      { layer: 'seal', code: 'page_damaged', place: at(leafOf('journal_line', 0)) },
      { layer: 'seal', code: 'page_damaged', place: at(leaf()) },
    ],
  },
  {
    what: 'a page replayed from another copy',
    who: 'anybody',
    make: replay,
    expected: () => [
      sealed,
      { layer: 'manifest', code: 'rows_changed', place: { table: 'journal_line', firstId: 1, lastId: 256 } },
    ],
  },
  {
    what: 'bytes appended',
    who: 'anybody',
    make: bytes((file) => Buffer.concat([file, Buffer.from('xx')])),
    expected: () => [
      { layer: 'seal', code: 'partial_page', place: at(pagesIn(original) + 1) },
      { layer: 'seal', code: 'seal_length_differs' },
    ],
  },
  {
    what: 'a page appended',
    who: 'anybody',
    make: bytes((file) => Buffer.concat([file, randomBytes(4096)])),
    expected: () => [{ layer: 'seal', code: 'pages_appended', place: at(pagesIn(original) + 1) }],
  },
  {
    what: 'a record edited',
    who: 'with the key',
    make: sql('UPDATE journal_line SET amount_cents = amount_cents + 1 WHERE id = 300'),
    expected: () => [
      sealed,
      {
        layer: 'manifest',
        code: 'rows_changed',
        place: { table: 'journal_line', firstId: 257, lastId: 360 },
      },
      { layer: 'manifest', code: 'control_total_differs' },
      { layer: 'books', code: 'entry_unbalanced', place: { record: { table: 'journal_entry', id: 100 } } },
    ],
  },
  {
    what: 'a record added',
    who: 'with the key',
    make: sql(
      `INSERT INTO document_event (id, document_id, at, action) VALUES (77, 1, '2024-01-01T00:00:00Z', 'viewed')`,
    ),
    expected: () => [
      sealed,
      { layer: 'manifest', code: 'rows_added', place: { record: { table: 'document_event', id: 77 } } },
    ],
  },
  {
    what: 'records deleted',
    who: 'with the key',
    make: sql('DELETE FROM journal_line_vat WHERE id IN (5, 6)'),
    expected: () => [
      sealed,
      {
        layer: 'manifest',
        code: 'rows_removed',
        place: {
          table: 'journal_line_vat',
          firstId: 1,
          details: expect.objectContaining({ count: 2, ids: '5, 6' }),
        },
      },
    ],
  },
  {
    what: 'a record moved',
    who: 'with the key',
    make: sql('UPDATE journal_line_vat SET id = 5000 WHERE id = 9'),
    expected: () => [
      sealed,
      {
        layer: 'manifest',
        code: 'rows_moved',
        place: { table: 'journal_line_vat', record: { table: 'journal_line_vat', id: 5000 } },
      },
    ],
  },
  {
    what: 'a document replaced',
    who: 'with the key',
    make: sql(`UPDATE document_content SET content = CAST('another' AS BLOB) WHERE id = 1`),
    expected: () => [
      sealed,
      {
        layer: 'manifest',
        code: 'document_hash_differs',
        place: { record: { table: 'document_content', id: 1 } },
      },
      { layer: 'manifest', code: 'rows_changed', place: { table: 'document_content' } },
    ],
  },
  {
    what: 'the manifest edited',
    who: 'with the key',
    make: () => manifestEdit(null),
    expected: () => [
      sealed,
      { layer: 'manifest', code: 'signature_invalid', place: { table: 'archive_manifest' } },
    ],
  },
  {
    what: 'signed again by another',
    who: 'with the key',
    make: () => manifestEdit(randomBytes(32)),
    expected: () => [
      { layer: 'seal', code: 'seal_signer_differs' },
      { layer: 'manifest', code: 'signer_unknown', place: { table: 'archive_manifest' } },
      { layer: 'manifest', code: 'manifest_not_as_sealed', place: { table: 'archive_manifest' } },
    ],
  },
  {
    what: 'block hashes changed with the records',
    who: 'with the key',
    make: sql(
      `UPDATE archive_block SET hash = zeroblob(32) WHERE table_name = 'relation'; UPDATE relation SET contact = 'Ander' WHERE id = 2`,
    ),
    expected: () => [
      sealed,
      { layer: 'manifest', code: 'table_root_differs', place: { table: 'relation' } },
      { layer: 'manifest', code: 'block_table_differs', place: { table: 'relation' } },
    ],
  },
  {
    what: 'entries of an index removed',
    who: 'with the key',
    make: () =>
      edited((db) => {
        const text = db.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'invoice_by_date'`).pluck().get();
        db.exec(
          'DROP INDEX invoice_by_date; CREATE INDEX invoice_by_date ON invoice (issue_date, id) WHERE id > 5',
        );
        db.unsafeMode(true);
        db.exec('PRAGMA writable_schema = ON');
        db.prepare(`UPDATE sqlite_schema SET sql = ? WHERE name = 'invoice_by_date'`).run(text);
      }),
    expected: () => [sealed, { layer: 'structure', code: 'integrity_violated', place: { table: 'invoice' } }],
  },
  {
    what: 'an entry of the search index removed',
    who: 'with the key',
    make: sql(`INSERT INTO search (search, rowid, title, body)
      SELECT 'delete', s.id, r.code || ' ' || r.name, coalesce(r.iban, '') FROM search_record s JOIN relation r ON r.id = s.record_id
      WHERE s.kind = 'relation' AND s.record_id = 2`),
    expected: () => [
      sealed,
      { layer: 'structure', code: 'search_entry_missing', place: { table: 'search_record' } },
      { layer: 'structure', code: 'search_words_missing', place: { record: { table: 'relation', id: 2 } } },
    ],
  },
];

test('an archive that nobody touched passes every layer that looks for tampering', async () => {
  const result = await verify(tampered(() => undefined));
  // The books of this fixture have errors of their own, which are there for the tests of layer 4.
  const { seal, structure, manifest } = result.layers;
  expect([seal.verdict, structure.verdict, manifest.verdict]).toEqual(['passed', 'passed', 'passed']);
});

test.each(matrix)('$what ($who)', async ({ what, who, make, expected }) => {
  const outcome = await verify(make()).catch((error: unknown) => {
    if (error instanceof ContractError) return error.failure;
    throw error;
  });
  for (const wanted of expected()) {
    if ('opening' in wanted) {
      expect(outcome).toMatchObject({ code: 'damaged', reason: wanted.opening });
      note(what, who, 'opening', `damaged (${wanted.opening})`, '');
      continue;
    }
    if (!('layers' in outcome)) throw new Error(`it did not open: ${JSON.stringify(outcome)}`);
    const { verdict, findings } = outcome.layers[wanted.layer];
    const found = findings.filter(({ code }) => code === wanted.code);
    expect(found, `${wanted.layer} ${wanted.code}`).toContainEqual(
      expect.objectContaining({ code: wanted.code, ...wanted.place }),
    );
    if (found[0]?.severity === 'error') expect(verdict).toBe('failed');
    note(what, who, wanted.layer, wanted.code, placeText(wanted.place));
  }
});

function note(...cells: readonly string[]): void {
  table.push(`| ${cells.join(' | ')} |`);
}

function placeText({ page, offset, table: name, firstId, lastId, record }: Partial<Finding> = {}): string {
  const ids = firstId === undefined ? '' : ` ${firstId}–${lastId ?? '…'}`;
  return [
    ...(page === undefined ? [] : [`page ${page}, byte ${offset}`]),
    ...(name === undefined ? [] : [`${name}${ids}`]),
    ...(record === undefined ? [] : [`${record.table} ${record.id}`]),
  ].join('; ');
}
