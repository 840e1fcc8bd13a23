import type { Bank } from './bank.ts';
import { type Day, dayOf, instant, isoDate, monthOf, quarterOf, secondsAt, yearOf } from './calendar.ts';
import { type AccountName, accounts } from './chart-of-accounts.ts';
import type { Context } from './context.ts';
import type { EntryLine, VatSum } from './ledger.ts';
import { type VatCodeName, vatCodeNames, vatCodes } from './vat-codes.ts';

interface Box {
  turnoverCents: number;
  vatCents: number;
}

const ownReturnBoxes = ['1a', '1b', '2a', '3b', '4b', '5b'];
const ossBoxes = ['BE', 'DE'];
const settledAccounts = ['vatHigh', 'vatLow', 'vatReverse', 'vatAcquisition', 'vatInput'] as const;

/** The quarter's returns: boxes from what was booked, the entry that clears the VAT accounts, the payment a month later. */
export class VatReturns {
  readonly #context: Context;
  readonly #bank: Bank;

  constructor(context: Context, bank: Bank) {
    this.#context = context;
    this.#bank = bank;
  }

  /** Closes the quarter that ends on the day; everything of it must have been booked. */
  closeQuarter(day: Day): void {
    const boxes = boxesOf(this.#context.ledger.takeVatSums());
    const name = `${quarterOf(day)}e kwartaal ${yearOf(day)}`;
    const due = this.#addReturn('return', day, ownReturnBoxes, boxes);
    this.#settle(day, `Btw-aangifte ${name}`, settledAccounts, 'vatReturn', due);
    if (boxes.has('3b')) this.#addReturn('icp', day, ['3b'], boxes);
    if (ossBoxes.some((box) => boxes.has(box))) {
      const ossDue = this.#addReturn('oss', day, ossBoxes, boxes);
      this.#settle(day, `Aangifte éénloketsysteem ${name}`, ['vatOss'], 'ossReturn', ossDue);
    }
  }

  /** Adds a return with those of the boxes that anything was booked in; returns what is due. */
  #addReturn(
    kind: 'return' | 'icp' | 'oss',
    day: Day,
    names: readonly string[],
    boxes: ReadonlyMap<string, Box>,
  ): number {
    const { records } = this.#context;
    const filed = names.filter((name) => boxes.has(name));
    const due = filed.reduce((sum, name) => {
      const vat = boxes.get(name)?.vatCents ?? 0;
      return name === '5b' ? sum - vat : sum + vat;
    }, 0);
    const returnId = records.add('vat_return', {
      administration_id: 1,
      kind,
      start_date: isoDate(dayOf(yearOf(day), monthOf(day) - 2, 1)),
      end_date: isoDate(day),
      filed_at: instant(secondsAt(day + 20 + (quarterOf(day) % 3), 37_800 + 960 * quarterOf(day))),
      total_cents: kind === 'icp' ? null : due,
    });
    for (const name of filed) {
      const box = boxes.get(name);
      records.add('vat_return_box', {
        vat_return_id: returnId,
        box: name,
        turnover_cents: name === '5b' ? null : (box?.turnoverCents ?? 0),
        vat_cents: kind === 'icp' ? null : (box?.vatCents ?? 0),
      });
    }
    return due;
  }

  #settle(
    day: Day,
    description: string,
    from: readonly AccountName[],
    to: 'vatReturn' | 'ossReturn',
    due: number,
  ): void {
    const { ledger, cabinet, relations } = this.#context;
    const cleared = from.map(
      (account): EntryLine => ({
        account,
        cents: -ledger.balance(account),
        description: `${description}: ${accounts[account].description}`,
      }),
    );
    ledger.book({
      journal: 'general',
      day,
      description,
      enteredBy: cabinet.someone('team_leader', 'user_plus'),
      lines: [...cleared, { account: to, cents: -due, description }],
    });
    const { party, id } = relations.taxAuthority;
    this.#bank.order(dayOf(yearOf(day), monthOf(day) + 1, 28), {
      counterName: party.name,
      counterIban: party.iban,
      remittance: description,
      counterLines: [{ account: to, cents: due, relationId: id, description }],
    });
  }
}

/** Turnover and VAT by box, both positive where the box usually has them. */
function boxesOf(sums: ReadonlyMap<VatCodeName, VatSum>): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  for (const code of vatCodeNames) {
    const sum = sums.get(code);
    if (sum === undefined) continue;
    const { box: name, direction } = vatCodes[code];
    const isSale = code.startsWith('sales') || code.startsWith('oss');
    const box = boxes.get(name) ?? { turnoverCents: 0, vatCents: 0 };
    box.turnoverCents += isSale ? -sum.baseCents : sum.baseCents;
    box.vatCents += direction === 'payable' ? -sum.vatCents : sum.vatCents;
    boxes.set(name, box);
  }
  return boxes;
}
