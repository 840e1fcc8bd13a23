import { bankDayFrom, type Day, dutchDate, isBankDay, isoDate, monthEnd, yearOf } from './calendar.ts';
import type { Context } from './context.ts';
import { type EntryLine, sumOf } from './ledger.ts';
import type { StatementPaper } from './paper/document-file.ts';
import { closesStatement } from './plan.ts';

/** Money that comes in (positive) or goes out of the bank account, and what it is booked against: those lines come to its opposite. */
export interface Movement {
  readonly counterName: string | null;
  readonly counterIban: string | null;
  readonly remittance: string;
  /** May still be added to until the movement takes place, as a credit note is set off. */
  readonly counterLines: EntryLine[];
}

interface StatementLine {
  readonly day: Day;
  readonly cents: number;
  readonly movement: Movement;
}

/** One bank account: its statements connect, and their closing balance is the ledger's. */
class Account {
  readonly #context: Context;
  readonly #journal: 'bank' | 'savings';
  readonly #iban: string;
  readonly #accountId: number;
  readonly #lines: StatementLine[] = [];
  #balanceCents: number;
  #openingCents: number;
  #year = 0;
  #number = 0;

  constructor(context: Context, journal: 'bank' | 'savings') {
    this.#context = context;
    this.#journal = journal;
    this.#iban = journal === 'bank' ? context.company.bankIban : context.company.savingsIban;
    this.#accountId = journal === 'bank' ? 1 : 2;
    this.#balanceCents = context.ledger.balance(journal);
    this.#openingCents = this.#balanceCents;
  }

  get balanceCents(): number {
    return this.#balanceCents;
  }

  add(day: Day, movement: Movement): void {
    const cents = -sumOf(movement.counterLines);
    this.#balanceCents += cents;
    this.#lines.push({ day, cents, movement });
  }

  /** Books what was added as one statement: a record, an entry, a document. */
  closeStatement(day: Day): void {
    const [...lines] = this.#lines;
    if (lines.length === 0) return;
    this.#lines.length = 0;
    const { records, ledger, company, cabinet } = this.#context;
    if (this.#year !== yearOf(day)) {
      this.#year = yearOf(day);
      this.#number = 0;
    }
    this.#number += 1;
    const number = `${this.#year}-${String(this.#number).padStart(3, '0')}`;
    const fileName = `afschrift-${this.#iban}-${number}.pdf`;
    const entry = ledger.book({
      journal: this.#journal,
      day,
      description: `Afschrift ${number}`,
      enteredBy: cabinet.someone('user_plus', 'user'),
      lines: lines.flatMap((line) => this.#entryLines(line, number, fileName)),
    });
    const statementId = records.add('bank_statement', {
      bank_account_id: this.#accountId,
      number,
      statement_date: isoDate(day),
      opening_cents: this.#openingCents,
      closing_cents: this.#balanceCents,
    });
    lines.forEach((line, index) => {
      records.add('bank_line', {
        bank_statement_id: statementId,
        line_number: index + 1,
        booking_date: isoDate(line.day),
        value_date: isoDate(line.day),
        amount_cents: line.cents,
        counter_iban: line.movement.counterIban,
        counter_name: line.movement.counterName,
        remittance: line.movement.remittance,
        journal_entry_id: entry.id,
      });
    });
    cabinet.file({
      kind: 'bank_statement',
      fileName,
      mimeType: 'application/pdf',
      file: { format: 'statement-pdf', paper: this.#paper(number, day, lines) },
      receivedDay: day + 1,
      channel: 'upload',
      isOriginal: true,
      links: [
        { table: 'bank_statement', id: statementId, role: 'statement' },
        { table: 'journal_entry', id: entry.id, role: 'booking' },
      ],
      course: { type: 'kept' },
    });
    this.#openingCents = this.#balanceCents;
    if (ledger.balance(this.#journal) !== this.#balanceCents) {
      throw new Error(`statement ${number} of ${company.bankName} does not agree with the ledger`);
    }
  }

  #entryLines({ day, cents, movement }: StatementLine, number: string, fileName: string): EntryLine[] {
    return [
      {
        account: this.#journal,
        cents,
        day,
        description:
          movement.counterName === null
            ? movement.remittance
            : `${movement.counterName} ${movement.remittance}`,
        documentReference: fileName,
        bankAccount: this.#iban,
        ...(movement.counterIban === null ? {} : { offsetBankAccount: movement.counterIban }),
      },
      ...movement.counterLines.map((line) => ({
        ...line,
        day,
        description: line.description ?? `Afschrift ${number}: ${movement.remittance}`,
      })),
    ];
  }

  #paper(number: string, day: Day, lines: readonly StatementLine[]): StatementPaper {
    return {
      bankName: this.#context.company.bankName,
      holder: this.#context.company.party,
      iban: this.#iban,
      number,
      day,
      openingCents: this.#openingCents,
      closingCents: this.#balanceCents,
      lines: lines.map(({ day: lineDay, cents, movement }) => ({
        day: lineDay,
        cents,
        counterName: movement.counterName,
        counterIban: movement.counterIban,
        remittance: movement.remittance,
      })),
    };
  }
}

/** The bank: takes orders for later days, carries them out, and keeps the current account between bounds by way of the savings account. */
export class Bank {
  readonly #context: Context;
  readonly #current: Account;
  readonly #savings: Account;
  readonly #orders = new Map<Day, Movement[]>();

