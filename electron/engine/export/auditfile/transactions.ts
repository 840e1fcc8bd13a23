import { type AuditfileElements, codeCharacters, date } from './auditfile-elements.ts';
import {
  type AuditfileSource,
  amountText,
  type LineTotals,
  lineTotals,
  lowestId,
} from './auditfile-source.ts';
import { periodNumber, totalsOf } from './master-records.ts';

const journalTypes = /^[BCGMOPSTYZ]$/;
const wholeNumber = /^\d{1,10}$/;
const percentage = /^\d{1,6}(\.\d{1,2})?$/;
const currencyCode = /^[A-Z]{3}$/;

interface Journal {
  readonly id: bigint;
  readonly code: string;
  readonly description: string;
  readonly type: string;
  readonly offsetAccount: string | null;
  readonly bankAccount: string | null;
}

interface Entry {
  readonly id: bigint;
  readonly number: string;
  readonly date: string;
  readonly description: string | null;
  readonly period: bigint | null;
  readonly enteredBy: string | null;
}

interface Line {
  readonly id: bigint;
  readonly number: string;
  readonly account: string;
  readonly date: string | null;
  readonly description: string | null;
  readonly cents: bigint;
  readonly side: string;
  readonly relation: string | null;
  readonly invoiceReference: string | null;
  readonly documentReference: string | null;
  readonly matchKey: string | null;
  readonly costCentre: string | null;
  readonly project: string | null;
  readonly quantity: string | null;
  readonly currency: string | null;
  readonly currencyCents: bigint | null;
  readonly bankAccount: string | null;
  readonly offsetBankAccount: string | null;
}

interface Vat {
  readonly code: string | null;
  readonly rateBp: bigint | null;
  readonly cents: bigint;
  readonly side: string;
}

/** The totals of the year's lines, added up by the database. */
export function yearTotals(source: AuditfileSource): LineTotals {
  return source.one<LineTotals>(
    'The journal lines',
    `SELECT ${lineTotals} FROM journal_entry e JOIN journal_line l ON l.journal_entry_id = e.id WHERE e.fiscal_year_id = ?`,
    source.year.id,
  );
}

/**
 * The journals with their entries and lines, and behind them the sub-ledger lines that carry the due dates: `trLine` has no field for
 * them. `onLine` hears of every line that was written.
 */
export async function* transactionsOf(
  source: AuditfileSource,
  elements: AuditfileElements,
  totals: LineTotals,
  onLine: (side: string, cents: bigint) => void,
): AsyncGenerator<string> {
  yield `<transactions>${totalsOf(totals)}\n`;
  for (const journal of journalsOf(source, elements)) {
    yield `<journal>${[
      elements.codeOrEmpty('jrnID', journal.code),
      elements.textOrEmpty('desc', journal.description),
      elements.value('jrnTp', journal.type, journalTypes),
      elements.code('offsetAccID', journal.offsetAccount),
      elements.code('bankAccNr', journal.bankAccount),
    ].join('')}\n`;
    for await (const entries of entriesOf(source, journal.id)) {
      for (const entry of entries) yield* entryOf(source, elements, entry, onLine);
    }
    yield '</journal>\n';
  }
  yield* subledgersOf(source, elements);
  yield '</transactions>\n';
}

function journalsOf(source: AuditfileSource, elements: AuditfileElements): readonly Journal[] {
  const { administrationId } = source.year;
  const journals = source.all<Journal>(
    'The journals',
    `SELECT j.id, j.code, j.description, j.type, a.code AS offsetAccount,
       (SELECT iban FROM bank_account b WHERE b.administration_id = j.administration_id
          AND b.ledger_account_id = j.offset_account_id ORDER BY b.id LIMIT 1) AS bankAccount
     FROM journal j LEFT JOIN ledger_account a ON a.id = j.offset_account_id
     WHERE j.administration_id = ? ORDER BY j.id`,
    administrationId,
  );
  const { accounts } = source.one<{ accounts: bigint }>(
    'The bank accounts',
    'SELECT count(DISTINCT iban) AS accounts FROM bank_account WHERE administration_id = ?',
    administrationId,
  );
  const named = new Set(journals.flatMap(({ bankAccount }) => bankAccount ?? []));
  elements.note('left_out', 'bank_account', Number(accounts) - named.size);
  return journals;
}

