import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { readAppointmentFile } from '#engine/appointment/read-appointment-file.ts';
import { readAppointment } from '#engine/open/appointment-check.ts';
import { findWrongColumn } from '#engine/open/column-types.ts';
import { inspectFile } from '#engine/open/inspect-file.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { canonicalJson } from '#shared/archive-format/canonical-json.ts';
import { sealSuffix } from '#shared/archive-format/seal.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { booksPassphrase } from '../../fixtures/small-books.ts';
import { writeTampered } from '../../fixtures/tamper.ts';
import { connectForEditing, readSubjects, type Subjects, writeSubjects } from '../../fuzz/subjects.ts';
import { startEngine, unlock } from '../../fuzz/visit.ts';

// What fuzzing found, each by its cause: values that STRICT columns refuse but that whoever has the key can write.
const folder = folderOfTests();
let subjects: Subjects;
beforeAll(async () => {
  await writeSubjects(folder);
  subjects = readSubjects(folder);
});

let made = 0;
function edited(edit: (connection: Database.Database) => void): string {
  const path = join(folder, `${++made}.sbqa`);
  writeTampered(subjects.looseArchive, path, () => undefined);
  const connection = connectForEditing(path, subjects.keyHex);
  edit(connection);
  connection.close();
  return path;
}

const cases = [
  [
    'a search record without a title',
    'search.run',
    { text: 'regel' },
    'UPDATE search_record SET title = NULL',
  ],
  [
    'a number for a document’s bytes',
    'documents.text',
    { documentId: 1, limit: 1000 },
    'UPDATE document_content SET content = 1e21',
  ],
  [
    'a number for a document’s name',
    'documents.get',
    { documentId: 1 },
    `UPDATE document SET file_name = x'05'`,
  ],
  [
    'amounts that cannot be added up',
    'overview.get',
    { scope: {} },
    'UPDATE journal_line SET amount_cents = 9223372036854775807',
  ],
  [
    'an item that is due on no date',
    'lists.rows',
    {
      query: { scope: {}, filters: [], sort: [], source: { kind: 'view', view: 'open-items' } },
      offset: 0,
      limit: 50,
    },
    `UPDATE journal_line SET due_date = '0000-00-00'; UPDATE invoice SET due_date = '0000-00-00'`,
  ],
  [
    'a text for an amount',
    'records.entry',
    { entryId: 1 },
    `UPDATE journal_line_vat SET amount_cents = 'veel'; UPDATE journal_line SET amount_cents = 'veel'`,
  ],
] as const;

describe('values that a column cannot have', () => {
  test.each(cases)('%s: %s is answered or says what is wrong', async (_name, method, input, sql) => {
    const path = edited((db) => db.exec(sql));
    const before = fileState(path);
    const engine = startEngine(path, join(folder, 'out'));
    try {
      expect(await unlock(engine, subjects)).toMatchObject({ type: 'result' });
      const answer = await engine.call(method, input);
      if (answer.type === 'failure') expect(answer.failure.code).toBe('damaged_record');
    } finally {
      engine.close();
    }
    expect(fileState(path)).toEqual({ ...before, beside: expect.anything() });
  });

  test('in a fiscal year: the archive is refused as damaged, and none is left open', async () => {
    const path = edited((db) => db.exec(`UPDATE fiscal_year SET end_date = x'00'`));
    const engine = startEngine(path, join(folder, 'out'));
    expect(await unlock(engine, subjects)).toMatchObject({ failure: { code: 'damaged_record' } });
    expect(await engine.call('archive.summary', {})).toMatchObject({ failure: { code: 'locked' } });
    engine.close();
  });

  test.each([
    ['administration.name', 'UPDATE administration SET name = NULL'],
    ['administration.status', `UPDATE administration SET status = 'sleeping'`],
    ['journal_line.amount_cents', `UPDATE journal_line SET amount_cents = 'veel' WHERE id = 7`],
    ['document_content.content', `UPDATE document_content SET content = 'text'`],
    ['journal_line.ledger_account_id', 'UPDATE journal_line SET ledger_account_id = 9007199254740993'],
    ['search_record.title', `UPDATE search_record SET title = x'01'`],
  ])('are found in %s', async (place, sql) => {
    const path = edited((db) => db.exec(sql));
    const archive = await openForTest(path, booksPassphrase);
    const [table, column] = place.split('.');
    expect(findWrongColumn(archive.db)).toEqual({ table, column });
  });

  test('are found nowhere in sound books', async () => {
    const archive = await openForTest(subjects.archive, booksPassphrase);
    expect(findWrongColumn(archive.db)).toBeNull();
  });

  test('end a check of a verification, never the verification', async () => {
    const path = edited((db) =>
      db.exec(`UPDATE invoice SET gross_cents = 'veel', net_cents = 'meer', vat_cents = 'x'`),
    );
    const archive = await openForTest(path, booksPassphrase);
    const { layers } = await verifyArchive(archive, { threads: 1 });
    expect(layers.books.verdict).toBe('failed');
    expect(layers.books.findings).toContainEqual(
      expect.objectContaining({
        code: 'unreadable',
        table: 'invoice',
        details: expect.objectContaining({ check: 'invoice_amounts' }),
      }),
    );
    expect(layers.manifest.verdict).toBe('failed');
  });
});