  constructor(context: Context) {
    this.#context = context;
    this.#current = new Account(context, 'bank');
    this.#savings = new Account(context, 'savings');
  }

  /** Has a movement take place on the first day on which banks settle, from the given one; returns that day. */
  order(from: Day, movement: Movement): Day {
    const day = bankDayFrom(from);
    const orders = this.#orders.get(day);
    if (orders === undefined) this.#orders.set(day, [movement]);
    else orders.push(movement);
    return day;
  }

  /** Carries out the day's orders and closes the statements that close on it. To be called as the last thing on every day. */
  endDay(day: Day): void {
    for (const movement of this.#orders.get(day) ?? []) this.#current.add(day, movement);
    this.#orders.delete(day);
    if (isBankDay(day)) this.#balanceAccounts(day);
    if (closesStatement(this.#context.scale, day)) this.#current.closeStatement(day);
    if (day === monthEnd(day)) {
      this.#addInterest(day);
      this.#savings.closeStatement(day);
    }
  }

  #balanceAccounts(day: Day): void {
    const { scale } = this.#context;
    const lowest = Math.round(scale.turnoverCents * 0.012);
    const highest = Math.round(scale.turnoverCents * 0.06);
    const current = this.#current.balanceCents;
    const step = Math.max(1000_00, Math.round((scale.turnoverCents * 0.01) / 1000_00) * 1000_00);
    if (current > highest) {
      this.#transfer(day, Math.floor((current - highest) / step + 1) * step);
    } else if (current < lowest) {
      const wanted = Math.ceil((lowest - current) / step + 1) * step;
      const available = Math.floor(this.#savings.balanceCents / step) * step;
      if (Math.min(wanted, available) > 0) this.#transfer(day, -Math.min(wanted, available));
    }
  }

  /** Moves money to the savings account, or back if negative. */
  #transfer(day: Day, cents: number): void {
    const { company } = this.#context;
    const description = `Overboeking eigen rekeningen ${dutchDate(day)}`;
    this.#current.add(day, {
      counterName: company.party.name,
      counterIban: company.savingsIban,
      remittance: cents > 0 ? 'Overboeking naar spaarrekening' : 'Overboeking van spaarrekening',
      counterLines: [{ account: 'transfers', cents, description }],
    });
    this.#savings.add(day, {
      counterName: company.party.name,
      counterIban: company.bankIban,
      remittance: cents > 0 ? 'Overboeking van rekening-courant' : 'Overboeking naar rekening-courant',
      counterLines: [{ account: 'transfers', cents: -cents, description }],
    });
  }

  #addInterest(day: Day): void {
    const cents = Math.max(1, Math.round((this.#savings.balanceCents * 0.0065) / 12));
    this.#savings.add(day, {
      counterName: null,
      counterIban: null,
      remittance: 'Creditrente spaarrekening',
      counterLines: [{ account: 'interestReceived', cents: -cents }],
    });
  }
}
