import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArchive } from '#engine/open/open-archive.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { packArchive } from '#packer/pack.ts';
import type { VerificationResult } from '#shared/contract/verification.ts';
import { packedPassphrase } from '../../fixtures/packed-archive.ts';
import { vendorData, vendorDataAbsent } from '../../fixtures/vendor-data.ts';

if (vendorData === null) process.stderr.write(`${vendorDataAbsent}\n`);

const folder = mkdtempSync(join(tmpdir(), 'sbqa-vendors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function verifyVendor(data: string, file: string): Promise<VerificationResult> {
  const out = join(folder, `${file}.sbqa`);
  await packArchive({ xafPaths: [join(data, 'xaf', file)], passphrase: packedPassphrase, out });
  const archive = await openArchive(out, { kind: 'passphrase', passphrase: packedPassphrase });
  try {
    return await verifyArchive(archive);
  } finally {
    archive.close();
  }
}

function booksOf(result: VerificationResult | null): VerificationResult['layers']['books'] {
  if (result === null) throw new Error(vendorDataAbsent);
  return result.layers.books;
}

const check = (result: VerificationResult | null, name: string) =>
  booksOf(result).checks.find((known) => known.name === name);
const gaps = (result: VerificationResult | null) =>
  booksOf(result).findings.flatMap(({ code, details }) =>
    code === 'entry_number_gap' ? [`${details?.journal}: ${details?.before} … ${details?.after}`] : [],
  );
/** Number, date and period of entries that are dated outside their period. */
const misdated = (result: VerificationResult | null) =>
  booksOf(result).findings.flatMap(({ code, details }) =>
    code === 'entry_date_outside_period' ? [`${details?.number} ${details?.date} ${details?.period}`] : [],
  );

// Every expectation below was worked out from the auditfiles themselves, with a script that shares no code with the checks.

describe.skipIf(vendorData === null)('Exact Online', () => {
  let result: VerificationResult | null = null;
  beforeAll(async () => {
    result = await verifyVendor(vendorData ?? '', 'ExactOnline_V32_2016.xaf');
  });

  test('all layers pass; the seal and the manifest are signed by a key that nobody knows yet', () => {
    expect(Object.values(result?.layers ?? {}).map(({ verdict }) => verdict)).toEqual(
      Array(4).fill('passed'),
    );
    expect(result?.signer.trust).toBe('unknown');
  });

  test('every entry balances; one number is missing, in the Memoriaal; there is no opening balance', () => {
    expect(check(result, 'entries_balance')).toMatchObject({ verdict: 'passed', items: 57, findings: 0 });
    expect(gaps(result)).toEqual(['90: 16900001 … 16900003']);
    expect(check(result, 'opening_balances')).toMatchObject({
      verdict: 'not_possible',
      reason: 'no_opening_balance',
    });
    expect(check(result, 'year_continuity')).toMatchObject({
      verdict: 'not_possible',
      reason: 'no_next_year',
    });
  });

  test('the entries that are dated outside their period', () => {
    expect(misdated(result)).toEqual([
      '16100001 2016-02-15 1',
      '16100002 2016-03-03 2',
      '16100003 2016-03-26 2',
      '16200002 2016-02-15 1',
      '16200005 2016-03-28 2',
      '16200006 2016-03-28 2',
      '16200008 2016-12-05 11',
      '16900003 2016-02-15 1',
      '16900009 2016-03-03 2',
    ]);
  });

  test('nothing else but malformed numbers of relations', () => {
    const codes = new Set(booksOf(result).findings.map(({ code }) => code));
    expect([...codes].sort()).toEqual(['entry_date_outside_period', 'entry_number_gap', 'kvk_malformed']);
  });
});

describe.skipIf(vendorData === null)('Multivers', () => {
  let result: VerificationResult | null = null;
  beforeAll(async () => {
    result = await verifyVendor(vendorData ?? '', 'Multivers_V32_2017.xaf');
  });

  test('every entry and the opening balance balance', () => {
    expect(check(result, 'entries_balance')).toMatchObject({ verdict: 'passed', items: 69, findings: 0 });
    expect(check(result, 'opening_balances')).toMatchObject({ verdict: 'passed', items: 1, findings: 0 });
    expect(Object.values(result?.layers ?? {}).map(({ verdict }) => verdict)).toEqual(
      Array(4).fill('passed'),
    );
  });

  test('numbers such as 2-24 count within the period that leads them', () => {
    expect(gaps(result)).toEqual([
      'I: 1-10 … 1-13',
      'I: 1-14 … 1-17',
      'I: 2-12 … 2-14',
      'I: 2-16 … 2-21',
      'I: 2-22 … 2-24',
      'V: 1-5 … 1-7',
      'V: 1-7 … 1-11',
      'V: 1-11 … 1-15',
      'V: 1-15 … 1-17',
      'V: 2-5 … 2-8',
      'V: 2-10 … 2-12',
      'V: 2-12 … 2-14',
      'V: 2-14 … 2-16',
      'V: 2-16 … 2-18',
    ]);
    expect(misdated(result)).toEqual(['1-1 2017-03-31 1']);
  });
});
