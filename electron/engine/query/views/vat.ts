import { fail } from '#shared/contract/failure.ts';
import type { ListRow } from '#shared/contract/lists.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import { readingRecords } from '../../open/sqlite-failure.ts';
import { bookedWithCode, boxesOfPeriod } from '../../vat/return-boxes.ts';
import type { VatLedger } from '../../vat/vat-ledger.ts';
import { type ComputedColumn, createComputedList } from '../computed-list.ts';
import { integerCell } from '../exact-sum.ts';
import { dateAsNumber } from '../ledger-columns.ts';
import type { List } from '../list.ts';

const boxColumns: readonly ComputedColumn[] = [
  { name: 'startDate', type: 'date' },
  { name: 'endDate', type: 'date' },
  { name: 'kind', type: 'code' },
  { name: 'box', type: 'code' },
  { name: 'turnoverCents', type: 'cents' },
  { name: 'vatCents', type: 'cents' },
  { name: 'filedTurnoverCents', type: 'cents' },
  { name: 'filedVatCents', type: 'cents' },
  { name: 'turnoverDifferenceCents', type: 'cents' },
  { name: 'vatDifferenceCents', type: 'cents' },
  { name: 'comparison', type: 'code' },
  { name: 'lines', type: 'integer' },
  { name: 'administration', type: 'code' },
  { name: 'administrationId', type: 'integer', references: 'administration' },
  { name: 'returnId', type: 'integer', references: 'vat_return' },
];

/**
 * Turnover and VAT by box of the return and period, as the lines have them and as they were filed. Signs are the return's: VAT due and
 * input VAT both positive. `comparison` is `same`, `differs`, `not_filed` (no return over the period) or `not_compared`.
 */
export function createVat(db: ReadOnlyDatabase, vat: VatLedger): List {
  return createComputedList(boxColumns, async (scope, signal): Promise<ListRow[]> => {
    checkScope(scope);
    const book = await vat.book(signal);
    const administrations = administrationCodes(db);
    return (await vat.periods(scope, signal))
      .flatMap((period) => boxesOfPeriod(book, period))
      .map((box) => {
        const turnoverDifference = difference(box.filedTurnoverCents, box.turnoverCents);
        const vatDifference = difference(box.filedVatCents, box.vatCents);
        return {
          ref: box.returnId === null ? null : { table: 'vat_return', id: box.returnId },
          cells: [
            box.startDate,
            box.endDate,
            box.kind,
            box.box,
            cell(box.turnoverCents),
            cell(box.vatCents),
            cell(box.filedTurnoverCents),
            cell(box.filedVatCents),
            cell(turnoverDifference),
            cell(vatDifference),
            comparisonOf(box.returnId, turnoverDifference, vatDifference),
            box.lines,
            administrations.get(box.administrationId) ?? null,
            box.administrationId,
            box.returnId,
          ],
        };
      });
  });
}

function comparisonOf(returnId: number | null, turnover: bigint | null, vat: bigint | null): string {
  if (returnId === null) return 'not_filed';
  if (turnover === null && vat === null) return 'not_compared';
  return (turnover ?? 0n) === 0n && (vat ?? 0n) === 0n ? 'same' : 'differs';
}

const codeColumns: readonly ComputedColumn[] = [
  { name: 'startDate', type: 'date' },
  { name: 'endDate', type: 'date' },
  { name: 'vatCode', type: 'code' },
  { name: 'description', type: 'text' },
  { name: 'rateBp', type: 'integer' },
  { name: 'box', type: 'code' },
  { name: 'baseCents', type: 'cents', isSummed: true },
  { name: 'vatCents', type: 'cents', isSummed: true },
  { name: 'lines', type: 'integer' },
  { name: 'administration', type: 'code' },
  { name: 'administrationId', type: 'integer', references: 'administration' },
  { name: 'vatCodeId', type: 'integer', references: 'vat_code' },
];

/** Base and VAT by code and return period, debit minus credit as in the ledger: VAT on sales is negative. */
export function createVatCodes(db: ReadOnlyDatabase, vat: VatLedger): List {
  return createComputedList(codeColumns, async (scope, signal): Promise<ListRow[]> => {
    checkScope(scope);
    const book = await vat.book(signal);
    const administrations = administrationCodes(db);
    // A code belongs to one return; the periods of others (of intra-Community supplies, say) would show its lines twice.
    const periods = (await vat.periods(scope, signal)).filter(
      ({ kind }) => kind === 'return' || kind === 'oss',
    );
    return periods.flatMap((period) =>
      [...book.codes.values()]
        .filter((code) => code.administrationId === period.administrationId)
        .flatMap((code): ListRow[] => {
          const sum = bookedWithCode(book, code, period);
          if (sum === null) return [];
          return [
            {
              ref: { table: 'vat_code', id: code.id },
              cells: [
                period.startDate,
                period.endDate,
                code.code,
                code.description,
                code.rateBp,
                code.returnBox,
                sum.base.cents,
                sum.vat.cents,
                sum.lines,
                administrations.get(code.administrationId) ?? null,
                code.administrationId,
                code.id,
              ],
            },
          ];
        }),
    );
  });
}

/** Ids of the lines' VAT that a scope keeps, ascending: no index leads to them. */
export async function vatLineCandidates(vat: VatLedger, scope: Scope, signal: AbortSignal | undefined) {
  const members = ['vatCodeId', 'vatBox', 'fromDate', 'toDate'] as const;
  if (members.every((member) => scope[member] === undefined)) return null;
  const book = await vat.book(signal);
  const first = scope.fromDate === undefined ? 0 : dateAsNumber(scope.fromDate);
  const last = scope.toDate === undefined ? Number.POSITIVE_INFINITY : dateAsNumber(scope.toDate);
  const boxOf = (codeId: number) => book.codes.get(codeId)?.returnBox ?? '';
  const ids = book.ids.filter((_, at) => {
    const date = book.dates[at] ?? 0;
    const codeId = book.codeIds[at] ?? 0;
    return (
      date >= first &&
      date <= last &&
      (scope.vatCodeId === undefined || codeId === scope.vatCodeId) &&
      (scope.vatBox === undefined || boxOf(codeId) === scope.vatBox)
    );
  });
  return { ids, members };
}

function checkScope(scope: Scope): void {
  for (const [member, value] of Object.entries(scope)) {
    if (value !== undefined && member !== 'administrationId' && member !== 'fiscalYearId') {
      throw fail('bad_filter', `VAT cannot be narrowed by ${member}.`);
    }
  }
}

function administrationCodes(db: ReadOnlyDatabase): ReadonlyMap<number, string> {
  const rows = readingRecords('The administrations', () =>
    db.prepare<{ readonly id: number; readonly code: string }>('SELECT id, code FROM administration').all(),
  );
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** Filed minus booked; null where one of them is not there. */
function difference(filed: bigint | null, booked: bigint | null): bigint | null {
  return filed === null || booked === null ? null : filed - booked;
}

function cell(cents: bigint | null): number | string | null {
  return cents === null ? null : integerCell(cents);
}