function entriesOf(source: AuditfileSource, journalId: bigint): AsyncGenerator<readonly Entry[]> {
  // Along the ids, as they came in, and not along the index, whose order would have to be sorted away.
  return source.pages<Entry>(
    'The entries',
    `SELECT e.id, e.number, e.entry_date AS date, e.description, p.number AS period, e.entered_by AS enteredBy
     FROM journal_entry e NOT INDEXED LEFT JOIN period p ON p.id = e.period_id
     WHERE e.id > ? AND e.fiscal_year_id = ? AND e.journal_id = ? ORDER BY e.id LIMIT ?`,
    source.year.id,
    journalId,
  );
}

async function* entryOf(
  source: AuditfileSource,
  elements: AuditfileElements,
  entry: Entry,
  onLine: (side: string, cents: bigint) => void,
): AsyncGenerator<string> {
  const head = [
    elements.codeOrEmpty('nr', entry.number),
    elements.text('desc', entry.description),
    periodNumber(elements, entry.period),
    elements.required('trDt', entry.date, date),
    elements.code('userID', entry.enteredBy),
  ].join('');
  let text = `<transaction>${head}\n`;
  const pages = source.pages<Line>(
    'The journal lines',
    `SELECT l.id, l.line_number AS number, a.code AS account, l.effective_date AS date, l.description,
       l.amount_cents AS cents, l.side, r.code AS relation, l.invoice_reference AS invoiceReference,
       l.document_reference AS documentReference, l.match_key AS matchKey, l.cost_centre AS costCentre, l.project,
       l.quantity, l.currency, l.currency_amount_cents AS currencyCents, l.bank_account AS bankAccount,
       l.offset_bank_account AS offsetBankAccount
     FROM journal_line l LEFT JOIN ledger_account a ON a.id = l.ledger_account_id
       LEFT JOIN relation r ON r.id = l.relation_id
     WHERE l.id > ? AND l.journal_entry_id = ? ORDER BY l.id LIMIT ?`,
    entry.id,
  );
  for await (const lines of pages) {
    for (const line of lines) {
      onLine(line.side, line.cents);
      text += lineOf(source, elements, line, entry.date);
    }
    yield text;
    text = '';
  }
  yield `${text}</transaction>\n`;
}

function lineOf(source: AuditfileSource, elements: AuditfileElements, line: Line, entryDate: string): string {
  if (line.date === null) elements.note('date_filled', 'effDate');
  if (line.offsetBankAccount !== null) elements.note('left_out', 'offset_bank_account');
  return `${elements.group(
    'trLine',
    elements.codeOrEmpty('nr', line.number),
    elements.codeOrEmpty('accID', line.account),
    elements.textOrEmpty('docRef', line.documentReference, 999),
    elements.required('effDate', line.date ?? entryDate, date),
    elements.text('desc', line.description),
    `<amnt>${amountText(line.cents)}</amnt><amntTp>${line.side}</amntTp>`,
    matchKeyOf(elements, line.matchKey),
    elements.code('custSupID', line.relation),
    elements.text('invRef', line.invoiceReference, 999),
    elements.code('costID', line.costCentre),
    elements.code('projID', line.project),
    elements.value('qntity', line.quantity, wholeNumber),
    elements.code('bankAccNr', line.bankAccount),
    ...vatOf(source, elements, line.id),
    currencyOf(elements, line, source.year.currency),
  )}\n`;
}

/** A key longer than its field goes into that of the reference, which is read where there is no key. */
function matchKeyOf(elements: AuditfileElements, matchKey: string | null): string {
  return matchKey !== null && matchKey.length > codeCharacters
    ? elements.text('recRef', matchKey, 999)
    : elements.text('matchKeyID', matchKey);
}

