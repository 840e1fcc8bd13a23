import { type FindingCode, findingCodes } from '#shared/contract/finding-codes.ts';
import type { Impact } from '#shared/contract/impact.ts';
import { formatDate, formatInteger, formatMoney, type Language } from '#shared/domain/format.ts';
import { createFindingWords, type FindingWords } from '#shared/verification/finding-words.ts';
import {
  beyondRows,
  type ImpactRow,
  type ImpactVocabulary,
  impactLines,
  impactRows,
} from '#shared/verification/impact-lines.ts';
import { codes as enCodes } from '#shared/words/en/codes.ts';
import { columns as enColumns } from '#shared/words/en/columns.ts';
import { findings as enFindings } from '#shared/words/en/findings.ts';
import { impact as enImpact } from '#shared/words/en/impact.ts';
import { report as enReport } from '#shared/words/en/report.ts';
import { tables as enTables } from '#shared/words/en/tables.ts';
import { verdicts as enVerdicts } from '#shared/words/en/verdicts.ts';
import { codes as nlCodes } from '#shared/words/nl/codes.ts';
import { columns as nlColumns } from '#shared/words/nl/columns.ts';
import { findings as nlFindings } from '#shared/words/nl/findings.ts';
import { impact as nlImpact } from '#shared/words/nl/impact.ts';
import { report as nlReport } from '#shared/words/nl/report.ts';
import { tables as nlTables } from '#shared/words/nl/tables.ts';
import { verdicts as nlVerdicts } from '#shared/words/nl/verdicts.ts';
import type { Translation } from '#shared/words/translation.ts';

type Texts = Readonly<Record<string, string>>;

/** What damaged and missing pages mean, as it is printed. */
export interface DamageParts {
  readonly intro: string;
  readonly heads: ImpactRow;
  readonly rows: readonly ImpactRow[];
  readonly lines: readonly string[];
}

/** All that a report is written with, in one language. */
export interface ReportWords {
  readonly language: Language;
  readonly report: Translation<typeof enReport>;
  readonly verdicts: Translation<typeof enVerdicts>;
  readonly finding: FindingWords;
  readonly damageTitle: string;
  /** What damaged pages mean, to print: the records that are touched as a table, and sentences for what is not. */
  readonly damageParts: (impact: Impact) => DamageParts;
  /** What damaged pages mean, a sentence each. */
  readonly damage: (impact: Impact) => string[];
  readonly check: (name: string) => string;
  readonly reason: (code: string | undefined) => string | null;
}

const catalogues = {
  en: {
    report: enReport,
    verdicts: enVerdicts,
    findings: enFindings,
    impact: enImpact,
    tables: enTables,
    columns: enColumns,
    codes: enCodes,
  },
  nl: {
    report: nlReport,
    verdicts: nlVerdicts,
    findings: nlFindings,
    impact: nlImpact,
    tables: nlTables,
    columns: nlColumns,
    codes: nlCodes,
  },
} as const;

const own = (texts: object, key: string): string | undefined => {
  const text: unknown = Object.hasOwn(texts, key) ? Reflect.get(texts, key) : undefined;
  return typeof text === 'string' ? text : undefined;
};
const isFindingCode = (code: string): code is FindingCode =>
  (findingCodes as readonly string[]).includes(code);

/** The words of a language. */
export function reportWords(language: Language): ReportWords {
  const { report, verdicts, findings, impact: damage, tables, columns, codes } = catalogues[language];
  const check = (name: string) => own(verdicts.check, name) ?? name;
  const table = (name: string, records: 'one' | 'other') => own(tables, `${name}_${records}`) ?? name;
  const vocabulary: ImpactVocabulary = {
    say: (sentence, values) => fill(damage[sentence], values),
    table: (name, amount) => table(name, amount === 'one' ? 'one' : 'other'),
    integer: (value) => formatInteger(value, language),
    date: (date) => formatDate(date, language),
  };
  return {
    language,
    report,
    verdicts,
    check,
    reason: (code) => (code === undefined ? null : (own(verdicts.reason, code) ?? code)),
    damageTitle: damage.title,
    damage: (impact) => impactLines(impact, vocabulary),
    damageParts(impact) {
      const rows = impactRows(impact, vocabulary);
      return {
        intro: rows.length > 0 ? damage.tableText : damage.noRecords,
        heads: [damage.headKind, damage.headCount, damage.headYears, damage.headDates],
        rows,
        lines: impactLines(beyondRows(impact), vocabulary),
      };
    },
    finding: createFindingWords({
      texts: (code): Texts | undefined => (isFindingCode(code) ? findings[code] : undefined),
      table: (name, records) => table(name, records === 'one' ? 'one' : 'other'),
      column: (column) =>
        own(
          columns,
          column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        ) ?? column,
      retentionClass: (code) => own(codes.retention_class, code) ?? code,
      check,
      owner: (kind) => verdicts.owner[kind],
      money: (cents) => formatMoney(cents, language),
      integer: (value) => formatInteger(value, language),
      date: (date) => formatDate(date, language),
      isEnglish: language === 'en',
    }),
  };
}

/** Puts values into a text of the catalogues. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '');
}
