import { isRgsCode } from '#shared/domain/rgs-code.ts';
import { type AuditfileElements, date } from './auditfile-elements.ts';
import { type AuditfileSource, amountText, type LineTotals, lineTotals } from './auditfile-source.ts';

const country = /^[A-Z]{2}$/;
const currency = /^[A-Z]{3}$/;

interface Address {
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
}

interface Company extends Address {
  readonly code: string;
  readonly name: string;
  readonly kvkNumber: string | null;
  readonly vatNumber: string | null;
  readonly sourcePackage: string | null;
}

/** Header and company of an auditfile, up to its first list: the company's element is left open. `program` made the file, on `created`. */
export function headerOf(
  source: AuditfileSource,
  elements: AuditfileElements,
  program: { readonly name: string; readonly version: string },
  created: string,
): string {
  const { year } = source;
  const company = source.one<Company>(
    'The administration',
    `SELECT code, name, kvk_number AS kvkNumber, vat_number AS vatNumber, source_package AS sourcePackage,
       street, postal_code AS postalCode, city, country FROM administration WHERE id = ?`,
    year.administrationId,
  );
  const { sourcePackage } = company;
  if (company.kvkNumber !== null) elements.note('left_out', 'kvk_number');
  const header = elements.group(
    'header',
    elements.text('fiscalYear', year.label, 9),
    elements.required('startDate', year.startDate, date),
    elements.required('endDate', year.endDate, date),
    elements.required('curCode', year.currency, currency),
    elements.value('dateCreated', created, date),
    elements.text(
      'softwareDesc',
      sourcePackage === null ? program.name : `${program.name} (${sourcePackage})`,
      50,
    ),
    elements.text('softwareVersion', program.version, 20),
  );
  const own = [
    elements.code('companyIdent', company.code),
    elements.textOrEmpty('companyName', company.name, 999),
    elements.required('taxRegistrationCountry', taxCountry(company), country),
    elements.textOrEmpty('taxRegIdent', company.vatNumber, 30),
    addressOf(elements, company),
  ];
  return `${header}\n<company>${own.join('')}\n`;
}

/** Where a company is registered, as far as the archive says: its country, that of its VAT number, or of the Dutch trade register. */
function taxCountry({ country: own, vatNumber, kvkNumber }: Company): string | null {
  return own ?? /^[A-Z]{2}/.exec(vatNumber ?? '')?.[0] ?? (kvkNumber === null ? null : 'NL');
}

function addressOf(elements: AuditfileElements, address: Address): string {
  return elements.group(
    'streetAddress',
    elements.text('streetname', address.street, 999),
    elements.text('city', address.city, 50),
    elements.text('postalCode', address.postalCode, 10),
    elements.value('country', address.country, country),
  );
}