function vatOf(source: AuditfileSource, elements: AuditfileElements, lineId: bigint): readonly string[] {
  return source
    .all<Vat>(
      'The VAT of the lines',
      `SELECT c.code, v.rate_bp AS rateBp, v.amount_cents AS cents, v.side
       FROM journal_line_vat v LEFT JOIN vat_code c ON c.id = v.vat_code_id
       WHERE v.journal_line_id = ? ORDER BY v.id`,
      lineId,
    )
    .map(({ code, rateBp, cents, side }) =>
      elements.group(
        'vat',
        elements.codeOrEmpty('vatID', code),
        // Basis points are hundredths of a percent, as cents are of a euro.
        elements.required('vatPerc', rateBp === null ? null : amountText(rateBp), percentage),
        `<vatAmnt>${amountText(cents)}</vatAmnt><vatAmntTp>${side}</vatAmntTp>`,
      ),
    );
}

/** An amount in another currency; the schema has no place for a currency alone, which is mostly that of the whole file. */
function currencyOf(
  elements: AuditfileElements,
  { currency, currencyCents }: Line,
  ownCurrency: string,
): string {
  if (currencyCents === null) {
    if (currency !== null && currency !== ownCurrency) elements.note('left_out', 'currency');
    return '';
  }
  return elements.group(
    'currency',
    elements.required('curCode', currency, currencyCode),
    `<curAmnt>${amountText(currencyCents)}</curAmnt>`,
  );
}

interface DueLine {
  readonly id: bigint;
  readonly journal: string;
  readonly entry: string;
  readonly number: string;
  readonly cents: bigint;
  readonly side: string;
  readonly relation: string | null;
  readonly invoiceReference: string | null;
  readonly dueDate: string;
}

/** Sub-ledgers by the kind of the lines' relations: customers, suppliers, both, and those of neither. */
const subledgers = [
  { type: 'CU', relation: `r.type = 'customer'` },
  { type: 'SU', relation: `r.type = 'supplier'` },
  { type: 'CS', relation: `r.type = 'both'` },
  { type: 'ZZ', relation: `r.type IS NULL OR r.type = 'other'` },
] as const;

async function* subledgersOf(source: AuditfileSource, elements: AuditfileElements): AsyncGenerator<string> {
  let isOpen = false;
  for (const { type, relation } of subledgers) {
    // One walk along the lines; the other way round SQLite would walk along all of them for every entry of the year.
    const from = `FROM journal_line l NOT INDEXED CROSS JOIN journal_entry e ON e.id = l.journal_entry_id
      JOIN journal j ON j.id = e.journal_id LEFT JOIN relation r ON r.id = l.relation_id
      WHERE l.id > ? AND e.fiscal_year_id = ? AND l.due_date IS NOT NULL AND (${relation})`;
    const totals = source.one<LineTotals>(
      'The due dates',
      `SELECT ${lineTotals} ${from}`,
      lowestId,
      source.year.id,
    );
    if (totals.lines === 0n) continue;
    if (!isOpen) yield '<subledgers>\n';
    isOpen = true;
    yield `<subledger><sbType>${type}</sbType>${totalsOf(totals)}\n`;
    const pages = source.pages<DueLine>(
      'The due dates',
      `SELECT l.id, j.code AS journal, e.number AS entry, l.line_number AS number, l.amount_cents AS cents, l.side,
         r.code AS relation, l.invoice_reference AS invoiceReference, l.due_date AS dueDate ${from}
       ORDER BY l.id LIMIT ?`,
      source.year.id,
    );
    let count = 0;
    for await (const lines of pages) {
      yield lines.map((line) => dueLineOf(elements, line, ++count)).join('');
    }
    yield '</subledger>\n';
  }
  if (isOpen) yield '</subledgers>\n';
}

function dueLineOf(elements: AuditfileElements, line: DueLine, count: number): string {
  return `${elements.group(
    'sbLine',
    `<nr>${count}</nr>`,
    elements.codeOrEmpty('jrnID', line.journal),
    elements.codeOrEmpty('trNr', line.entry),
    elements.codeOrEmpty('trLineNr', line.number),
    `<amnt>${amountText(line.cents)}</amnt><amntTp>${line.side}</amntTp>`,
    elements.code('custSupID', line.relation),
    elements.text('invRef', line.invoiceReference, 999),
    elements.value('invDueDt', line.dueDate, date),
  )}\n`;
}
