import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { ed25519PublicKey } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { keyId } from '#shared/archive-format/key-id.ts';
import { toBase64 } from '#shared/archive-format/text-bytes.ts';
import { publisherKeys } from '../../../build/publisher-keys.ts';
import { folderOfTests } from '../../fixtures/engine-archive.ts';
import { writeSmallBooks } from '../../fixtures/small-books.ts';

const folder = folderOfTests();
const archive = join(folder, 'books.sbqa');
const root = resolve(import.meta.dirname, '../../..');
const seed = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
const publicKey = ed25519PublicKey(seed);
const id = keyId(publicKey, sha256);

beforeAll(() => writeSmallBooks({ path: archive, signingSeed: seed }));

/** Bundles what judges signers with a list of keys, and asks the bundle. */
async function signerOf(name: string, list: unknown): Promise<unknown> {
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(list));
  await build({
    configFile: false,
    root,
    logLevel: 'silent',
    plugins: [publisherKeys(path)],
    build: {
      ssr: resolve(root, 'electron/engine/open/outer-seal.ts'),
      outDir: join(folder, name),
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'seal.mjs' } },
    },
    ssr: { noExternal: true },
  });
  const script = `const { readSealBeside } = await import(process.argv[1]);
    console.log(JSON.stringify((await readSealBeside(process.argv[2], [])).signer));`;
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [
    '--input-type=module',
    '--eval',
    script,
    join(folder, name, 'seal.mjs'),
    archive,
  ]);
  return JSON.parse(stdout);
}

test('a key that the build ships with is trusted by what was built, and by nothing else', async () => {
  expect(await signerOf('without', [])).toEqual({ id, trust: 'unknown' });
  const list = [{ name: 'Een uitgever', publicKey: toBase64(publicKey), id }];
  expect(await signerOf('with', list)).toEqual({ id, trust: 'trusted' });
});

test('a list that is not in order fails the build', async () => {
  const list = [{ name: 'Een uitgever', publicKey: toBase64(publicKey), id: '0123456789abcdef' }];
  await expect(signerOf('wrong', list)).rejects.toThrow(/the id of Een uitgever is/);
});
