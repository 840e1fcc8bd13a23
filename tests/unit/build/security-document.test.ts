import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { weakenings } from '../../hardening/weakenings.ts';

const root = resolve(import.meta.dirname, '../../..');
const page = readFileSync(join(root, 'docs/security.md'), 'utf8');
const named = [
  ...new Set(
    [
      ...page.matchAll(
        /`((?:electron|shared|renderer|build|tests)\/[^`]+|electron-builder\.yml|package\.json)`|\]\((decisions\/[^)]+)\)/g,
      ),
    ].map(([, path, page]) => path ?? `docs/${page}`),
  ),
];

test('the document on security names files', () => {
  expect(named.length).toBeGreaterThan(30);
});

test.each(named)('%s, which the document on security names, is there', (path) => {
  expect(existsSync(join(root, path))).toBe(true);
});

describe('every rule of the table', () => {
  const table = /^## The rules, and what holds them$.*?^## /ms.exec(page)?.[0] ?? '';
  const rules = [...table.matchAll(/^\| (?!rule )([^|]+) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
    ([, rule = '', keptBy = '', testedBy = '']) => ({ rule, keptBy, testedBy }),
  );

  test('is a rule that is broken somewhere, and none other is', () => {
    expect(rules.length).toBeGreaterThan(14);
    expect([...new Set(weakenings.map(({ rule }) => rule))].sort()).toEqual(
      rules.map(({ rule }) => rule).sort(),
    );
  });

  test.each(rules)('$rule: names each test that notices', ({ rule, testedBy }) => {
    for (const { noticedBy } of weakenings.filter((weakening) => weakening.rule === rule)) {
      expect(noticedBy.length).toBeGreaterThan(0);
      for (const test of noticedBy) expect(testedBy).toContain(`\`${test}\``);
    }
  });
});
