import { describe, expect, test } from 'vitest';
import { type ReadOnlyDatabase, SqliteError } from '#engine/driver/read-only-database.ts';
import { CheckReport, makeCheck } from '#engine/verify/check-outcome.ts';
import { FindingList, listedFindings } from '#engine/verify/findings.ts';
import { layerResult } from '#engine/verify/layer-report.ts';
import { findingCodes, severityOfFinding } from '#shared/contract/finding-codes.ts';
import { layerResultSchema } from '#shared/contract/verification.ts';

test('every code has one severity, and no code stands in two layers', () => {
  expect(new Set(findingCodes).size).toBe(findingCodes.length);
  for (const code of findingCodes) expect(['error', 'warning', 'remark']).toContain(severityOfFinding[code]);
});

describe('a list of findings', () => {
  test('keeps the first of each code and counts all', () => {
    const list = new FindingList();
    for (let i = 0; i < listedFindings + 50; i++) list.add('page_damaged', `Page ${i}`, { page: i });
    list.add('free_pages', 'Free');
    list.addUnlisted('page_damaged', 1000);
    const { findings, totals } = list.found();
    expect(findings).toHaveLength(listedFindings + 1);
    expect(totals).toEqual({ page_damaged: listedFindings + 1050, free_pages: 1 });
    expect(list.total).toBe(listedFindings + 1051);
    expect(list.hasError).toBe(true);
  });

  test('merges without losing a count, whichever side listed it', () => {
    const parts = [0, 1, 2].map((part) => {
      const list = new FindingList();
      for (let i = 0; i < 150; i++) list.add('rows_changed', `${part}.${i}`);
      list.addUnlisted('rows_changed', 10);
      return list.found();
    });
    const all = new FindingList();
    for (const part of parts) all.merge(part);
    expect(all.found().findings).toHaveLength(listedFindings);
    expect(all.total).toBe(3 * 160);
  });

  test('an unlisted error is an error', () => {
    const list = new FindingList();
    list.addUnlisted('page_damaged', 1);
    expect(list.hasError).toBe(true);
  });
});

/** A database that answers every question for a value of the wrong type like this. */
const holding = (answer: unknown) => () =>
  ({ prepare: () => ({ get: () => answer }) }) as unknown as ReadOnlyDatabase;

describe('a check', () => {
  test('that SQLite broke off is not passed, and keeps what it had found', () => {
    const outcome = makeCheck(
      'dates',
      (report) => {
        report.looked(5);
        report.find('date_malformed', 'x');
        throw new SqliteError('malformed', 'SQLITE_CORRUPT');
      },
      holding(undefined),
    );
    expect(outcome.findings.map(({ code }) => code)).toEqual(['date_malformed', 'unreadable']);
    expect(layerResult([outcome], {})).toMatchObject({
      verdict: 'failed',
      checks: [{ verdict: 'failed', items: 5 }],
    });
  });

  test('that the program broke off is an error of the program', () => {
    const broken = () => {
      throw new TypeError('a bug');
    };
    expect(() => makeCheck('dates', broken, holding(undefined))).toThrow('a bug');
  });

  test('that values of the wrong type broke off names the column', () => {
    const broken = () => {
      throw new TypeError('x.slice is not a function');
    };
    expect(makeCheck('dates', broken, holding(1)).findings).toMatchObject([
      { code: 'unreadable', severity: 'error', table: 'administration', details: { check: 'dates' } },
    ]);
  });
});

describe("a layer's verdict", () => {
  const outcome = (name: 'dates' | 'retention', act: (report: CheckReport) => void) => {
    const report = new CheckReport(name);
    act(report);
    return report.outcome();
  };
  const passed = outcome('dates', (report) => report.looked(1));
  const warned = outcome('dates', (report) => report.find('date_malformed', 'x'));
  const failed = outcome('dates', (report) => report.find('entry_unbalanced', 'x'));
  const impossible = outcome('retention', (report) => report.notPossible('no_documents'));

  test('fails on errors only', () => {
    expect(layerResult([passed, warned, impossible], {}).verdict).toBe('passed');
    expect(layerResult([passed, failed], {}).verdict).toBe('failed');
  });

  test('is not possible where no check was', () => {
    expect(layerResult([impossible], {})).toMatchObject({ verdict: 'not_possible', reason: 'no_records' });
  });

  test('fits the contract, with totals only where more was found than is listed', () => {
    expect(layerResultSchema.parse(layerResult([passed, warned], { rows: 3 }))).not.toHaveProperty(
      'findingTotals',
    );
    const list = new FindingList();
    list.addUnlisted('entry_unbalanced', 7);
    const many = { name: 'dates', reason: null, items: 1, ...list.found() } as const;
    expect(layerResultSchema.parse(layerResult([many], {})).findingTotals).toEqual({ entry_unbalanced: 7 });
  });
});