describe('files beside the archive', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

  test('nested deep have no canonical spelling, and nested as deep as anything real have', () => {
    expect(() => canonicalJson(JSON.parse(nested(5_000)))).toThrow(TypeError);
    expect(canonicalJson(JSON.parse(nested(100)))).toBe(nested(100));
  });

  test('a seal nested deep is malformed', async () => {
    const path = edited(() => undefined);
    const seal = readFileSync(`${subjects.archive}${sealSuffix}`, 'utf8');
    writeFileSync(`${path}${sealSuffix}`, seal.replace('{', `{"more":${nested(9_000)},`));
    expect((await inspectFile(path)).report.state).toBe('malformed');
  });

  test.each(['\\ud800', 'nested'])(
    'an appointment that has no canonical spelling (%s) is malformed',
    async (how) => {
      const text =
        how === 'nested'
          ? subjects.appointmentText.replace('{', `{"more":${nested(9_000)},`)
          : subjects.appointmentText.replace('controle', 'controle\\ud800');
      expect(await failureOf(Promise.resolve().then(() => readAppointment(text)))).toMatchObject({
        code: 'appointment_invalid',
        reason: 'malformed',
      });
    },
  );

  test('an appointment far too large is refused unread, and one that is missing says so', async () => {
    const path = join(folder, 'large.sbqkey');
    writeFileSync(path, Buffer.alloc(2_000_000, ' '));
    expect(await failureOf(readAppointmentFile(path))).toMatchObject({ code: 'appointment_invalid' });
    expect(await failureOf(readAppointmentFile(join(folder, 'absent.sbqkey')))).toMatchObject({
      code: 'not_readable',
      reason: 'missing',
    });
  });

  test.skipIf(process.platform === 'win32')('a named pipe for an appointment is not waited for', async () => {
    const path = join(folder, 'pipe.sbqkey');
    execFileSync('mkfifo', [path]);
    expect(await failureOf(readAppointmentFile(path))).toMatchObject({ code: 'not_readable', reason: 'io' });
  });
});

test('a report of a verification at no time is refused as a message', async () => {
  const archive = await openForTest(subjects.archive, booksPassphrase);
  const result = await verifyArchive(archive, { threads: 1, layers: ['seal'] });
  const engine = startEngine(subjects.archive, folder);
  await unlock(engine, subjects);
  const save = (change: object) =>
    engine.call('reports.save', { grant: 'w'.repeat(24), language: 'nl', result: { ...result, ...change } });
  for (const change of [{ startedAt: 'ooit' }, { startedAt: '' }, { seconds: -1 }, { seconds: 1e300 }]) {
    expect(await save(change)).toMatchObject({ failure: { code: 'bad_message' } });
  }
  engine.close();
});
