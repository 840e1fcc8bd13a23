import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readLookups } from '#engine/lookups/read-lookups.ts';
import type { OpenArchive } from '#engine/open/open-archive.ts';
import { createListEngine } from '#engine/query/list-engine.ts';
import { packArchive } from '#packer/pack.ts';
import { writeSample } from '#packer/sample/write-sample.ts';
import { sampleSigningSeed } from '#shared/archive-format/keys.ts';
import { lookupViews } from '#shared/contract/lookups.ts';
import { SAMPLE_PASSPHRASE } from '#shared/domain/sample.ts';
import { folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { packedPassphrase } from '../../fixtures/packed-archive.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';
import { description, newWriter } from '../../fixtures/written-archive.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const folder = folderOfTests();
const sample = join(folder, 'sample.sbqa');
const papers = join(folder, 'papers.sbqa');

beforeAll(async () => {
  await writeSample({ size: 'small', out: sample });
  const writer = await newWriter({ path: papers });
  const administration_id = writer.insert('administration', { code: 'A', name: 'A' });
  for (const recognised_text of ['Bon', null]) {
    writer.insert('document', {
      administration_id,
      kind: 'receipt',
      file_name: 'bon.pdf',
      mime_type: 'application/pdf',
      status: 'archived',
      recognised_text,
    });
  }
  await writer.finish(description, sampleSigningSeed);
});

/** What each can be looked up, and why not, as a line each. */
async function linesOf(archive: OpenArchive): Promise<Record<string, string>> {
  const lookups = await readLookups(archive, createListEngine(archive), undefined);
  expect(lookups.map(({ view }) => view)).toEqual([...lookupViews]);
  return Object.fromEntries(
    lookups.map(({ view, state, reasons }) => [
      view,
      [
        state,
        ...reasons.map(({ code, count, of }) => (count === undefined ? code : `${code} ${count}/${of}`)),
      ].join(' '),
    ]),
  );
}

test('of the sample, which has everything, nearly all can be looked up', async () => {
  const archive = await openForTest(sample, SAMPLE_PASSPHRASE);
  const count = (sql: string) => archive.db.prepare<number>(sql, { pluck: true }).get();
  const lines = await linesOf(archive);
  const unread = count(`SELECT count(*) FROM document WHERE coalesce(recognised_text, '') = ''`);
  const unbooked = count(
    `SELECT count(*) FROM document d WHERE NOT EXISTS (SELECT 1 FROM document_link k WHERE k.document_id = d.id AND k.target_table LIKE 'journal%')
       AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.document_id = d.id AND i.journal_entry_id > 0)`,
  );
  const documents = count('SELECT count(*) FROM document');
  const { document_text, documents_booked, bank_entries, ...others } = lines;
  expect(document_text).toBe(unread === 0 ? 'there' : `partly text_missing ${unread}/${documents}`);
  expect(documents_booked).toBe(unbooked === 0 ? 'there' : `partly unlinked ${unbooked}/${documents}`);
  expect(bank_entries).toMatch(/^(there|partly bank_unlinked)/);
  expect(new Set(Object.values(others))).toEqual(new Set(['there']));
});

test('of an archive of documents alone, what needs books cannot, and it says that there are none', async () => {
  const lines = await linesOf(await openForTest(papers, packedPassphrase));
  expect(lines).toMatchObject({
    documents: 'partly files_missing 2/2',
    document_text: 'partly text_missing 1/2',
    document_history: 'not no_events',
    invoices: 'not no_invoices',
    documents_booked: 'not no_ledger',
    ledger: 'not no_ledger',
    open_items: 'not no_ledger',
    ageing: 'not no_ledger',
    vat_codes: 'not no_ledger',
    vat_returns: 'not no_vat_returns',
    bank: 'not no_bank',
    retention: 'there',
  });
});

test.skipIf(vendorData === null)(
  'of vendors’ auditfiles, each says what its version leaves out',
  async () => {
    const pack = async (name: string, file: string) => {
      const out = join(folder, `${name}.sbqa`);
      await packArchive({
        xafPaths: [join(vendorData ?? '', 'xaf', file)],
        passphrase: packedPassphrase,
        acceptsAppointments: false,
        out,
      });
      return linesOf(await openForTest(out, packedPassphrase));
    };
    expect(await pack('exact', 'ExactOnline_V32_2016.xaf')).toMatchObject({
      documents: 'not no_documents',
      open_items: expect.stringMatching(/^partly no_match_keys/),
      ageing: expect.stringMatching(/^partly due_dates_missing \d+\/\d+$/),
      vat_codes: 'there',
      vat_boxes: 'not no_boxes',
      bank: 'not no_bank',
    });
    expect(await pack('four', 'XAF_4_0_Test_100425.XAF')).toMatchObject({
      open_items: 'not no_control_accounts',
      ageing: 'not no_control_accounts',
    });
  },
);
