import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { forgetArchive, saltOfFile } from '#engine/kept/forget-archive.ts';
import { createKeptStore, keptFolderName } from '#engine/kept/kept-store.ts';

const words = z.array(z.string());
const salt = new Uint8Array(16).fill(7);
const keyOf = (fill: number) => ({ key: () => new Uint8Array(32).fill(fill), salt });

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'kept-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const fileIn = (path: string) => join(path, keptFolderName(salt), 'saved-searches.sbqkept');

describe('what is kept outside the archive', () => {
  test('comes back, also from another store with the same key, until it is removed', async () => {
    const path = folder();
    const section = createKeptStore(path, keyOf(1)).section('saved-searches', words);
    expect(await section.read()).toBeNull();
    await section.write(['huur', 'één €']);
    expect(await createKeptStore(path, keyOf(1)).section('saved-searches', words).read()).toEqual([
      'huur',
      'één €',
    ]);
    await section.remove();
    expect(await section.read()).toBeNull();
    await section.remove();
  });

  test('shows nothing of itself in the file, whose name tells nothing either, and which only its user may read', async () => {
    const path = folder();
    await createKeptStore(path, keyOf(1)).section('saved-searches', words).write(['bijzonder woord']);
    expect(readdirSync(path)).toEqual([keptFolderName(salt)]);
    expect(keptFolderName(salt)).toMatch(/^[0-9a-f]{32}$/);
    expect(readdirSync(join(path, keptFolderName(salt)))).toEqual(['saved-searches.sbqkept']);
    expect(readFileSync(fileIn(path)).includes('bijzonder')).toBe(false);
    if (process.platform !== 'win32') expect(statSync(fileIn(path)).mode & 0o777).toBe(0o600);
  });

  test('is refused under another key, under another name, and with any byte changed', async () => {
    const path = folder();
    await createKeptStore(path, keyOf(1)).section('saved-searches', words).write(['huur']);
    const refusal = { failure: { code: 'not_readable' } };
    await expect(
      createKeptStore(path, keyOf(2)).section('saved-searches', words).read(),
    ).rejects.toMatchObject(refusal);
    const bytes = readFileSync(fileIn(path));
    writeFileSync(join(path, keptFolderName(salt), 'history.sbqkept'), bytes);
    await expect(createKeptStore(path, keyOf(1)).section('history', words).read()).rejects.toMatchObject(
      refusal,
    );
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(fileIn(path), changed);
      await expect(
        createKeptStore(path, keyOf(1)).section('saved-searches', words).read(),
      ).rejects.toMatchObject(refusal);
    }
    writeFileSync(fileIn(path), bytes.subarray(0, 20));
    await expect(
      createKeptStore(path, keyOf(1)).section('saved-searches', words).read(),
    ).rejects.toMatchObject(refusal);
  });

  test('of another form than the reader knows is refused, and stays', async () => {
    const path = folder();
    const store = createKeptStore(path, keyOf(1));
    await store.section('saved-searches', words).write(['huur']);
    await expect(store.section('saved-searches', z.number()).change(() => 1)).rejects.toMatchObject({
      failure: { code: 'not_readable' },
    });
    expect(await store.section('saved-searches', words).read()).toEqual(['huur']);
  });

  test('loses no change of several that are asked for at once', async () => {
    const section = createKeptStore(folder(), keyOf(1)).section('saved-searches', words);
    await Promise.all(
      Array.from({ length: 20 }, (_, n) => section.change((value) => [...(value ?? []), String(n)])),
    );
    expect(await section.read()).toEqual(Array.from({ length: 20 }, (_, n) => String(n)));
  });

  test('is gone for the program once the archive is closed', async () => {
    const path = folder();
    const store = createKeptStore(path, keyOf(1));
    const section = store.section('saved-searches', words);
    await section.write(['huur']);
    store.close();
    await expect(section.read()).rejects.toMatchObject({ failure: { code: 'locked' } });
    await expect(section.write(['x'])).rejects.toMatchObject({ failure: { code: 'locked' } });
  });

  test('without a folder finds nothing and says that it keeps nothing', async () => {
    const section = createKeptStore(null, keyOf(1)).section('saved-searches', words);
    expect(await section.read()).toBeNull();
    await expect(section.write(['huur'])).rejects.toMatchObject({ failure: { code: 'output_failed' } });
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'says so where the profile may not be written',
    async () => {
      const path = folder();
      chmodSync(path, 0o500);
      await expect(
        createKeptStore(path, keyOf(1)).section('saved-searches', words).write(['huur']),
      ).rejects.toMatchObject({ failure: { code: 'output_failed', reason: 'no_permission' } });
    },
  );
});

test('all that is kept about an archive is forgotten, and nothing of another', async () => {
  const path = folder();
  const other = { ...keyOf(1), salt: new Uint8Array(16).fill(8) };
  await createKeptStore(path, keyOf(1)).section('saved-searches', words).write(['huur']);
  await createKeptStore(path, other).section('saved-searches', words).write(['loon']);
  const archive = join(path, 'an archive');
  writeFileSync(archive, Buffer.concat([salt, Buffer.alloc(4096 - 16)]));
  expect(await forgetArchive(path, await saltOfFile(archive))).toBe(true);
  expect(readdirSync(path).sort()).toEqual([keptFolderName(other.salt), 'an archive'].sort());
  expect(await forgetArchive(path, salt)).toBe(false);
  expect(await forgetArchive(null, salt)).toBe(false);
});
