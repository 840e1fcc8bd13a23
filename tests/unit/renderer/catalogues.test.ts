import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import {
  appointmentReasons,
  damagedReasons,
  notAnArchiveReasons,
  notProvableReasons,
  notReadableReasons,
  outputFailedReasons,
} from '#shared/contract/failure.ts';
import { failureSchema } from '#shared/contract/failure-schema.ts';
import { openingRemarkCodes } from '#shared/domain/opening-remarks.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { nl } from '../../../renderer/i18n/nl.ts';

const renderer = resolve(import.meta.dirname, '../../../renderer');

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [path, text] of leaves(value, `${prefix}${key}.`)) found.set(path, text);
  }
  return found;
}

function sources(): string {
  return readdirSync(renderer, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('i18n'))
    .map((path) => readFileSync(join(renderer, path), 'utf8'))
    .join('\n');
}

const variables = (text: string) => [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map((match) => match[1]).sort();

test.each(Object.keys(en))('%s has the same keys and variables in both languages', (namespace) => {
  const english = leaves(en[namespace as keyof typeof en] as Tree);
  const dutch = leaves(nl[namespace as keyof typeof nl] as Tree);
  expect([...dutch.keys()]).toEqual([...english.keys()]);
  for (const [key, text] of english) {
    expect(variables(dutch.get(key) ?? ''), key).toEqual(variables(text));
    expect(text.trim(), key).not.toBe('');
    expect((dutch.get(key) ?? '').trim(), key).not.toBe('');
  }
});

test('every failure of the contract has its words', () => {
  const keys = new Set(leaves(en.failure).keys());
  const reasons: Record<string, readonly string[]> = {
    damaged: damagedReasons,
    not_an_archive: notAnArchiveReasons,
    not_readable: notReadableReasons,
    appointment_invalid: appointmentReasons,
    output_failed: outputFailedReasons,
    not_provable: notProvableReasons,
  };
  for (const option of failureSchema.options) {
    const [code] = option.shape.code.values;
    if (code === undefined) throw new Error('A failure has no code.');
    for (const reason of reasons[code] ?? ['']) {
      const key = reason === '' ? code : `${code}.${reason}`;
      expect([...keys].filter((known) => known.startsWith(`${key}.`)).sort(), key).toEqual([
        `${key}.text`,
        `${key}.title`,
      ]);
    }
  }
});

test('everything that an opening may remark has its words, and nothing else has', () => {
  for (const { workspace } of [en, nl]) {
    const { title, ...remarks } = workspace.remark;
    expect(title).not.toBe('');
    expect(Object.keys(remarks).sort()).toEqual([...openingRemarkCodes].sort());
  }
});

// These are looked up by names that come with the records: columns, codes, tables, findings, failures.
const byName = new Set(['columns', 'codes', 'tables', 'failure', 'findings']);

test.each(Object.keys(en).filter((namespace) => !byName.has(namespace)))(
  'no text of %s is unused',
  (namespace) => {
    const code = sources();
    const isUsed = (key: string) => {
      const path = key.replace(/_(one|other|zero)$/, '');
      const spellings = [path, `${namespace}:${path}`];
      if (spellings.some((spelling) => new RegExp(`['"\`]${literally(spelling)}['"\`]`).test(code)))
        return true;
      // `a.b.${name}`: one of a family.
      const parts = path.split('.');
      return parts.some((_, depth) => {
        const head = parts.slice(0, depth).join('.');
        const tails = spellings.map((spelling) => spelling.slice(0, spelling.length - path.length));
        return depth > 0 && tails.some((tail) => code.includes(`\`${tail}${head}.\${`));
      });
    };
    const unused = [...leaves(en[namespace as keyof typeof en] as Tree).keys()].filter((key) => !isUsed(key));
    expect(unused).toEqual([]);
  },
);

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A number before a word in the plural: a text that has one needs another for a single one. */
const countedNoun =
  /\{\{\w+\}\} (?:\p{L}+ ){0,2}?(?:rows|records|pages|entries|files|lines|documents|findings|years|days|hits|seconds|minutes|hours|invoices|tables|members|places)\b/u;

/** So many of so many: the noun goes with the second, of which there is more than one wherever this is said. */
const partOfWhole = /\{\{\w+\}\} (?:of|to) \{\{/;
/** Said only of many: more than are printed in one go, and the pages of a whole database. */
const saidOfMany = [
  'print.whichTitle',
  'print.whichText',
  'print.notRange',
  'findings.pages_missing.detail',
  'findings.pages_appended.detail',
];

/** `impact` chooses by itself (shared/verification/impact-lines.ts): each of its sentences has one for a single record, or says none. */
const choosesItself = /^verification\.impact\./;

test('whatever is counted has its singular', () => {
  const namespaces = Object.entries(en) as [string, Tree][];
  const wrong = namespaces.flatMap(([namespace, tree]) =>
    [...leaves(tree, `${namespace}.`)]
      .filter(([, text]) => countedNoun.test(text) && !partOfWhole.test(text))
      .map(([key]) => key)
      .filter((key) => !/_(?:one|other)$/.test(key) && !choosesItself.test(key) && !saidOfMany.includes(key)),
  );
  expect(wrong).toEqual([]);
  expect(countedNoun.test(en.lists.export.written_other)).toBe(true);
});
