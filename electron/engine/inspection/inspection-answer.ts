import { type CoveredTable, coveredTableNames } from '#shared/archive-format/tables.ts';
import type { InspectionReason } from '#shared/contract/inspection.ts';

/** Why a record is there; at most so many reasons are kept of each. */
const mostReasons = 4;
/** Beyond this an answer is no list that anybody corrects by hand, and would take memory without bound. */
export const mostRecords = 200_000;

/** What was found about somebody, by table. */
export class InspectionAnswer {
  readonly #tables = new Map<CoveredTable, Map<number, InspectionReason[]>>();
  readonly incomplete = new Set<CoveredTable>();
  total = 0;
  isCut = false;

  /** Adds a reason; true where the record is new. */
  add(table: CoveredTable, id: number, reason: InspectionReason): boolean {
    const records = this.#recordsOf(table);
    const known = records.get(id);
    if (known !== undefined) {
      if (known.length < mostReasons) known.push(reason);
      return false;
    }
    if (this.total >= mostRecords) {
      this.isCut = true;
      return false;
    }
    records.set(id, [reason]);
    this.total += 1;
    return true;
  }

  /** Tables in which something was found or that could not be read whole, in the order of the format. */
  get tables(): CoveredTable[] {
    return coveredTableNames.filter(
      (table) => (this.#tables.get(table)?.size ?? 0) > 0 || this.incomplete.has(table),
    );
  }

  /** Ids of a table, those with a term of their own first, then by id. */
  idsOf(table: CoveredTable): number[] {
    const records = this.#tables.get(table) ?? new Map<number, InspectionReason[]>();
    const isDirect = (id: number) => records.get(id)?.some(({ kind }) => kind === 'term') ?? false;
    return [...records.keys()].sort((a, b) => Number(isDirect(b)) - Number(isDirect(a)) || a - b);
  }

  reasonsOf(table: CoveredTable, id: number): readonly InspectionReason[] {
    return this.#tables.get(table)?.get(id) ?? [];
  }

  /** How many records of a table hold a term themselves. */
  directIn(table: CoveredTable): number {
    let direct = 0;
    for (const reasons of this.#tables.get(table)?.values() ?? []) {
      if (reasons.some(({ kind }) => kind === 'term')) direct += 1;
    }
    return direct;
  }

  countOf(table: CoveredTable): number {
    return this.#tables.get(table)?.size ?? 0;
  }

  #recordsOf(table: CoveredTable): Map<number, InspectionReason[]> {
    let records = this.#tables.get(table);
    if (records === undefined) {
      records = new Map();
      this.#tables.set(table, records);
    }
    return records;
  }
}
