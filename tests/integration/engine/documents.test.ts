import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDocumentContents } from '#engine/documents/document-content.ts';
import { createDocumentHandlers, documentSource, saveDocument } from '#engine/documents/document-handlers.ts';
import { applyKey } from '#engine/driver/cipher-key.ts';
import { type OpenArchive, openArchive } from '#engine/open/open-archive.ts';
import { documentMethods } from '#shared/contract/documents.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { booksPassphrase, pdfBytes, textBytes, writeSmallBooks } from '../../fixtures/small-books.ts';
import { flipBit, pageOffset, writeEdited, writeTampered } from '../../fixtures/tamper.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
const largeBytes = 3_000_000;
let archive: OpenArchive;

beforeAll(async () => {
  await writeSmallBooks({
    path: books,
    entriesPerYear: 4,
    largeDocumentBytes: largeBytes,
    signingSeed: null,
  });
  archive = await openArchive(books, { kind: 'passphrase', passphrase: booksPassphrase });
});
afterAll(() => archive.close());

const idOf = (fileName: string) =>
  archive.db.prepare<number>('SELECT id FROM document WHERE file_name = ?', { pluck: true }).get(fileName) ??
  0;
const context = { signal: new AbortController().signal, report: () => undefined } as never;

function handlersOf(opened: OpenArchive) {
  const contents = createDocumentContents(opened);
  return createDocumentHandlers(
    () => ({ archive: opened, contents }),
    (grant) => join(folder, grant),
  );
}

describe('a document', () => {
  test('comes with its invoice, history and entry, and its hash checked now', async () => {
    const detail = await handlersOf(archive)['documents.get']({ documentId: 1 }, context);
    expect(documentMethods['documents.get'].output.safeParse(detail).error).toBeUndefined();
    expect(detail).toMatchObject({
      fileName: 'factuur.pdf',
      detectedType: 'pdf',
      byteSize: pdfBytes.length,
      sha256: createHash('sha256').update(pdfBytes).digest('hex'),
      hash: 'matches',
      isOriginalFormat: true,
      recognisedText: 'Tekst van factuur.pdf',
    });
    expect(detail.events.map(({ action }) => action)).toEqual(['received', 'exported']);
    expect(detail.authorisations).toHaveLength(1);
    expect(detail.exports).toHaveLength(1);
    expect(detail.entries.map(({ id }) => id)).toEqual([1]);
    expect(detail.invoices[0]).toMatchObject({
      number: 'F-2024-77',
      grossCents: 12_100,
      relation: { id: 1 },
      entry: { id: 1 },
    });
    expect(detail.invoices[0]?.lines).toHaveLength(1);
  });

  test('is told by its bytes, whatever it is called', async () => {
    const types = async (name: string) =>
      (await handlersOf(archive)['documents.get']({ documentId: idOf(name) }, context)).detectedType;
    expect(await types('kopie.png')).toBe('pdf');
    expect(await types('offerte.txt')).toBe('text');
  });

  test('without bytes says so', async () => {
    const handlers = handlersOf(archive);
    const documentId = idOf('verloren.pdf');
    expect(await handlers['documents.get']({ documentId }, context)).toMatchObject({
      hash: 'missing',
      byteSize: null,
      sha256: null,
      detectedType: 'unknown',
    });
    expect(
      (
        await failureOf(
          (async () => handlers['documents.text']({ documentId, offset: 0, limit: 9 }, context))(),
        )
      ).code,
    ).toBe('not_found');
  });

  test('that is not there is not found', async () => {
    expect(
      (await failureOf((async () => handlersOf(archive)['documents.get']({ documentId: 999 }, context))()))
        .code,
    ).toBe('not_found');
  });

  test('of text is read in parts', async () => {
    const handlers = handlersOf(archive);
    const documentId = idOf('offerte.txt');
    const text = textBytes.toString('utf8');
    expect(await handlers['documents.text']({ documentId, offset: 0, limit: 1000 }, context)).toEqual({
      text,
      totalCharacters: text.length,
    });
    expect(await handlers['documents.text']({ documentId, offset: 5, limit: 6 }, context)).toEqual({
      text: text.slice(5, 11),
      totalCharacters: text.length,
    });
  });
});

