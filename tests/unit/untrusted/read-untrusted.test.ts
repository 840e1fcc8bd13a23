import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readManifest } from '#shared/archive-format/manifest.ts';
import { parseUntrustedJson, readUntrusted } from '#shared/untrusted/read-untrusted.ts';

/** What JSON can say of which no number can be made. */
const withoutNumber = '{"length":{"valueOf":1,"toString":1}}';

describe('a value from outside', () => {
  test('is what the schema makes of it', () => {
    expect(readUntrusted(z.string().trim(), ' a ')).toEqual({ success: true, data: 'a' });
  });

  test('that does not fit is said with its place', () => {
    const { error } = readUntrusted(z.object({ name: z.string() }), { name: 1 });
    expect(error?.issues.map(({ path, code }) => ({ path, code }))).toEqual([
      { path: ['name'], code: 'invalid_type' },
    ]);
  });

  test.each([
    ['a text', z.string().min(1)],
    ['a short text', z.string().max(9)],
    ['a list', z.array(z.string()).max(9)],
    ['a text of one length', z.string().length(9)],
  ])('with a length that is no number does not fit %s', (_what, schema) => {
    const value = parseUntrustedJson(withoutNumber);
    const { success, error } = readUntrusted(z.object({ value: schema }), { value });
    expect(success).toBe(false);
    expect(error?.issues.length).toBeGreaterThan(0);
    expect(JSON.stringify(error?.issues)).not.toContain('valueOf');
  });
});

test('a manifest with such a value is none, and says so', () => {
  const body = `{"client":{"name":${withoutNumber}},"source":${withoutNumber},"archiveId":${withoutNumber}}`;
  expect(readManifest(body)).toMatchObject({ ok: false, code: 'not_a_manifest' });
});

test.each([
  ['{', undefined],
  ['', undefined],
  ['null', null],
  ['[1]', [1]],
])('the text %j is read as JSON', (text, value) => {
  expect(parseUntrustedJson(text)).toEqual(value);
});
