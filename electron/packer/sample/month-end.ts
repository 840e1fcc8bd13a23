import type { Bank } from './bank.ts';
import { type Day, dayOf, monthName, monthOf, yearOf } from './calendar.ts';
import type { AccountName } from './chart-of-accounts.ts';
import type { Context } from './context.ts';
import { spread } from './money.ts';
import type { Random } from './random.ts';

interface Depreciation {
  readonly asset: AccountName;
  readonly accumulated: AccountName;
  readonly cost: AccountName;
  readonly years: number;
  readonly name: string;
}

const depreciations: readonly Depreciation[] = [
  {
    asset: 'buildings',
    accumulated: 'buildingsDepreciation',
    cost: 'depreciationBuildings',
    years: 30,
    name: 'gebouwen en kassen',
  },
  {
    asset: 'machines',
    accumulated: 'machinesDepreciation',
    cost: 'depreciationMachines',
    years: 10,
    name: 'machines',
  },
  {
    asset: 'furnishings',
    accumulated: 'furnishingsDepreciation',
    cost: 'depreciationFurnishings',
    years: 8,
    name: 'inventaris',
  },
  {
    asset: 'vehicles',
    accumulated: 'vehiclesDepreciation',
    cost: 'depreciationVehicles',
    years: 7,
    name: 'vervoermiddelen',
  },
];

const mortgageInterest = 0.036;
const mortgageYears = 20;

/** What comes back every month: depreciation, the mortgage, the bank's charges. */
export class MonthEnd {
  readonly #context: Context;
  readonly #bank: Bank;
  readonly #random: Random;
  readonly #redemptionCents: number;

  constructor(context: Context, bank: Bank) {
    this.#context = context;
    this.#bank = bank;
    this.#random = context.random.fork('month-end');
    this.#redemptionCents = Math.round(-context.ledger.balance('mortgage') / (12 * mortgageYears));
  }

  /** Orders the month's fixed payments; to be called on its first day. */
  begin(day: Day): void {
    const { ledger, relations, scale } = this.#context;
    const year = yearOf(day);
    const month = monthName(monthOf(day));
    const debtCents = -ledger.balance('mortgage');
    const lender = relations.lender;
    this.#bank.order(dayOf(year, monthOf(day), 3), {
      counterName: lender.party.name,
      counterIban: lender.party.iban,
      remittance: `Rente en aflossing lening ${month} ${year}`,
      counterLines: [
        {
          account: 'interestPaid',
          cents: Math.round((debtCents * mortgageInterest) / 12),
          relationId: lender.id,
          description: `Rente hypotheek ${month} ${year}`,
        },
        {
          account: 'mortgage',
          cents: Math.min(debtCents, this.#redemptionCents),
          relationId: lender.id,
          description: `Aflossing hypotheek ${month} ${year}`,
        },
      ],
    });
    this.#bank.order(dayOf(year, monthOf(day), 2), {
      counterName: null,
      counterIban: null,
      remittance: `Kosten betalingsverkeer en pintransacties ${month}`,
      counterLines: [
        {
          account: 'bankCharges',
          cents: Math.round((scale.turnoverCents * this.#random.around(0.9, 1.1) * 0.0016) / 12),
        },
      ],
    });
  }

  /** Books the month's depreciation by shop; nothing is written off below zero. */
  end(day: Day): void {
    const { ledger, cabinet, company } = this.#context;
    const centres = company.shops;
    const period = `${monthName(monthOf(day))} ${yearOf(day)}`;
    ledger.book({
      journal: 'general',
      day,
      description: `Afschrijvingen ${period}`,
      enteredBy: cabinet.someone('team_leader', 'user_plus'),
      lines: depreciations.flatMap(({ asset, accumulated, cost, years, name }) => {
        const bookValue = ledger.balance(asset) + ledger.balance(accumulated);
        const cents = Math.min(bookValue, Math.round(ledger.balance(asset) / (12 * years)));
        const parts = spread(
          cents,
          centres.map(() => 1),
        );
        return [
          ...parts.map((part, index) => ({
            account: cost,
            cents: part,
            description: `Afschrijving ${name} ${period}`,
            costCentre: centres[index] ?? company.headOffice,
          })),
          { account: accumulated, cents: -cents, description: `Afschrijving ${name} ${period}` },
        ];
      }),
    });
  }
}