interface Relation extends Address {
  readonly id: bigint;
  readonly code: string;
  readonly name: string;
  readonly type: string;
  readonly kvkNumber: string | null;
  readonly vatNumber: string | null;
  readonly iban: string | null;
  readonly bic: string | null;
  readonly contact: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

const relationTypes: ReadonlyMap<string, string> = new Map([
  ['customer', 'C'],
  ['supplier', 'S'],
  ['both', 'B'],
  ['other', 'O'],
]);

/** The customers and suppliers of the administration. */
export async function* relationsOf(
  source: AuditfileSource,
  elements: AuditfileElements,
): AsyncGenerator<string> {
  const pages = source.pages<Relation>(
    'The relations',
    `SELECT id, code, name, type, kvk_number AS kvkNumber, vat_number AS vatNumber, iban, bic, contact, email, phone,
       street, postal_code AS postalCode, city, country
     FROM relation WHERE id > ? AND administration_id = ? ORDER BY id LIMIT ?`,
    source.year.administrationId,
  );
  yield* listOf('customersSuppliers', pages, (relation) => {
    if (relation.iban === null && relation.bic !== null) elements.note('left_out', 'bankIdCd');
    return elements.group(
      'customerSupplier',
      elements.codeOrEmpty('custSupID', relation.code),
      elements.text('custSupName', relation.name, 50),
      elements.text('contact', relation.contact, 50),
      elements.text('telephone', relation.phone, 30),
      elements.text('eMail', relation.email),
      elements.text('commerceNr', relation.kvkNumber, 999),
      elements.text('taxRegIdent', relation.vatNumber, 30),
      elements.text('custSupTp', relationTypes.get(relation.type) ?? null),
      addressOf(elements, relation),
      relation.iban === null
        ? ''
        : elements.group(
            'bankAccount',
            elements.code('bankAccNr', relation.iban),
            elements.code('bankIdCd', relation.bic),
          ),
    );
  });
}

interface Account {
  readonly id: bigint;
  readonly code: string;
  readonly description: string;
  readonly type: string;
  readonly rgsCode: string | null;
  readonly leadCode: string | null;
}

/**
 * The ledger accounts, with the RGS code as the lead reference, which is where packages write it in this version; then the cost centres
 * and projects.
 */
export async function* generalLedgerOf(
  source: AuditfileSource,
  elements: AuditfileElements,
): AsyncGenerator<string> {
  const { administrationId } = source.year;
  const accounts = source.pages<Account>(
    'The ledger accounts',
    `SELECT id, code, description, type, rgs_code AS rgsCode, lead_code AS leadCode
     FROM ledger_account WHERE id > ? AND administration_id = ? ORDER BY id LIMIT ?`,
    administrationId,
  );
  let isOpen = false;
  const opened = (text: string) => {
    if (isOpen || text === '') return text;
    isOpen = true;
    return `<generalLedger>\n${text}`;
  };
  for await (const page of accounts) {
    yield opened(page.map((account) => accountOf(elements, account)).join(''));
  }
  const dimensions = source.pages<{ id: bigint; kind: string; code: string; description: string | null }>(
    'The cost centres and projects',
    `SELECT id, kind, code, description FROM dimension
     WHERE id > ? AND administration_id = ? ORDER BY id LIMIT ?`,
    administrationId,
  );
  // A key of the schema: one code for all kinds together. Lines name theirs by kind, and keep it.
  const taken = new Set<string>();
  const basics = listOf('basics', dimensions, ({ kind, code, description }) => {
    const type = kind === 'cost_centre' ? '02' : kind === 'project' ? '04' : null;
    if (type === null) {
      elements.note('left_out', kind);
      return '';
    }
    if (taken.has(code)) {
      elements.note('code_taken', kind);
      return '';
    }
    taken.add(code);
    return elements.group(
      'basic',
      `<basicType>${type}</basicType>`,
      elements.codeOrEmpty('basicID', code),
      elements.textOrEmpty('basicDesc', description),
    );
  });
  for await (const text of basics) yield opened(text);
  if (isOpen) yield '</generalLedger>\n';
}

function accountOf(elements: AuditfileElements, account: Account): string {
  const isRgs = account.rgsCode !== null && isRgsCode(account.rgsCode);
  if (account.rgsCode !== null && !isRgs) elements.note('left_out', 'rgs_code');
  return `${elements.group(
    'ledgerAccount',
    elements.codeOrEmpty('accID', account.code),
    elements.textOrEmpty('accDesc', account.description, 999),
    elements.text('accTp', account.type),
    elements.text('leadCode', account.leadCode, 999),
    isRgs ? elements.text('leadReference', account.rgsCode, 999) : '',
  )}\n`;
}

/** The VAT codes; an auditfile has no place for their rates and return boxes, which the lines have where they matter. */
export async function* vatCodesOf(
  source: AuditfileSource,
  elements: AuditfileElements,
): AsyncGenerator<string> {
  const pages = source.pages<{
    id: bigint;
    code: string;
    description: string | null;
    payable: string | null;
    receivable: string | null;
  }>(
    'The VAT codes',
    `SELECT v.id, v.code, v.description, p.code AS payable, r.code AS receivable
     FROM vat_code v LEFT JOIN ledger_account p ON p.id = v.payable_account_id
       LEFT JOIN ledger_account r ON r.id = v.receivable_account_id
     WHERE v.id > ? AND v.administration_id = ? ORDER BY v.id LIMIT ?`,
    source.year.administrationId,
  );
  yield* listOf('vatCodes', pages, (vat) =>
    elements.group(
      'vatCode',
      elements.codeOrEmpty('vatID', vat.code),
      elements.textOrEmpty('vatDesc', vat.description, 999),
      elements.code('vatToPayAccID', vat.payable),
      elements.code('vatToClaimAccID', vat.receivable),
    ),
  );
}

/** The periods. One without dates has no place here; whoever reads the file meets its number in the entries. */
export async function* periodsOf(
  source: AuditfileSource,
  elements: AuditfileElements,
): AsyncGenerator<string> {
  const pages = source.pages<{
    id: bigint;
    number: bigint;
    description: string | null;
    start: string | null;
    end: string | null;
  }>(
    'The periods',
    `SELECT id, number, description, start_date AS start, end_date AS "end"
     FROM period WHERE id > ? AND fiscal_year_id = ? ORDER BY id LIMIT ?`,
    source.year.id,
  );
  yield* listOf('periods', pages, (period) => {
    if (period.start === null || period.end === null) {
      elements.note('left_out', 'period');
      return '';
    }
    return elements.group(
      'period',
      periodNumber(elements, period.number),
      elements.text('periodDesc', period.description, 50),
      elements.value('startDatePeriod', period.start, date),
      elements.value('endDatePeriod', period.end, date),
    );
  });
}

/** The number of a period, which the schema takes up to 999. */
export function periodNumber(elements: AuditfileElements, number: bigint | null): string {
  return elements.required('periodNumber', number === null ? null : String(number), /^\d{1,3}$/);
}

/** The opening balance; nothing where the year has none. */
export async function* openingBalanceOf(
  source: AuditfileSource,
  elements: AuditfileElements,
): AsyncGenerator<string> {
  const { id, startDate } = source.year;
  const totals = source.one<LineTotals>(
    'The opening balance',
    `SELECT ${lineTotals} FROM opening_balance_line l WHERE l.fiscal_year_id = ?`,
    id,
  );
  if (totals.lines === 0n) return;
  yield `<openingBalance>${elements.required('opBalDate', startDate, date)}${totalsOf(totals)}\n`;
  const pages = source.pages<{ id: bigint; number: string; account: string; cents: bigint; side: string }>(
    'The opening balance',
    `SELECT o.id, o.line_number AS number, a.code AS account, o.amount_cents AS cents, o.side
     FROM opening_balance_line o JOIN ledger_account a ON a.id = o.ledger_account_id
     WHERE o.id > ? AND o.fiscal_year_id = ? ORDER BY o.id LIMIT ?`,
    id,
  );
  for await (const page of pages) {
    yield page
      .map(
        (line) =>
          `${elements.group(
            'obLine',
            elements.codeOrEmpty('nr', line.number),
            elements.codeOrEmpty('accID', line.account),
            `<amnt>${amountText(line.cents)}</amnt><amntTp>${line.side}</amntTp>`,
          )}\n`,
      )
      .join('');
  }
  yield '</openingBalance>\n';
}

/** How many lines follow, and their sums. */
export function totalsOf({ lines, debitCents, creditCents }: LineTotals): string {
  return (
    `<linesCount>${lines}</linesCount><totalDebit>${amountText(debitCents)}</totalDebit>` +
    `<totalCredit>${amountText(creditCents)}</totalCredit>`
  );
}

/** A list in its element, a record on a line; nothing where it is empty. */
async function* listOf<Row>(
  name: string,
  pages: AsyncIterable<readonly Row[]>,
  recordOf: (row: Row) => string,
): AsyncGenerator<string> {
  let isOpen = false;
  for await (const page of pages) {
    const records = page.map(recordOf).filter((record) => record !== '');
    if (records.length === 0) continue;
    yield `${isOpen ? '' : `<${name}>\n`}${records.join('\n')}\n`;
    isOpen = true;
  }
  if (isOpen) yield `</${name}>\n`;
}
