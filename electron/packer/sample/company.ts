import { dayOf, isoDate, monthName } from './calendar.ts';
import { type AccountName, accountNames, accounts } from './chart-of-accounts.ts';
import { dutchIban, inventedBanks } from './identifiers.ts';
import { journalNames, journals } from './journals.ts';
import { accountId, closingPeriod, type Ledger } from './ledger.ts';
import { mailbox, personName } from './names.ts';
import { inventParty, type Party } from './parties.ts';
import type { Random } from './random.ts';
import type { Records } from './records.ts';
import type { Scale } from './sizes.ts';
import { vatCodeNames, vatCodes } from './vat-codes.ts';

/** The name that the archive gives its client: nobody should take it for a real one. */
export const clientName = 'Voorbeeld: Tuincentrum De Linde B.V.';
const companyName = 'Tuincentrum De Linde B.V.';

/** Somebody who works with the documents. */
export interface User {
  readonly name: string;
  readonly role: string;
}

/** The invented company itself. */
export interface Company {
  readonly party: Party;
  readonly users: readonly User[];
  /** Codes of the shops, which are cost centres; head office is not among them. */
  readonly shops: readonly string[];
  readonly headOffice: string;
  readonly projects: readonly string[];
  readonly bankIban: string;
  readonly savingsIban: string;
  readonly bankName: string;
}

const headOffice = '900';

const roles = [
  'administrator',
  'team_leader',
  'user_plus',
  'user',
  'reviewer',
  'document_reviewer',
  'submitter',
  'submitter_plus',
  'portal_invoice_user',
] as const;

const shopTowns = [
  'Lindenveen',
  'Wilgenrade',
  'Noorderwoud',
  'Zandheuvel',
  'Meerwoude',
  'Duinrade',
  'Broekwoude',
  'Kruisveen',
  'Rietmonde',
  'Oudenlinde',
  'Zuiderhove',
  'Westerlinge',
  'Groenmaar',
  'Haverdonk',
  'Hagermeer',
];

/** Adds the administration and its master data: users, years, periods, accounts, codes, dimensions, journals, bank accounts. */
export function establishCompany(random: Random, scale: Scale, records: Records): Company {
  const bank = inventedBanks[0];
  const party: Party = {
    ...inventParty(random, companyName, 'NL'),
    street: 'Veilingweg 18',
    city: 'Lindenveen',
    email: mailbox('administratie', companyName),
    iban: dutchIban(random, bank),
    bic: bank.bic,
  };
  records.add('administration', {
    code: '100',
    name: companyName,
    legal_form: 'B.V.',
    kvk_number: party.kvkNumber,
    vat_number: party.vatNumber,
    street: party.street,
    postal_code: party.postalCode,
    city: party.city,
    country: party.country,
    source_package: 'Exact Online',
  });
  const users = addUsers(random, scale, records);
  addYears(scale, records);
  addChart(records);
  const shops = shopTowns.slice(0, scale.shops).map((town, index) => {
    const code = String(100 + index + 1);
    records.add('dimension', {
      administration_id: 1,
      kind: 'cost_centre',
      code,
      description: `Winkel ${town}`,
    });
    return code;
  });
  records.add('dimension', {
    administration_id: 1,
    kind: 'cost_centre',
    code: headOffice,
    description: 'Hoofdkantoor',
  });
  const projects = addProjects(scale, records);
  const savingsIban = dutchIban(random, bank);
  for (const [iban, account] of [
    [party.iban, 'bank'],
    [savingsIban, 'savings'],
  ] as const) {
    records.add('bank_account', {
      administration_id: 1,
      iban,
      bic: bank.bic,
      ledger_account_id: accountId(account),
    });
  }
  return {
    party,
    users,
    shops,
    headOffice,
    projects,
    bankIban: party.iban,
    savingsIban,
    bankName: bank.name,
  };
}

function addUsers(random: Random, scale: Scale, records: Records): User[] {
  const names = new Set<string>();
  while (names.size < scale.users) names.add(personName(random));
  return [...names].map((name, index) => {
    const role = roles[index < roles.length ? index : 3 + (index % 6)] ?? 'user';
    const email = mailbox(
      name
        .split(' ')[0]
        ?.toLowerCase()
        .normalize('NFD')
        .replace(/[^a-z]/g, '') ?? '',
      companyName,
    );
    records.add('user_account', {
      name,
      email: index < 9 ? email : email.replace('@', `${index}@`),
      status: index > 9 && random.chance(0.15) ? 'deactivated' : 'active',
      role,
    });
    return { name, role };
  });
}

