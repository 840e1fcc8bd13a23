import type { Bank } from './bank.ts';
import { type Day, dayOf, monthName, monthOf, yearOf } from './calendar.ts';
import type { Context } from './context.ts';
import type { EntryLine } from './ledger.ts';
import { shareOf, spread } from './money.ts';
import type { Random } from './random.ts';

/** The day of the month on which wages are booked and paid. */
export const payday = 25;

const monthlyWageCents = 2_350_00;
const wageTaxBp = 1_900;
const employeePensionBp = 520;
const employerPensionBp = 940;
const socialChargesBp = 1_650;
const holidayAllowanceBp = 800;

/** Wages: booked by shop, paid the same day; wage tax and pension follow the month after, holiday allowance in May. */
export class Payroll {
  readonly #context: Context;
  readonly #bank: Bank;
  readonly #random: Random;
  readonly #shopWeights: readonly number[];

  constructor(context: Context, bank: Bank) {
    this.#context = context;
    this.#bank = bank;
    this.#random = context.random.fork('payroll');
    this.#shopWeights = [...context.company.shops.map(() => this.#random.around(0.7, 1.3)), 0.6];
  }

  /** Books and pays the wages of the day's month. */
  pay(day: Day): void {
    const { scale, company, ledger, cabinet } = this.#context;
    const year = yearOf(day);
    const period = `${monthName(monthOf(day))} ${year}`;
    const gross = Math.round(
      scale.employees *
        monthlyWageCents *
        (1 + 0.035 * (year - scale.firstYear)) *
        this.#random.around(0.97, 1.03),
    );
    const centres = [...company.shops, company.headOffice];
    const grossByCentre = spread(gross, this.#shopWeights);
    const allowance = shareOf(gross, holidayAllowanceBp);
    const charges = shareOf(gross, socialChargesBp);
    const employerPension = shareOf(gross, employerPensionBp);
    const employeePension = shareOf(gross, employeePensionBp);
    const paidAllowance = monthOf(day) === 5 ? -ledger.balance('holidayAllowance') : 0;
    const withheld = shareOf(gross, wageTaxBp) + shareOf(paidAllowance, 3_700);
    const net = gross - employeePension + paidAllowance - withheld;
    const spreadCosts = (account: EntryLine['account'], cents: number, description: string): EntryLine[] =>
      spread(cents, grossByCentre).map((part, index) => ({
        account,
        cents: part,
        description,
        costCentre: centres[index] ?? company.headOffice,
      }));
    const fileName = `loonjournaal-${year}-${String(monthOf(day)).padStart(2, '0')}.pdf`;
    const entry = ledger.book({
      journal: 'payroll',
      day,
      description: `Loonjournaal ${period}`,
      enteredBy: cabinet.someone('team_leader', 'user_plus'),
      lines: [
        ...spreadCosts('grossWages', gross, `Brutolonen ${period}`),
        ...spreadCosts('holidayAllowanceCosts', allowance, `Reservering vakantiegeld ${period}`),
        ...spreadCosts('socialCharges', charges, `Werkgeverslasten ${period}`),
        ...spreadCosts('pensionCosts', employerPension, `Pensioenpremie werkgever ${period}`),
        { account: 'holidayAllowance', cents: paidAllowance - allowance, description: 'Vakantiegeld' },
        {
          account: 'wageTax',
          cents: -(withheld + charges),
          description: `Loonheffing ${period}`,
          documentReference: fileName,
        },
        {
          account: 'pensionPayable',
          cents: -(employeePension + employerPension),
          description: `Pensioenpremies ${period}`,
        },
        { account: 'netWages', cents: -net, description: `Nettolonen ${period}` },
      ],
    });
    cabinet.file({
      kind: 'other',
      fileName,
      mimeType: 'application/pdf',
      file: {
        format: 'figures-pdf',
        paper: {
          title: `Loonjournaal ${period}`,
          subtitle: `${scale.employees} werknemers`,
          company: company.party,
          day,
          columns: ['Bedrag'],
          sections: [
            {
              heading: 'Brutolonen per kostenplaats',
              rows: [
                ...grossByCentre.map((cents, index) => ({
                  label: `Kostenplaats ${centres[index]}`,
                  cents: [cents],
                })),
                { label: 'Totaal brutolonen', cents: [gross], isTotal: true },
              ],
            },
            {
              heading: 'Van bruto naar netto',
              rows: [
                { label: 'Pensioenpremie werknemers', cents: [-employeePension] },
                { label: 'Uitbetaald vakantiegeld', cents: [paidAllowance] },
                { label: 'Ingehouden loonheffing', cents: [-withheld] },
                { label: 'Te betalen nettolonen', cents: [net], isTotal: true },
              ],
            },
            {
              heading: 'Werkgever',
              rows: [
                { label: 'Werkgeverslasten', cents: [charges] },
                { label: 'Pensioenpremie werkgever', cents: [employerPension] },
                { label: 'Reservering vakantiegeld', cents: [allowance] },
              ],
            },
          ],
          closing: 'Opgesteld door de salarisadministratie. Alle bedragen in euro.',
        },
      },
      receivedDay: day,
      channel: 'upload',
      isOriginal: true,
      links: [{ table: 'journal_entry', id: entry.id, role: 'booking' }],
      course: { type: 'booked', reference: entry.number, authorisedCents: gross },
    });
    this.#order(day, period, net, withheld + charges, employeePension + employerPension);
  }

  #order(day: Day, period: string, net: number, wageTax: number, pension: number): void {
    const { relations } = this.#context;
    this.#bank.order(day, {
      counterName: 'Verzamelbetaling salarissen',
      counterIban: null,
      remittance: `Salarissen ${period}, ${this.#context.scale.employees} posten`,
      counterLines: [{ account: 'netWages', cents: net, description: `Nettolonen ${period}` }],
    });
    const nextMonth = dayOf(yearOf(day), monthOf(day) + 1, 24);
    const taxAuthority = relations.taxAuthority.party;
    this.#bank.order(nextMonth, {
      counterName: taxAuthority.name,
      counterIban: taxAuthority.iban,
      remittance: `Loonheffingen ${period}`,
      counterLines: [
        {
          account: 'wageTax',
          cents: wageTax,
          relationId: relations.taxAuthority.id,
          description: `Loonheffingen ${period}`,
        },
      ],
    });
    const fund = relations.pensionFund.party;
    this.#bank.order(nextMonth - 4, {
      counterName: fund.name,
      counterIban: fund.iban,
      remittance: `Pensioenpremie ${period}`,
      counterLines: [
        {
          account: 'pensionPayable',
          cents: pension,
          relationId: relations.pensionFund.id,
          description: `Pensioenpremie ${period}`,
        },
      ],
    });
  }
}