describe('a document’s bytes', () => {
  test('are read in any parts, each a copy of that part alone', () => {
    const contents = createDocumentContents(archive);
    const source = documentSource({ archive, contents }, idOf('groot.pdf'));
    expect(source).toMatchObject({
      fileName: 'groot.pdf',
      mimeType: 'application/pdf',
      byteSize: largeBytes,
    });
    const whole = contents.read(idOf('groot.pdf')).bytes;
    for (const [start, end] of [
      [0, 1],
      [0, 262_144],
      [1_000_000, 1_262_144],
      [largeBytes - 10, largeBytes],
      [largeBytes, largeBytes],
    ] as const) {
      const part = source.read(start, end);
      expect(Buffer.compare(part, whole.subarray(start, end))).toBe(0);
      // What is sent to another process is the whole memory behind a view.
      expect(part.buffer.byteLength).toBe(end - start);
    }
  });

  test('are saved whole or not at all', async () => {
    const contents = createDocumentContents(archive);
    const out = join(folder, 'saved.pdf');
    expect(await saveDocument(contents, 1, out)).toEqual({ byteSize: pdfBytes.length });
    expect(Buffer.compare(readFileSync(out), pdfBytes)).toBe(0);
    writeFileSync(out, 'something else');
    expect(await failureOf(saveDocument(contents, 1, out, false))).toMatchObject({
      code: 'output_failed',
      reason: 'exists',
    });
    expect(readFileSync(out, 'utf8')).toBe('something else');
    await saveDocument(contents, 1, out, true);
    expect(Buffer.compare(readFileSync(out), pdfBytes)).toBe(0);
    mkdirSync(join(folder, 'taken'));
    expect((await failureOf(saveDocument(contents, 1, join(folder, 'taken')))).code).toBe('output_failed');
    expect((await failureOf(saveDocument(contents, 1, join(folder, 'absent', 'x.pdf')))).code).toBe(
      'output_failed',
    );
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('that are not those that were archived are shown as such, and not saved', async () => {
    const path = join(folder, 'exchanged.sbqa');
    writeEdited(books, path, { version: 4, passphrase: booksPassphrase }, (connection) => {
      connection
        .prepare('UPDATE document_content SET content = ? WHERE id = 1')
        .run(Buffer.from('%PDF-1.7 another'));
    });
    const exchanged = await openForTest(path);
    const handlers = handlersOf(exchanged);
    expect(await handlers['documents.get']({ documentId: 1 }, context)).toMatchObject({ hash: 'differs' });
    const out = join(folder, 'exchanged.pdf');
    expect((await failureOf(saveDocument(createDocumentContents(exchanged), 1, out))).code).toBe(
      'damaged_record',
    );
    expect(existsSync(out)).toBe(false);
  });

  test('on a damaged page fail that document, and no other', async () => {
    const page = archive.db
      .prepare<number>(
        `SELECT pageno FROM dbstat WHERE name = 'document_content' AND pagetype = 'overflow' LIMIT 1 OFFSET 50`,
        { pluck: true },
      )
      .get();
    const path = join(folder, 'holed.sbqa');
    writeTampered(books, path, (bytes) => flipBit(bytes, pageOffset(page ?? 0) + 500));
    const handlers = handlersOf(await openForTest(path));
    expect(
      (await failureOf((async () => handlers['documents.get']({ documentId: idOf('groot.pdf') }, context))()))
        .code,
    ).toBe('damaged_record');
    expect(await handlers['documents.get']({ documentId: 1 }, context)).toMatchObject({ hash: 'matches' });
  });

  test('leave the archive as it was', async () => {
    const before = fileState(books);
    const handlers = handlersOf(await openForTest(books));
    await handlers['documents.get']({ documentId: 1 }, context);
    expect(fileState(books).sha256).toBe(before.sha256);
    expect(fileState(books).modifiedNs).toBe(before.modifiedNs);
  });
});

test('a foreign database has no documents, even if a table of it is called so', async () => {
  const path = join(folder, 'foreign.db');
  const connection = new Database(path);
  applyKey(connection, { version: 4, passphrase: 'x' });
  connection.exec('CREATE TABLE document (id INTEGER PRIMARY KEY, a)');
  connection.close();
  const handlers = handlersOf(await openForTest(path, 'x'));
  expect((await failureOf((async () => handlers['documents.get']({ documentId: 1 }, context))())).code).toBe(
    'not_found',
  );
  expect((await failureOf((async () => handlers['documents.ubl']({ documentId: 1 }, context))())).code).toBe(
    'not_found',
  );
});
