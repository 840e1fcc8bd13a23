import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReadOnly } from '#engine/driver/read-only-database.ts';
import { createDatabase } from '#engine/driver/writable-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'sbqa-authentic-'));
const path = join(folder, 'damaged.db');
const key = { version: 4, rawKeyHex: '1f'.repeat(32) } as const;

beforeAll(() => {
  const db = createDatabase(path, key);
  db.exec('CREATE TABLE t (x TEXT)');
  db.prepareWrite('INSERT INTO t VALUES (?)').run('some text');
  db.close();
  const bytes = readFileSync(path);
  // The last byte of page 2's HMAC: what the page holds stays as it was.
  const last = 2 * 4096 - 1;
  bytes[last] = (bytes[last] ?? 0) ^ 1;
  writeFileSync(path, bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a page that fails its HMAC is refused, unless the caller has checked all HMACs itself', () => {
  const read = (arePagesAuthentic: boolean) => {
    const db = openReadOnly(path, key, { arePagesAuthentic });
    try {
      return db.prepare('SELECT x FROM t', { pluck: true }).get();
    } finally {
      db.close();
    }
  };
  expect(() => read(false)).toThrow();
  expect(read(true)).toBe('some text');
});
