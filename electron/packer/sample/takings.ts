import type { Bank } from './bank.ts';
import { type Day, dayOf, dutchDate, isShopDay, monthEnd, monthOf, weekday, yearOf } from './calendar.ts';
import type { Context } from './context.ts';
import { type EntryLine, vatLines } from './ledger.ts';
import { netOf, spread } from './money.ts';
import { isWeekEnd, monthShare, turnoverOf } from './plan.ts';
import type { Random } from './random.ts';
import { invoicedShare } from './sales.ts';
import { type ProductGroup, productGroups } from './sales-catalogue.ts';
import { vatCodes } from './vat-codes.ts';

/** VAT that an average euro of takings carries, to come from turnover to what customers pay. */
const averageVat = 1.147;
const weekdayFactors = [0.75, 0.72, 0.8, 0.85, 1.15, 1.65, 1.2];
const voucherShare = 0.012;
const cardShare = 0.9;

/** The shops' takings: what the tills counted, booked by product group; cards come in through the bank, cash is banked weekly. */
export class Takings {
  readonly #context: Context;
  readonly #bank: Bank;
  readonly #random: Random;
  readonly #groups: readonly ProductGroup[];
  readonly #shopWeights: readonly number[];
  readonly #uncounted: number[];
  readonly #cashByShop: number[];

  constructor(context: Context, bank: Bank) {
    this.#context = context;
    this.#bank = bank;
    this.#random = context.random.fork('takings');
    this.#groups = productGroups.slice(0, context.scale.productGroups);
    this.#shopWeights = context.company.shops.map(() => this.#random.around(0.6, 1.4));
    this.#uncounted = context.company.shops.map(() => 0);
    this.#cashByShop = context.company.shops.map(() => 0);
  }

  /** Trades for a day, and books where a day or a week closes. */
  trade(day: Day): void {
    const { scale, company } = this.#context;
    if (isShopDay(day)) {
      spread(this.#grossOf(day), this.#shopWeights).forEach((cents, shop) => {
        this.#uncounted[shop] =
          (this.#uncounted[shop] ?? 0) + Math.round(cents * this.#random.around(0.7, 1.3));
      });
    }
    if (scale.takings === 'day' || isWeekEnd(day)) {
      company.shops.forEach((costCentre, shop) => {
        const cents = this.#uncounted[shop] ?? 0;
        this.#uncounted[shop] = 0;
        if (cents > 0) this.#book(day, costCentre, shop, cents);
      });
    }
    if (weekday(day) === 1) this.#bankCash(day);
  }

  /** Takes money out of a till to pay for something; there is always enough in it. */
  payCash(shop: number, cents: number): void {
    this.#cashByShop[shop] = (this.#cashByShop[shop] ?? 0) - cents;
  }

  #grossOf(day: Day): number {
    const year = yearOf(day);
    const month = monthOf(day);
    const daysInMonth = monthEnd(day) - dayOf(year, month, 1) + 1;
    const turnover = turnoverOf(this.#context.scale, year) * (1 - invoicedShare) * monthShare(month);
    return Math.round((turnover / daysInMonth) * averageVat * (weekdayFactors[weekday(day) - 1] ?? 1));
  }

  #book(day: Day, costCentre: string, shop: number, grossCents: number): void {
    const { ledger, cabinet, scale } = this.#context;
    const random = this.#random;
    const month = monthOf(day);
    const parts = spread(
      grossCents,
      this.#groups.map(
        (each) =>
          each.weight *
          (each.months.length === 0 || each.months.includes(month) ? 1.4 : 0.6) *
          random.around(0.6, 1.4),
      ),
    );
    const turnover = this.#groups.map((each, index): EntryLine => {
      const gross = parts[index] ?? 0;
      const net = netOf(gross, vatCodes[each.vat].rateBp);
      return {
        account: each.account,
        cents: -net,
        description: each.description,
        costCentre,
        vat: [{ code: each.vat, cents: net - gross }],
      };
    });
    const sold = Math.round(grossCents * voucherShare * random.around(0, 2));
    const redeemed = Math.round(grossCents * voucherShare * random.around(0, 1.9));
    const paid = grossCents + sold - redeemed;
    const cards = Math.round(paid * cardShare);
    const difference = random.chance(0.12) ? random.integer(-500, 300) : 0;
    const cash = paid - cards + difference;
    this.#cashByShop[shop] = (this.#cashByShop[shop] ?? 0) + cash;
    const label =
      scale.takings === 'day' ? `dagontvangsten ${dutchDate(day)}` : `weekontvangsten t/m ${dutchDate(day)}`;
    ledger.book({
      journal: 'takings',
      day,
      description: `Winkel ${costCentre} ${label}`,
      enteredBy: cabinet.someone('user'),
      lines: [
        { account: 'cardsInTransit', cents: cards, description: `Pin winkel ${costCentre}`, costCentre },
        { account: 'cash', cents: cash, description: `Contant winkel ${costCentre}`, costCentre },
        { account: 'cashDifferences', cents: -difference, description: 'Kasverschil', costCentre },
        { account: 'giftVouchers', cents: redeemed, description: 'Cadeaubonnen ingenomen', costCentre },
        { account: 'giftVouchers', cents: -sold, description: 'Cadeaubonnen verkocht', costCentre },
        ...turnover,
        ...vatLines(turnover),
      ],
    });
    const service = this.#context.relations.paymentService.party;
    this.#bank.order(day + 1, {
      counterName: service.name,
      counterIban: service.iban,
      remittance: `PIN ${dutchDate(day)} winkel ${costCentre} term ${4000 + shop}`,
      counterLines: [
        {
          account: 'cardsInTransit',
          cents: -cards,
          description: `Afrekening pin winkel ${costCentre} ${dutchDate(day)}`,
          costCentre,
        },
      ],
    });
  }

  /** Has the carrier take each shop's notes to the bank; change stays in the till. */
  #bankCash(day: Day): void {
    const { ledger, cabinet, relations, company } = this.#context;
    const bags = company.shops.flatMap((costCentre, shop) => {
      const cents = Math.floor(((this.#cashByShop[shop] ?? 0) - 300_00) / 50_00) * 50_00;
      if (cents <= 0) return [];
      this.#cashByShop[shop] = (this.#cashByShop[shop] ?? 0) - cents;
      return [{ costCentre, cents }];
    });
    const total = bags.reduce((sum, bag) => sum + bag.cents, 0);
    if (total === 0) return;
    ledger.book({
      journal: 'cash',
      day,
      description: `Afstorting ${dutchDate(day)}`,
      enteredBy: cabinet.someone('user'),
      lines: bags.flatMap(({ costCentre, cents }) => [
        { account: 'cashInTransit', cents, description: `Afstorting winkel ${costCentre}`, costCentre },
        { account: 'cash', cents: -cents, description: `Afstorting winkel ${costCentre}`, costCentre },
      ]),
    });
    const carrier = relations.cashCarrier.party;
    this.#bank.order(day + 2, {
      counterName: carrier.name,
      counterIban: carrier.iban,
      remittance: `Gestort biljetten ${dutchDate(day)}`,
      counterLines: [
        { account: 'cashInTransit', cents: -total, description: `Afstorting ${dutchDate(day)}` },
      ],
    });
  }
}