function addYears(scale: Scale, records: Records): void {
  for (let year = scale.firstYear; year <= scale.lastYear; year++) {
    const first = isoDate(dayOf(year, 1, 1));
    const last = isoDate(dayOf(year, 12, 31));
    const fiscalYearId = records.add('fiscal_year', {
      administration_id: 1,
      label: String(year),
      start_date: first,
      end_date: last,
      closed_on: isoDate(dayOf(year + 1, 3, 1 + (year % 5))),
    });
    records.add('period', {
      fiscal_year_id: fiscalYearId,
      number: 0,
      description: `Opening ${year}`,
      start_date: first,
      end_date: first,
      kind: 'opening',
    });
    for (let month = 1; month <= 12; month++) {
      records.add('period', {
        fiscal_year_id: fiscalYearId,
        number: month,
        description: `${monthName(month)} ${year}`,
        start_date: isoDate(dayOf(year, month, 1)),
        end_date: isoDate(dayOf(year, month + 1, 0)),
      });
    }
    records.add('period', {
      fiscal_year_id: fiscalYearId,
      number: closingPeriod,
      description: `Afsluiting ${year}`,
      start_date: last,
      end_date: last,
      kind: 'closing',
    });
  }
}

function addChart(records: Records): void {
  for (const name of accountNames) {
    const { code, description, type, rgs, lead } = accounts[name];
    records.add('ledger_account', {
      administration_id: 1,
      code,
      description,
      type,
      rgs_code: rgs,
      lead_code: lead,
    });
  }
  for (const name of vatCodeNames) {
    const { code, description, rateBp, box, account, direction } = vatCodes[name];
    records.add('vat_code', {
      administration_id: 1,
      code,
      description,
      rate_bp: rateBp,
      return_box: box,
      payable_account_id: account !== null && direction === 'payable' ? accountId(account) : null,
      receivable_account_id: account !== null && direction === 'receivable' ? accountId(account) : null,
    });
  }
  for (const name of journalNames) {
    const { code, description, type, offset } = journals[name];
    records.add('journal', {
      administration_id: 1,
      code,
      description,
      type,
      offset_account_id: offset === null ? null : accountId(offset),
    });
  }
}

function addProjects(scale: Scale, records: Records): string[] {
  const codes: string[] = [];
  for (let year = scale.firstYear; year <= scale.lastYear; year++) {
    for (const [suffix, description] of [
      ['V', `Voorjaarsshow ${year}`],
      ['K', `Kerstshow ${year}`],
    ] as const) {
      const code = `${year}-${suffix}`;
      records.add('dimension', { administration_id: 1, kind: 'project', code, description });
      codes.push(code);
    }
  }
  records.add('dimension', {
    administration_id: 1,
    kind: 'project',
    code: 'BOUW',
    description: 'Nieuwbouw verkoopkas',
  });
  return codes;
}

/** What the company began with: assets and stock put in by its shareholder, a mortgage, money. In thousandths of a year's turnover. */
const openingShares: readonly (readonly [AccountName, number])[] = [
  ['land', 55],
  ['buildings', 210],
  ['machines', 42],
  ['furnishings', 36],
  ['vehicles', 14],
  ['stock', 92],
  ['cash', 1],
  ['bank', 48],
  ['savings', 60],
  ['mortgage', -165],
  ['shareCapital', -20],
];

/** Books the opening balance of the first year; what is left over is share premium. */
export function openFirstYear(scale: Scale, ledger: Ledger): void {
  let difference = 0;
  for (const [account, share] of openingShares) {
    const cents = Math.round((scale.turnoverCents * share) / 1000 / 100_00) * 100_00;
    ledger.open(account, cents);
    difference += cents;
  }
  ledger.open('sharePremium', -difference);
}

/** Adds the opening balance lines of a year from the ledger's balances; result accounts must have been reset. */
export function addOpeningBalance(year: number, ledger: Ledger, records: Records): void {
  let lineNumber = 0;
  for (const account of accountNames) {
    const cents = ledger.balance(account);
    if (cents === 0) continue;
    lineNumber += 1;
    records.add('opening_balance_line', {
      fiscal_year_id: ledger.fiscalYearId(year),
      line_number: String(lineNumber),
      ledger_account_id: accountId(account),
      amount_cents: Math.abs(cents),
      side: cents < 0 ? 'C' : 'D',
    });
  }
}
