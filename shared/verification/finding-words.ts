import type { Finding } from '../contract/verification.ts';
import { fillTemplate } from './fill-template.ts';

/** What a kind of finding is called, touches and asks for; without texts of its own, what the engine says in English. */
export interface FindingText {
  readonly title: string;
  readonly touches: string | null;
  readonly now: string | null;
}

/** The words of one language that findings are said in. */
export interface FindingVocabulary {
  /** The texts of a code; undefined where there are none. */
  readonly texts: (code: string) => Readonly<Record<string, string | undefined>> | undefined;
  readonly table: (table: string, records: 'one' | 'many') => string;
  readonly column: (column: string) => string;
  readonly retentionClass: (code: string) => string;
  readonly check: (name: string) => string;
  readonly owner: (kind: 'free' | 'index' | 'unknown') => string;
  readonly money: (cents: string | number) => string;
  readonly integer: (value: string | number) => string;
  readonly date: (date: string) => string;
  readonly isEnglish: boolean;
}

/** Says findings in one language. */
export interface FindingWords {
  readonly kind: (finding: Finding) => FindingText;
  /** One finding with its values. `isEnglish` where only the engine's own message says them in a language that is another. */
  readonly detail: (finding: Finding) => { readonly text: string; readonly isEnglish: boolean };
}

/** The sentences of a kind of finding, from the one that says most; the first whose values are all there is taken. */
const sentences = ['detail', 'detailShort', 'detailLeast'] as const;

export function createFindingWords(vocabulary: FindingVocabulary): FindingWords {
  const { integer, money } = vocabulary;
  const write = (name: string, value: string | number, finding: Finding): string => {
    const isAmount =
      /Cents$/.test(name) || (isFigureValue(name) && /Cents$/.test(String(finding.details?.figure)));
    if (isAmount && /^-?\d+$/.test(String(value))) return money(value);
    if (typeof value === 'number') return integer(value);
    if (isFigureValue(name) && /^-?\d+$/.test(value)) return integer(value);
    switch (name) {
      case 'owner':
        return vocabulary.owner(value === 'free' || value === 'index' ? value : 'unknown');
      case 'figure':
      case 'amount':
        return vocabulary.column(/Cents$/.test(value) || name === 'figure' ? value : `${value}_cents`);
      case 'parent':
      case 'targetTable':
        return vocabulary.table(value, 'one');
      case 'column':
      case 'columns':
        return value
          .split(', ')
          .map((column) => vocabulary.column(column))
          .join(', ');
      case 'retentionClass':
        return vocabulary.retentionClass(value);
      case 'check':
        return vocabulary.check(value);
      default:
        return /^\d{4}-\d{2}-\d{2}$/.test(value) ? vocabulary.date(value) : value;
    }
  };
  const valuesOf = (finding: Finding): Record<string, string> => {
    const { page, offset, table, firstId, lastId, record, details = {} } = finding;
    const values: Record<string, string> = {};
    for (const [name, value] of Object.entries(details)) values[name] = write(name, value, finding);
    if (page !== undefined) values.page = integer(page);
    if (offset !== undefined) values.offset = integer(offset);
    if (table !== undefined) values.table = vocabulary.table(table, record === undefined ? 'many' : 'one');
    if (firstId !== undefined) values.firstId = integer(firstId);
    if (lastId !== undefined) values.lastId = integer(lastId);
    if (record !== undefined) values.recordId = String(record.id);
    return values;
  };
  return {
    kind({ code, message }) {
      const text = vocabulary.texts(code);
      return { title: text?.title ?? message, touches: text?.touches ?? null, now: text?.now ?? null };
    },
    detail(finding) {
      const text = vocabulary.texts(finding.code);
      const values = valuesOf(finding);
      for (const sentence of sentences) {
        const template = text?.[sentence];
        const filled = template === undefined ? null : fillTemplate(template, values);
        if (filled !== null) return { text: filled, isEnglish: false };
      }
      return { text: finding.message, isEnglish: !vocabulary.isEnglish };
    },
  };
}

/** Values of a total, which are amounts or counts as its `figure` says. */
function isFigureValue(name: string): boolean {
  return name === 'records' || name === 'manifest' || name === 'source';
}
