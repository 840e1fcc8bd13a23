import { dateAsNumber } from '../query/ledger-columns.ts';
import { type VatBook, type VatCode, VatSum } from './vat-book.ts';
import type { FiledReturn } from './vat-returns.ts';

/** A box of a return over a period: what the lines come to, beside what was filed. Null where there is nothing to compare with. */
export interface ReturnBox {
  readonly administrationId: number;
  readonly kind: string;
  readonly startDate: string;
  readonly endDate: string;
  /** The filed return's id; null where none was filed for the period. */
  readonly returnId: number | null;
  /** Null: lines with a code that belongs to no box in this archive, or without a code. */
  readonly box: string | null;
  readonly turnoverCents: bigint | null;
  readonly vatCents: bigint | null;
  readonly filedTurnoverCents: bigint | null;
  readonly filedVatCents: bigint | null;
  readonly lines: number;
}

/** A period in which returns are due, with those that were filed over it. */
export interface VatPeriod {
  readonly administrationId: number;
  readonly kind: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly filed: FiledReturn | null;
  /** Where none was filed: what returns of other periods already take in. */
  readonly except: readonly FiledReturn[];
}

/** Input VAT, which is taken off. */
const inputBox = '5b';
/** Boxes that a total is drawn under: the VAT due, and what is to be paid or comes back. */
const dueBox = '5a';
const totalBox = '5g';
/** Boxes for what was bought: their turnover stands on the debit side. */
const purchaseBoxes: ReadonlySet<string> = new Set(['2a', '4a', '4b', inputBox]);
const returnBoxes = /^[1-4][a-z]$|^5[b-g]$/;

/** Which return a box belongs to: those of the one-stop shop are countries. */
export function kindOfBox(box: string | null): 'return' | 'oss' {
  return box === null || /^\d/.test(box) ? 'return' : 'oss';
}

/** All boxes of a period, in the order of the form; last those lines that no box takes. */
export function boxesOfPeriod(book: VatBook, period: VatPeriod): ReturnBox[] {
  const { administrationId, kind, startDate, endDate, filed } = period;
  const own = { administrationId, kind, startDate, endDate, returnId: filed?.id ?? null };
  const booked = kind === 'supplement' ? new Map<string, Booked>() : bookedByBox(book, period);
  const names = new Set([...booked.keys(), ...(filed?.boxes.keys() ?? [])]);
  const boxes = [...names].sort().map((box): ReturnBox => {
    const sums = booked.get(box);
    const filedBox = filed?.boxes.get(box) ?? null;
    // Nothing booked and nothing stated for a box is nothing, where the archive has lines at all.
    const isCompared = kind !== 'supplement';
    return {
      ...own,
      box: box === '' ? null : box,
      turnoverCents: box === inputBox || !isCompared ? null : (sums?.turnover ?? 0n),
      vatCents: kind === 'icp' || !isCompared ? null : (sums?.vat ?? 0n),
      filedTurnoverCents: filed === null || box === inputBox ? null : (filedBox?.turnoverCents ?? null),
      filedVatCents: filed === null || kind === 'icp' ? null : (filedBox?.vatCents ?? null),
      lines: sums?.lines ?? 0,
    };
  });
  return kind === 'return' && boxes.some(({ box }) => box !== null && returnBoxes.test(box))
    ? withTotals(boxes, own, filed)
    : boxes;
}

interface Booked {
  turnover: bigint;
  vat: bigint;
  lines: number;
}

function bookedByBox(book: VatBook, period: VatPeriod): Map<string, Booked> {
  const boxes = new Map<string, Booked>();
  for (const code of book.codes.values()) {
    const name = code.returnBox ?? '';
    const sum = bookedWithCode(book, code, period);
    if (sum === null) continue;
    const box = boxes.get(name) ?? { turnover: 0n, vat: 0n, lines: 0 };
    const isPurchase = purchaseBoxes.has(name);
    box.turnover += isPurchase ? sum.base.value : -sum.base.value;
    box.vat += name === inputBox ? sum.vat.value : -sum.vat.value;
    box.lines += sum.lines;
    boxes.set(name, box);
  }
  return boxes;
}

/** What was booked with a code within a period of the return that its box belongs to; null for nothing. */
export function bookedWithCode(book: VatBook, code: VatCode, period: VatPeriod): VatSum | null {
  const { administrationId, kind } = period;
  const isOwn = kind === 'icp' ? code.returnBox === '3b' : kindOfBox(code.returnBox) === kind;
  if (code.administrationId !== administrationId || !isOwn) return null;
  const [first, last] = [dateAsNumber(period.startDate), dateAsNumber(period.endDate)];
  const except = period.except.map(
    (one) => [dateAsNumber(one.startDate), dateAsNumber(one.endDate)] as const,
  );
  const total = new VatSum();
  for (const [day, sum] of book.sums.get(code.id) ?? []) {
    if (day < first || day > last || except.some(([from, to]) => day >= from && day <= to)) continue;
    total.base.add(sum.base.value);
    total.vat.add(sum.vat.value);
    total.lines += sum.lines;
  }
  return total.lines === 0 ? null : total;
}

/** 5a adds up the VAT due, 5g takes the input VAT off it. */
function withTotals(
  boxes: readonly ReturnBox[],
  own: Pick<ReturnBox, 'administrationId' | 'kind' | 'startDate' | 'endDate' | 'returnId'>,
  filed: FiledReturn | null,
): ReturnBox[] {
  const isDue = ({ box }: ReturnBox) => box !== null && /^[1-4]/.test(box);
  const sum = (member: 'vatCents' | 'filedVatCents', of: (box: ReturnBox) => boolean) =>
    boxes.filter(of).reduce((total, box) => total + (box[member] ?? 0n), 0n);
  const isInput = ({ box }: ReturnBox) => box === inputBox;
  const due = sum('vatCents', isDue);
  const filedDue = filed === null ? null : sum('filedVatCents', isDue);
  const total = (box: string, vatCents: bigint, filedVatCents: bigint | null): ReturnBox => ({
    ...own,
    box,
    turnoverCents: null,
    vatCents,
    filedTurnoverCents: null,
    filedVatCents,
    lines: 0,
  });
  return [
    ...boxes.filter(isDue),
    ...(boxes.some(({ box }) => box === dueBox) ? [] : [total(dueBox, due, filedDue)]),
    ...boxes.filter((box) => box.box !== null && !isDue(box) && box.box !== totalBox),
    total(totalBox, due - sum('vatCents', isInput), filed?.totalCents ?? null),
    ...boxes.filter(({ box }) => box === null),
  ];
}
