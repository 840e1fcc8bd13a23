import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { PackError } from '../pack-error.ts';
import { type AuditfileEncoding, textChunks } from './auditfile-encoding.ts';
import type { AuditfileSink } from './auditfile-sink.ts';
import { XafElement } from './xaf-element.ts';

/** The elements that hold records without being one; they are never kept whole. */
const containers: ReadonlySet<string> = new Set([
  'auditfile',
  'company',
  'customerssuppliers',
  'generalledger',
  'taxonomies',
  'basics',
  'vatcodes',
  'periods',
  'openingbalance',
  'obsubledgers',
  'obsubledger',
  'transactions',
  'journal',
  'transaction',
  'subledgers',
  'subledger',
]);

type Handler = (
  sink: AuditfileSink,
  element: XafElement,
  parent: XafElement,
  grandparent: XafElement | undefined,
) => void;

/** Where each record goes, by the name of its parent and its own. */
const handlers: Readonly<Record<string, Handler>> = {
  'auditfile/header': (sink, header) => sink.header(header),
  'customerssuppliers/customersupplier': (sink, relation) => sink.relation(relation),
  'generalledger/ledgeraccount': (sink, account) => sink.account(account),
  'taxonomies/taxonomy': (sink, taxonomy) => {
    for (const element of taxonomy.all('taxoelement')) sink.taxonomyElement(element);
  },
  'basics/basic': (sink, basic) => sink.basic(basic),
  'vatcodes/vatcode': (sink, vatCode) => sink.vatCode(vatCode),
  'periods/period': (sink, period) => sink.period(period),
  'openingbalance/obline': (sink, line) => sink.openingLine(line),
  'obsubledger/obsbline': (sink, line) => sink.openingSubledgerLine(line),
  'company/openingbalance': (sink, openingBalance) => sink.openingBalanceEnd(openingBalance),
  'transaction/trline': (sink, line, transaction, journal) => {
    if (journal !== undefined) sink.line(line, transaction, journal);
  },
  'journal/transaction': (sink, transaction, journal) => sink.transactionEnd(transaction, journal),
  'transactions/journal': (sink, journal) => sink.journalEnd(journal),
  'subledger/sbline': (sink, line, subledger) => sink.subledgerLine(line, subledger),
  'company/transactions': (sink, transactions) => sink.transactionsEnd(transactions),
};

/** Characters that XML 1.0 forbids and that some packages write nonetheless. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbiddenCharacter = /[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** The parser's words for an ampersand or entity that is not XML; it goes on with the text as written. */
const tolerableError = /entity/;

/**
 * Reads an auditfile as a stream and hands its records to the sink as they end. Throws `bad_auditfile` for what is not well-formed or
 * no auditfile, `not_readable` for what cannot be read. `onCharacters` hears the length of each piece of text read.
 */
export async function readAuditfile(
  path: string,
  encoding: AuditfileEncoding,
  sink: AuditfileSink,
  onCharacters: (characters: number) => void = () => undefined,
): Promise<void> {
  const reader = new AuditfileReader(path, sink);
  for await (const text of textChunks(path, encoding)) {
    reader.write(text);
    onCharacters(text.length);
  }
  reader.end();
}

class AuditfileReader {
  readonly #path: string;
  readonly #sink: AuditfileSink;
  readonly #parser = new SaxesParser();
  readonly #lowerNames = new Map<string, string>();
  readonly #open: XafElement[] = [];
  #text = '';
  #companyAnnounced = false;
  #sawRoot = false;

  constructor(path: string, sink: AuditfileSink) {
    this.#path = path;
    this.#sink = sink;
    this.#parser.on('error', (error) => this.#error(error));
    this.#parser.on('opentag', (tag) => this.#begin(tag));
    this.#parser.on('text', (text) => this.#addText(text));
    this.#parser.on('cdata', (text) => this.#addText(text));
    this.#parser.on('closetag', () => this.#end());
  }

  write(text: string): void {
    if (text.search(forbiddenCharacter) < 0) {
      this.#parser.write(text);
      return;
    }
    this.#sink.oddity(
      'forbidden_character',
      'characters that XML forbids were replaced by �',
      this.#parser.line,
    );
    this.#parser.write(text.replace(forbiddenCharacter, '\ufffd'));
  }

  end(): void {
    if (!this.#sawRoot) throw this.#bad('it is empty');
    this.#parser.close();
  }

  #error(error: Error): void {
    if (!tolerableError.test(error.message)) throw this.#bad(`it is not well-formed XML: ${error.message}`);
    this.#sink.oddity(
      'malformed_entity',
      'an ampersand that begins no entity was taken as text',
      this.#parser.line,
    );
  }

  #begin(tag: SaxesTagPlain): void {
    const name = this.#localName(tag.name);
    if (!this.#sawRoot) this.#root(name, tag);
    else if (this.#open.length === 2) this.#announceCompany(name);
    this.#open.push(new XafElement(name, this.#parser.line));
    this.#text = '';
  }

  #root(name: string, tag: SaxesTagPlain): void {
    this.#sawRoot = true;
    if (name !== 'auditfile') throw this.#bad(`its root element is ${tag.name}, not auditfile`);
    const [prefix] = tag.name.split(':');
    const namespace = tag.attributes[tag.name.includes(':') ? `xmlns:${prefix}` : 'xmlns'] ?? '';
    this.#sink.version(namespace);
  }

  /** The company's own fields and addresses come first; what follows them belongs to its books. */
  #announceCompany(childName: string): void {
    const company = this.#open[1];
    if (company?.name !== 'company' || this.#companyAnnounced || !containers.has(childName)) return;
    this.#companyAnnounced = true;
    this.#sink.company(company);
  }

  #addText(text: string): void {
    this.#text += text;
  }

  #end(): void {
    const element = this.#open.pop();
    if (element === undefined) return;
    const parent = this.#open.at(-1);
    const isLeaf =
      element.fields.size === 0 && element.children.length === 0 && !containers.has(element.name);
    if (isLeaf) {
      const text = this.#text.trim();
      if (text !== '' && parent !== undefined && !parent.fields.has(element.name)) {
        parent.fields.set(element.name, text);
      }
    } else {
      this.#handOver(element, parent);
    }
    this.#text = '';
  }

  #handOver(element: XafElement, parent: XafElement | undefined): void {
    const handler = parent === undefined ? undefined : handlers[`${parent.name}/${element.name}`];
    if (handler === undefined || parent === undefined) this.#keep(element, parent);
    else handler(this.#sink, element, parent, this.#open.at(-2));
  }

  /** Parts of a record are kept until the record ends; of a container only the company's addresses. */
  #keep(element: XafElement, parent: XafElement | undefined): void {
    if (element.name === 'company' && !this.#companyAnnounced) this.#sink.company(element);
    if (parent === undefined || containers.has(element.name)) return;
    if (!containers.has(parent.name) || parent.name === 'company') {
      parent.children.push(element);
      return;
    }
    this.#sink.oddity(
      'unknown_element',
      `elements ${element.name} in ${parent.name} were left out`,
      element.line,
    );
  }

  #localName(name: string): string {
    const known = this.#lowerNames.get(name);
    if (known !== undefined) return known;
    const local = name.slice(name.indexOf(':') + 1).toLowerCase();
    this.#lowerNames.set(name, local);
    return local;
  }

  #bad(reason: string): PackError {
    return new PackError('bad_auditfile', `${this.#path} cannot be read as an auditfile: ${reason}`);
  }
}
