import { type CoveredTable, columnsOf, coveredTableNames } from '#shared/archive-format/tables.ts';

/** One way from a record to others: a query of their ids, every `?` of which is the record's own id. */
export interface LinkRule {
  readonly role: string;
  readonly table: string;
  readonly idsSql: string;
}

/** Roles by the column that refers; a column that is not named here has the referred table's name as its role. */
const outgoingRoles: Readonly<Record<string, string>> = {
  fiscal_year_id: 'year',
  ledger_account_id: 'account',
  payable_account_id: 'payable_account',
  receivable_account_id: 'receivable_account',
  offset_account_id: 'offset_account',
  journal_entry_id: 'entry',
  journal_line_id: 'line',
  content_id: 'content',
  bank_statement_id: 'statement',
};

/** Roles by the table that refers; a table that is not named here has its own name as its role. */
const incomingRoles: Readonly<Record<string, string>> = {
  fiscal_year: 'years',
  period: 'periods',
  ledger_account: 'accounts',
  journal: 'journals',
  opening_balance_line: 'openings',
  journal_entry: 'entries',
  journal_line: 'lines',
  journal_line_vat: 'vat',
  document_event: 'events',
  authorisation: 'authorisations',
  export_log: 'exports',
  invoice_line: 'invoice_lines',
  bank_statement: 'statements',
  bank_line: 'bank_lines',
  vat_return_box: 'boxes',
};

/** A line names its invoice by number and relation, as the bookkeeping package exported them. */
const sameReference = `l.invoice_reference = i.number AND l.relation_id = i.relation_id`;

/** What no foreign key says: links of documents, and of lines and entries to invoices by reference (format README). */
const furtherRules: Readonly<Partial<Record<CoveredTable, readonly LinkRule[]>>> = {
  document: [
    {
      role: 'entry',
      table: 'journal_entry',
      idsSql: `SELECT target_id AS id FROM document_link WHERE document_id = ? AND target_table = 'journal_entry'
        UNION SELECT l.journal_entry_id FROM document_link k JOIN journal_line l ON l.id = k.target_id
          WHERE k.document_id = ? AND k.target_table = 'journal_line'
        UNION SELECT journal_entry_id FROM invoice WHERE document_id = ? AND journal_entry_id IS NOT NULL`,
    },
    {
      role: 'invoice',
      table: 'invoice',
      idsSql: `SELECT target_id AS id FROM document_link WHERE document_id = ? AND target_table = 'invoice'`,
    },
    {
      role: 'bank_lines',
      table: 'bank_line',
      idsSql: `SELECT target_id AS id FROM document_link WHERE document_id = ? AND target_table = 'bank_line'`,
    },
    {
      role: 'statement',
      table: 'bank_statement',
      idsSql: `SELECT target_id AS id FROM document_link WHERE document_id = ? AND target_table = 'bank_statement'`,
    },
    {
      role: 'relation',
      table: 'relation',
      idsSql: `SELECT relation_id AS id FROM invoice WHERE document_id = ? AND relation_id IS NOT NULL
        UNION SELECT target_id FROM document_link WHERE document_id = ? AND target_table = 'relation'`,
    },
  ],
  invoice: [
    {
      role: 'entry',
      table: 'journal_entry',
      idsSql: `SELECT l.journal_entry_id AS id FROM invoice i JOIN journal_line l ON ${sameReference} WHERE i.id = ?`,
    },
    {
      role: 'lines',
      table: 'journal_line',
      idsSql: `SELECT l.id FROM invoice i JOIN journal_line l ON ${sameReference} WHERE i.id = ?`,
    },
  ],
  journal_entry: [
    {
      role: 'invoice',
      table: 'invoice',
      idsSql: `SELECT i.id FROM journal_line l JOIN invoice i ON ${sameReference} WHERE l.journal_entry_id = ?`,
    },
    {
      role: 'document',
      table: 'document',
      idsSql: `SELECT document_id AS id FROM invoice WHERE journal_entry_id = ? AND document_id IS NOT NULL
        UNION SELECT k.document_id FROM journal_line l JOIN document_link k ON k.target_table = 'journal_line' AND k.target_id = l.id
          WHERE l.journal_entry_id = ?
        UNION SELECT i.document_id FROM journal_line l JOIN invoice i ON ${sameReference}
          WHERE l.journal_entry_id = ? AND i.document_id IS NOT NULL`,
    },
    {
      role: 'relation',
      table: 'relation',
      idsSql:
        'SELECT relation_id AS id FROM journal_line WHERE journal_entry_id = ? AND relation_id IS NOT NULL',
    },
  ],
  journal_line: [
    {
      role: 'invoice',
      table: 'invoice',
      idsSql: `SELECT i.id FROM journal_line l JOIN invoice i ON ${sameReference} WHERE l.id = ?`,
    },
    {
      role: 'document',
      table: 'document',
      idsSql: `SELECT i.document_id AS id FROM journal_line l JOIN invoice i ON ${sameReference}
        WHERE l.id = ? AND i.document_id IS NOT NULL`,
    },
  ],
  relation: [
    {
      role: 'document',
      table: 'document',
      idsSql: 'SELECT document_id AS id FROM invoice WHERE relation_id = ? AND document_id IS NOT NULL',
    },
  ],
};

/** Everything that records of a table link to and that links to them, in the order in which people look for it. */
export function linkRules(table: CoveredTable): readonly LinkRule[] {
  let rules = rulesByTable.get(table);
  if (rules === undefined) {
    rules = merged([
      ...(furtherRules[table] ?? []),
      ...outgoing(table),
      ...incoming(table),
      {
        role: 'document',
        table: 'document',
        idsSql: `SELECT document_id AS id FROM document_link WHERE target_table = '${table}' AND target_id = ?`,
      },
    ]);
    rulesByTable.set(table, rules);
  }
  return rules;
}

const rulesByTable = new Map<CoveredTable, readonly LinkRule[]>();

function outgoing(table: CoveredTable): LinkRule[] {
  return Object.entries(columnsOf(table)).flatMap(([column, { references }]) =>
    references === undefined
      ? []
      : [
          {
            role: outgoingRoles[column] ?? references,
            table: references,
            idsSql: `SELECT ${column} AS id FROM ${table} WHERE id = ? AND ${column} IS NOT NULL`,
          },
        ],
  );
}

function incoming(table: CoveredTable): LinkRule[] {
  return coveredTableNames.flatMap((referring) =>
    Object.entries(columnsOf(referring)).flatMap(([column, { references }]) =>
      references === table && referring !== 'document_link'
        ? [
            {
              role: incomingRoles[referring] ?? referring,
              table: referring,
              idsSql: `SELECT id FROM ${referring} WHERE ${column} = ?`,
            },
          ]
        : [],
    ),
  );
}

/** Ways of one role to one table are one group: a record stands in it once. */
function merged(rules: readonly LinkRule[]): LinkRule[] {
  const groups = new Map<string, LinkRule[]>();
  for (const rule of rules) {
    const key = `${rule.role} ${rule.table}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  const rank = (role: string) => (ranked.includes(role) ? ranked.indexOf(role) : ranked.length);
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      return [{ ...first, idsSql: group.map(({ idsSql }) => idsSql).join(' UNION ') }];
    })
    .sort((a, b) => rank(a.role) - rank(b.role));
}

const ranked = ['document', 'invoice', 'entry', 'relation', 'account', 'lines', 'invoice_lines', 'vat'];
