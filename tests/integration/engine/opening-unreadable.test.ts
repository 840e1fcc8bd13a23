import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { applyKey } from '#engine/driver/cipher-key.ts';
import { asReadFailure } from '#engine/open/file-failure.ts';
import { inspectFile } from '#engine/open/inspect-file.ts';
import { openArchive } from '#engine/open/open-archive.ts';
import { failureOf, folderOfTests } from '../../fixtures/engine-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';

const folder = folderOfTests();
const books = join(folder, 'books.sbqa');
const secret = { kind: 'passphrase', passphrase: booksPassphrase } as const;

beforeAll(() => writeSmallBooks({ path: books }));

describe('what cannot be read says why', () => {
  test('nothing of that name, also below a file', async () => {
    for (const path of [join(folder, 'absent'), join(books, 'below')]) {
      expect(await failureOf(openArchive(path, secret))).toMatchObject({
        code: 'not_readable',
        reason: 'missing',
      });
    }
  });

  test('a folder', async () => {
    mkdirSync(join(folder, 'folder.sbqa'));
    expect(await failureOf(inspectFile(join(folder, 'folder.sbqa')))).toMatchObject({
      code: 'not_readable',
      reason: 'folder',
    });
  });

  test.skipIf(process.platform === 'win32')('a named pipe, without waiting for a writer', async () => {
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    expect(await failureOf(inspectFile(path))).toMatchObject({ code: 'not_readable', reason: 'io' });
  });

  // The superuser may read everything, so the question is put by a process of somebody else.
  test.skipIf(process.getuid?.() !== 0)('a file without permission', async () => {
    const path = join(folder, 'secret.sbqa');
    copyFileSync(books, path);
    chmodSync(path, 0o600);
    chmodSync(folder, 0o755);
    const module = pathToFileURL(join(import.meta.dirname, '../../../electron/engine/open/inspect-file.ts'));
    const script = `const { inspectFile } = await import(${JSON.stringify(module.href)});
      await inspectFile(${JSON.stringify(path)}).then(() => console.log('read'), (error) => console.log(JSON.stringify(error.failure)));`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      uid: 65_534,
      gid: 65_534,
      cwd: join(import.meta.dirname, '../../..'),
    });
    let output = '';
    for await (const chunk of child.stdout) output += String(chunk);
    expect(JSON.parse(output)).toMatchObject({ code: 'not_readable', reason: 'no_permission' });
  });

  test('a database that another program has locked', async () => {
    const path = join(folder, 'busy.sbqa');
    copyFileSync(books, path);
    const other = new Database(path);
    applyKey(other, { version: 4, passphrase: booksPassphrase });
    other.exec('BEGIN EXCLUSIVE');
    try {
      expect(await failureOf(openArchive(path, secret))).toMatchObject({
        code: 'not_readable',
        reason: 'locked',
      });
    } finally {
      other.exec('ROLLBACK');
      other.close();
    }
  });

  test.each([
    ['EBUSY', 'locked'],
    ['EACCES', 'no_permission'],
    ['EPERM', 'no_permission'],
    ['EIO', 'io'],
    ['ENXIO', 'io'],
  ])('the operating system’s %s', (code, reason) => {
    const error = Object.assign(new Error(code), { code, syscall: 'open' });
    expect(asReadFailure(error).failure).toMatchObject({ code: 'not_readable', reason });
  });

  test('what is no error of the operating system is a fault of the program and is not dressed up as one', () => {
    expect(() => asReadFailure(new TypeError('x is not a function'))).toThrow(TypeError);
  });
});
