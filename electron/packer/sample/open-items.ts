import type { Bank, Movement } from './bank.ts';
import { type Day, weekday } from './calendar.ts';
import type { EntryLine } from './ledger.ts';
import type { Random } from './random.ts';
import type { Customer, Relation } from './relations.ts';

/** An invoice that waits to be paid. */
export interface OpenItem {
  readonly relation: Relation;
  readonly account: 'receivables' | 'payables' | 'webshopReceivable';
  /** What the invoice left on the account, positive on the debit side. */
  readonly cents: number;
  readonly invoiceReference: string;
  readonly matchKey: string;
  readonly remittance: string;
}

/** The line of a payment that settles an open item, in whole or in part. */
function settlement(item: OpenItem, cents = -item.cents): EntryLine {
  return {
    account: item.account,
    cents,
    relationId: item.relation.id,
    invoiceReference: item.invoiceReference,
    matchKey: item.matchKey,
    description: `Betaling ${item.invoiceReference} ${item.relation.party.name}`,
  };
}

/** Sees to it that open items are paid: when, in how many parts, and what is set off against what. */
export class Payments {
  readonly #random: Random;
  readonly #bank: Bank;
  /** The latest order of each relation, with the day it takes place, so that a credit note can be set off. */
  readonly #pending = new Map<number, { readonly day: Day; readonly movement: Movement }>();

  constructor(random: Random, bank: Bank) {
    this.#random = random;
    this.#bank = bank;
  }

  /** Pays a supplier: in the Thursday run before the due date, or on the due date by direct debit. */
  paySupplier(item: OpenItem, issueDay: Day, dueDay: Day, isDirectDebit: boolean): void {
    let day = dueDay;
    if (!isDirectDebit) {
      day = Math.max(dueDay - ((weekday(dueDay) + 3) % 7), issueDay + 2);
    }
    this.#order(day, item, isDirectDebit ? `Incasso ${item.remittance}` : item.remittance);
  }

  /** Has a customer pay in its own time; some pay in two parts, and a few do not pay. */
  receiveFrom(customer: Customer, item: OpenItem, dueDay: Day): void {
    if (this.#random.chance(0.006)) return;
    const late = Math.round(customer.lateDays * this.#random.around(0.2, 1.8)) + this.#random.integer(-2, 4);
    if (item.cents > 2_000_00 && this.#random.chance(0.03)) {
      const first = Math.round(item.cents / 2);
      this.#orderPart(dueDay + late, item, first, `${item.remittance} deel 1`);
      this.#orderPart(dueDay + late + 30, item, item.cents - first, `${item.remittance} deel 2`);
      return;
    }
    this.#order(dueDay + late, item, item.remittance);
  }

  /** Sets a credit note off against the relation's next payment if that is still to come and larger, or has it paid out. */
  setOff(item: OpenItem, today: Day, dueDay: Day): void {
    const pending = this.#pending.get(item.relation.id);
    if (pending !== undefined && pending.day > today) {
      const owed = pending.movement.counterLines.reduce((sum, line) => sum + line.cents, 0);
      const rest = owed - item.cents;
      if (rest !== 0 && Math.sign(rest) === Math.sign(owed)) {
        pending.movement.counterLines.push(settlement(item));
        return;
      }
    }
    this.#bank.order(dueDay, movementOf(item, [settlement(item)], `Creditnota ${item.remittance}`));
  }

  /** Pays out what a payment service collected. */
  payOut(item: OpenItem, day: Day): void {
    this.#bank.order(day, movementOf(item, [settlement(item)], item.remittance));
  }

  #order(from: Day, item: OpenItem, remittance: string): void {
    const movement = movementOf(item, [settlement(item)], remittance);
    const day = this.#bank.order(from, movement);
    this.#pending.set(item.relation.id, { day, movement });
  }

  #orderPart(from: Day, item: OpenItem, cents: number, remittance: string): void {
    this.#bank.order(from, movementOf(item, [settlement(item, -cents)], remittance));
  }
}

function movementOf(item: OpenItem, counterLines: EntryLine[], remittance: string): Movement {
  return {
    counterName: item.relation.party.name,
    counterIban: item.relation.party.iban,
    remittance,
    counterLines,
  };
}
