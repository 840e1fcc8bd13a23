import { Bank } from './bank.ts';
import { type Day, dayOf, isBankDay, monthEnd, monthOf, yearOf } from './calendar.ts';
import { addOpeningBalance, establishCompany, openFirstYear } from './company.ts';
import type { Context } from './context.ts';
import { Contracts, clientFiles } from './contracts.ts';
import { FilingCabinet } from './filing.ts';
import { Ledger, type SourceSums } from './ledger.ts';
import { MonthEnd } from './month-end.ts';
import { Oddities, oddDocuments, type SampleOddity } from './oddities.ts';
import { Payments } from './open-items.ts';
import { Payroll, payday } from './payroll.ts';
import { closesStatement, constructionDays, InvoicePlan, ossMonths, turnoverOf } from './plan.ts';
import { Purchases } from './purchases.ts';
import { Random } from './random.ts';
import { Receipts } from './receipts.ts';
import { Records, type SampleItem } from './records.ts';
import { inventRelations } from './relations.ts';
import { Sales } from './sales.ts';
import type { Scale } from './sizes.ts';
import { Takings } from './takings.ts';
import { VatReturns } from './vat-returns.ts';
import { YearEnd } from './year-end.ts';

/** The invented company living through its years, a day at a time. */
export class Simulation {
  readonly #context: Context;
  readonly #bank: Bank;
  readonly #plan: InvoicePlan;
  readonly #purchases: Purchases;
  readonly #sales: Sales;
  readonly #takings: Takings;
  readonly #receipts: Receipts;
  readonly #payroll: Payroll;
  readonly #monthEnd: MonthEnd;
  readonly #vatReturns: VatReturns;
  readonly #yearEnd: YearEnd;
  readonly #contracts: Contracts;
  readonly #oddities: Oddities;

  constructor(scale: Scale, seed: number) {
    const random = new Random(seed, scale.size);
    const records = new Records();
    const ledger = new Ledger(records, scale);
    const company = establishCompany(random.fork('company'), scale, records);
    const relations = inventRelations(random.fork('relations'), scale, records);
    const cabinet = new FilingCabinet(random.fork('filing'), records, company, scale.lastYear);
    openFirstYear(scale, ledger);
    addOpeningBalance(scale.firstYear, ledger, records);
    this.#context = { scale, random, records, ledger, company, relations, cabinet };
    this.#bank = new Bank(this.#context);
    this.#plan = new InvoicePlan(random.fork('plan'), scale, otherDocuments(scale));
    const invoicesAYear = this.#plan.total / (scale.lastYear - scale.firstYear + 1);
    const payments = new Payments(random.fork('payments'), this.#bank);
    this.#purchases = new Purchases(this.#context, payments, invoicesAYear);
    this.#sales = new Sales(this.#context, payments, invoicesAYear);
    this.#takings = new Takings(this.#context, this.#bank);
    this.#receipts = new Receipts(this.#context, this.#takings);
    this.#payroll = new Payroll(this.#context, this.#bank);
    this.#monthEnd = new MonthEnd(this.#context, this.#bank);
    this.#vatReturns = new VatReturns(this.#context, this.#bank);
    this.#yearEnd = new YearEnd(this.#context, this.#bank);
    this.#contracts = new Contracts(this.#context);
    this.#oddities = new Oddities(this.#context, this.#purchases);
  }

  /** The company's chamber of commerce number. */
  get kvkNumber(): string | null {
    return this.#context.company.party.kvkNumber;
  }

  /** What is wrong in it on purpose; complete once `days` has come to its end. */
  get oddities(): readonly SampleOddity[] {
    return this.#oddities.found;
  }

  /** What was booked, by fiscal year id. */
  get sourceTotals(): ReadonlyMap<number, SourceSums> {
    return this.#context.ledger.yearSums;
  }

  /** The first day, the last day, and how many days there are. */
  get span(): { readonly first: Day; readonly last: Day; readonly days: number } {
    const { firstYear, lastYear } = this.#context.scale;
    const first = dayOf(firstYear, 1, 1);
    const last = dayOf(lastYear, 12, 31);
    return { first, last, days: last - first + 1 };
  }

  /** What is to be written, one batch a day; the first holds the master data too. */
  *days(): Generator<readonly SampleItem[], void> {
    const { first, last } = this.span;
    for (let day = first; day <= last; day++) {
      this.#live(day);
      yield this.#context.records.take();
    }
    const documents = this.#context.records.count('document');
    if (documents !== this.#context.scale.documents) {
      throw new Error(`${documents} documents were made, not ${this.#context.scale.documents}`);
    }
  }

  #live(day: Day): void {
    const month = monthOf(day);
    if (day === dayOf(yearOf(day), month, 1)) {
      this.#plan.planMonth(yearOf(day), month);
      this.#monthEnd.begin(day);
    }
    if (day === dayOf(yearOf(day), 6, 12)) this.#yearEnd.appropriate(day);
    this.#contracts.sign(day);
    const { purchases, sales, receipts } = this.#plan.take(day);
    for (let i = 0; i < purchases; i++) this.#purchases.receive(day);
    this.#build(day);
    this.#oddities.happen(day);
    for (let i = 0; i < sales; i++) this.#sales.send(day);
    this.#takings.trade(day);
    for (let i = 0; i < receipts; i++) this.#receipts.buy(day);
    if (day === dayOf(yearOf(day), month, payday)) this.#payroll.pay(day);
    if (day === monthEnd(day)) this.#sellAbroad(day);
    this.#bank.endDay(day);
    if (day !== monthEnd(day)) return;
    this.#monthEnd.end(day);
    if (month % 3 === 0) this.#vatReturns.closeQuarter(day);
    if (month === 12) this.#yearEnd.close(day);
  }

  #build(day: Day): void {
    const { scale, relations } = this.#context;
    const { invoices, firstUse } = constructionDays(scale);
    if (!invoices.includes(day)) return;
    this.#purchases.receiveFrom(relations.builder, day, turnoverOf(scale, yearOf(day)) * 0.008, false, {
      retention: { class: 'real_estate', from: firstUse },
    });
  }

  #sellAbroad(day: Day): void {
    const { scale } = this.#context;
    if (!ossMonths(scale, yearOf(day)).includes(monthOf(day))) return;
    for (const country of ossCountries(scale)) {
      this.#sales.bookOss(country, day, scale.size === 'small' ? 3 : 1);
    }
  }
}

function ossCountries(scale: Scale): readonly ('BE' | 'DE')[] {
  return scale.size === 'small' ? ['BE'] : ['BE', 'DE'];
}

/** How many documents come whatever is traded: statements, payroll journals, annual accounts, contracts and the few special ones. */
export function otherDocuments(scale: Scale): number {
  const years = scale.lastYear - scale.firstYear + 1;
  let statements = 0;
  let hasBankDay = false;
  for (let day = dayOf(scale.firstYear, 1, 1); day <= dayOf(scale.lastYear, 12, 31); day++) {
    hasBankDay ||= isBankDay(day);
    if (!closesStatement(scale, day)) continue;
    if (hasBankDay) statements += 1;
    hasBankDay = false;
  }
  let ossStatements = 0;
  for (let year = scale.firstYear; year <= scale.lastYear; year++) {
    ossStatements += ossMonths(scale, year).length * ossCountries(scale).length;
  }
  const savingsStatements = 12 * years;
  const payrolls = 12 * years;
  const building = constructionDays(scale).invoices.length;
  return (
    statements +
    savingsStatements +
    payrolls +
    years +
    ossStatements +
    scale.contracts +
    clientFiles +
    building +
    oddDocuments
  );
}
