import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { readingRecords } from '../open/sqlite-failure.ts';

/** A filed return with its boxes. */
export interface FiledReturn {
  readonly id: number;
  readonly administrationId: number;
  /** `return`, `supplement`, `icp` or `oss`. */
  readonly kind: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly filedAt: string | null;
  readonly totalCents: bigint | null;
  readonly boxes: ReadonlyMap<string, FiledBox>;
}

/** What was filed in a box. */
export interface FiledBox {
  readonly turnoverCents: bigint | null;
  readonly vatCents: bigint | null;
}

interface ReturnRow {
  readonly id: bigint;
  readonly administrationId: bigint;
  readonly kind: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly filedAt: string | null;
  readonly totalCents: bigint | null;
}

/** All filed returns by administration, start and kind. */
export function readFiledReturns(db: ReadOnlyDatabase): FiledReturn[] {
  return readingRecords('The VAT returns', () => {
    const boxes = new Map<bigint, Map<string, FiledBox>>();
    const boxRows = db.prepare<FiledBox & { readonly id: bigint; readonly box: string }>(
      'SELECT vat_return_id AS id, box, turnover_cents AS turnoverCents, vat_cents AS vatCents FROM vat_return_box ORDER BY id',
      { safeIntegers: true },
    );
    for (const { id, box, turnoverCents, vatCents } of boxRows.all()) {
      const own = boxes.get(id) ?? new Map<string, FiledBox>();
      const before = own.get(box);
      own.set(box, {
        turnoverCents: added(before?.turnoverCents ?? null, turnoverCents),
        vatCents: added(before?.vatCents ?? null, vatCents),
      });
      boxes.set(id, own);
    }
    return db
      .prepare<ReturnRow>(
        `SELECT id, administration_id AS administrationId, kind, start_date AS startDate, end_date AS endDate, filed_at AS filedAt,
           total_cents AS totalCents
         FROM vat_return ORDER BY administration_id, start_date, end_date, kind DESC, id`,
        { safeIntegers: true },
      )
      .all()
      .map((row) => ({
        ...row,
        id: Number(row.id),
        administrationId: Number(row.administrationId),
        boxes: boxes.get(row.id) ?? new Map<string, FiledBox>(),
      }));
  });
}

/** Null stands for nothing stated. */
function added(a: bigint | null, b: bigint | null): bigint | null {
  return a === null ? b : a + (b ?? 0n);
}
