import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { ed25519PublicKey, ed25519Verify } from '#engine/crypto/ed25519.ts';
import { sha256 } from '#engine/crypto/sha256.ts';
import { checkProofFile } from '#engine/proof/check-proof.ts';
import { makeProof } from '#engine/proof/make-proof.ts';
import { keyId } from '#shared/archive-format/key-id.ts';
import { type Proof, verifyProof } from '#shared/archive-format/proof.ts';
import { coveredTableNames } from '#shared/archive-format/tables.ts';
import { fromBase64, toBase64, utf8 } from '#shared/archive-format/text-bytes.ts';
import { proofReportSchema } from '#shared/contract/proofs.ts';
import { failureOf, folderOfTests, openForTest } from '../../fixtures/engine-archive.ts';
import { packedPassphrase } from '../../fixtures/packed-archive.ts';
import { booksPassphrase, writeSmallBooks } from '../../fixtures/small-books.ts';
import { writeEdited } from '../../fixtures/tamper.ts';
import { description, fill, newWriter } from '../../fixtures/written-archive.ts';
import { jsonOf, runCommand, stateOf } from '../cli/run-command.ts';

const folder = folderOfTests();
const at = (name: string) => join(folder, name);
const seed = sha256(utf8('the publisher of these tests'));
const publicKey = ed25519PublicKey(seed);
const crypto = { sha256, verifySignature: ed25519Verify };
const path = at('a.sbqa');
const open = (file = path) => openForTest(file, packedPassphrase);

/** The document of `fill`, its file's bytes, and where its proof is. */
const documentProof = at('document.sbqproof.json');
const documentFile = at('a.txt');

beforeAll(async () => {
  const writer = await newWriter({ path });
  fill(writer, 300);
  await writer.finish(description, seed);
  writeFileSync(documentFile, 'inhoud');
  const run = await runCommand(['prove', path, 'document', '1', '--out', documentProof], {
    passphrase: packedPassphrase,
  });
  expect(run.exitCode, run.stderr).toBe(0);
});

test('rows of every table are proved, at every border of a block, from the archive as it lies', async () => {
  const before = stateOf(path);
  const { db } = await open();
  const archive = await open();
  const blocks = new Set<number>();
  let proved = 0;
  for (const table of coveredTableNames) {
    const ids = db.prepare<number>(`SELECT id FROM ${table} ORDER BY id`, { pluck: true }).all();
    for (const [index, id] of ids.entries()) {
      if (index % 256 > 1 && index % 256 < 254 && index !== ids.length - 1 && index % 61 !== 0) continue;
      const proof = makeProof(archive, { table, id });
      expect(proof.record.index, `${table} ${id}`).toBe(index);
      expect(verifyProof(proof, null, crypto).isProved, `${table} ${id}`).toBe(true);
      blocks.add(Math.floor(index / 256));
      proved++;
    }
  }
  expect(proved).toBeGreaterThan(60);
  expect([...blocks].sort()).toEqual([0, 1, 2, 3, 4, 5].slice(0, blocks.size));
  expect(blocks.size).toBeGreaterThan(2);
  expect(stateOf(path)).toEqual(before);
});

test('a proof holds the record’s own values, hashes and the manifest, and is small', async () => {
  const archive = await open();
  const proof = makeProof(archive, { table: 'journal_line', id: 300 });
  const text = JSON.stringify(proof, null, 2);
  const { record, manifest } = proof;
  const stored = archive.db
    .prepare<Record<string, unknown>>(
      'SELECT amount_cents, side, description, project FROM journal_line WHERE id = 300',
    )
    .get();
  const said = Object.fromEntries(
    record.values.map((value) => [value.column, 'value' in value ? value.value : null]),
  );
  expect(said).toMatchObject({ ...stored, amount_cents: String(stored?.['amount_cents']), id: '300' });
  expect(Object.keys(proof)).toEqual(['format', 'record', 'manifest']);
  expect(manifest.body).toBe(archive.manifest?.body);
  // Ten levels over 600 rows, and nothing in them but hashes.
  expect(record.path).toHaveLength(10);
  for (const hash of record.path) expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(text.length - manifest.body.length).toBeLessThan(5000);
  expect(text.length).toBeLessThan(16_000);
});

test('a document’s proof stands for its file, and for no other', async () => {
  const given = (documentPath?: string) => checkProofFile(documentProof, { documentPath });
  const alone = await given();
  expect(alone).toMatchObject({ verdict: 'proved', table: 'document', id: '1', document: null });
  expect(alone.steps.map(({ name }) => name)).toEqual(['signature', 'archive_root', 'record', 'content']);
  expect(alone.content).toEqual({ bytes: 6, sha256: Buffer.from(sha256(utf8('inhoud'))).toString('hex') });
  expect(await given(documentFile)).toMatchObject({ verdict: 'proved' });
  writeFileSync(at('b.txt'), 'inhoue');
  const other = await given(at('b.txt'));
  expect(other).toMatchObject({ verdict: 'not_proved' });
  expect(other.steps.at(-1)).toEqual({ name: 'file', fault: 'file_differs' });

  const proof: Proof = JSON.parse(readFileSync(documentProof, 'utf8'));
  const { content, ...bare } = proof;
  const digest = { bytes: 6, sha256: alone.content?.sha256 ?? '' };
  expect(verifyProof(bare, digest, crypto).steps.at(-1)).toEqual({ name: 'file', fault: 'no_content' });
  const line = makeProof(await open(), { table: 'journal_line', id: 1 });
  if (content === undefined) throw new Error('The proof has no content.');
  expect(verifyProof({ ...line, content }, null, crypto).steps.at(-1)?.fault).toBe('content_not_linked');
});

describe('what is not as it was signed has no proof', () => {
  const edited = (name: string, sql: string) => {
    writeEdited(path, at(name), { version: 4, passphrase: packedPassphrase }, (db) => void db.exec(sql));
    return open(at(name));
  };
  const reasonOf = async (work: Promise<unknown>) => {
    const failure = await failureOf(work);
    return 'reason' in failure ? failure.reason : failure.code;
  };

  test('a changed record, its neighbour, its block, its manifest; the others keep theirs', async () => {
    const archive = await edited('changed.sbqa', 'UPDATE journal_line SET amount_cents = 1 WHERE id = 300');
    const proofOf = async (id: number, table = 'journal_line') => makeProof(archive, { table, id });
    expect(await reasonOf(proofOf(300))).toBe('changed');
    // In the same block: its path would have to go through the changed one.
    expect(await reasonOf(proofOf(301))).toBe('changed');
    expect(verifyProof(await proofOf(1), null, crypto).isProved).toBe(true);
    const blocks = await edited(
      'blocks.sbqa',
      'UPDATE archive_block SET hash = zeroblob(32) WHERE block = 0',
    );
    expect(await reasonOf((async () => makeProof(blocks, { table: 'journal_line', id: 300 }))())).toBe(
      'changed',
    );
    const renamed = await edited(
      'manifest.sbqa',
      "UPDATE archive_manifest SET body = replace(body, 'Klant', 'Klent')",
    );
    expect(await reasonOf((async () => makeProof(renamed, { table: 'journal_line', id: 1 }))())).toBe(
      'changed',
    );
    const unsigned = await edited('unsigned.sbqa', 'UPDATE archive_manifest SET signature = NULL');
    expect(await reasonOf((async () => makeProof(unsigned, { table: 'journal_line', id: 1 }))())).toBe(
      'not_signed',
    );
    const none = await edited('none.sbqa', 'DELETE FROM archive_manifest');
    expect(await reasonOf((async () => makeProof(none, { table: 'journal_line', id: 1 }))())).toBe(
      'no_manifest',
    );
  });

  test('a table that is not covered, a record that is not there, on the command line', async () => {
    const prove = async (table: string, id: string) => {
      const out = at(`${table}-${id}.json`);
      const run = await runCommand(['prove', path, table, id, '--out', out, '--json'], {
        passphrase: packedPassphrase,
      });
      expect(readdirSync(folder)).not.toContain(`${table}-${id}.json`);
      return { exitCode: run.exitCode, ...(jsonOf(run) as { error: object }).error };
    };
    expect(await prove('archive_block', '1')).toMatchObject({
      exitCode: 9,
      code: 'not_provable',
      reason: 'not_covered',
    });
    expect(await prove('journal_line', '99999')).toMatchObject({ exitCode: 9, code: 'not_found' });
    expect(await prove('nothing', '1')).toMatchObject({ exitCode: 9, code: 'not_provable' });
  });
});

describe('sbqa check-proof', () => {
  const check = async (...arguments_: string[]) => {
    const run = await runCommand(['check-proof', ...arguments_, '--json']);
    return { exitCode: run.exitCode, answer: jsonOf(run) };
  };

  test('needs no archive, and says how far the signer is trusted', async () => {
    const unknown = await check(documentProof, '--document', documentFile);
    expect(unknown.exitCode).toBe(0);
    const report = proofReportSchema.parse(unknown.answer);
    expect(report.signer).toEqual({ id: keyId(publicKey, sha256), trust: 'unknown' });
    expect(report.archive).toMatchObject({ client: { name: 'Klant', kvkNumber: '12345678' } });
    const trusted = await check(documentProof, '--trust', toBase64(publicKey));
    expect(trusted.answer).toMatchObject({ verdict: 'proved', signer: { trust: 'trusted' } });
    const { stdout } = await runCommand(['check-proof', documentProof]);
    expect(stdout).toContain('by a signer who is not trusted');
    const sample = at('sample.sbqa');
    await writeSmallBooks({ path: sample, entriesPerYear: 2 });
    const out = at('sample.json');
    await runCommand(['prove', sample, 'invoice', '1', '--out', out], { passphrase: booksPassphrase });
    expect((await check(out)).answer).toMatchObject({ verdict: 'proved', signer: { trust: 'sample' } });
  });

  test('says what fails, by its exit code and in words', async () => {
    const proof: Proof = JSON.parse(readFileSync(documentProof, 'utf8'));
    const written = (name: string, changed: unknown) => {
      writeFileSync(at(name), JSON.stringify(changed));
      return at(name);
    };
    const signature = fromBase64(proof.manifest.signature);
    signature[0] = (signature[0] ?? 0) ^ 1;
    const forged = written('forged.json', {
      ...proof,
      manifest: { ...proof.manifest, signature: toBase64(signature) },
    });
    const first = await check(forged);
    expect(first).toMatchObject({
      exitCode: 1,
      answer: { verdict: 'not_proved', signer: { trust: 'invalid' } },
    });
    const { stdout, exitCode } = await runCommand(['check-proof', forged]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/signature +fails: the signature is not valid/);
    expect((await check(written('more.json', { ...proof, more: 1 }))).exitCode).toBe(5);
    expect(await check(documentFile)).toMatchObject({
      exitCode: 5,
      answer: { error: { code: 'not_a_proof' } },
    });
    expect(await check(at('missing.json'))).toMatchObject({ exitCode: 7 });
    expect(await check(folder)).toMatchObject({ exitCode: 7 });
    expect(await check(documentProof, '--document', at('missing.pdf'))).toMatchObject({ exitCode: 7 });
    expect(await check(documentProof, '--nonsense')).toMatchObject({ exitCode: 2 });
    expect(await check(documentProof, '--document', forged)).toMatchObject({ exitCode: 1 });
  });
});

describe('the documented check with stock tools', () => {
  const pages = ['en/proof-of-one-record.md', 'nl/bewijs-van-een-record.md'].map((page) =>
    readFileSync(resolve(import.meta.dirname, '../../../docs', page), 'utf8'),
  );
  const programs = pages.map((page) => /```python\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  const python = spawnSync('python3', ['--version']).status === 0;
  const openssl = /^OpenSSL 3/.test(spawnSync('openssl', ['version'], { encoding: 'utf8' }).stdout ?? '');
  const skip = python && openssl ? false : 'python3 and OpenSSL 3 are not both here';
  if (skip !== false) process.stdout.write(`skipped: ${skip}\n`);

  /** What the page's commands say of a proof, in a folder of its own. */
  function follow(name: string, proof: string) {
    const empty = at(name);
    mkdirSync(empty);
    writeFileSync(join(empty, 'check.py'), programs[0] ?? '');
    writeFileSync(join(empty, 'NAME.sbqproof.json'), proof);
    const run = (line: string) => {
      const [command = '', ...words] = line.split(' ');
      return spawnSync(command, words, { cwd: empty, encoding: 'utf8' });
    };
    const [first = '', second = ''] = [...(pages[0] ?? '').matchAll(/^\$ (.+)$/gm)].map(
      ([, line]) => line ?? '',
    );
    const hashes = run(first);
    return { hashes, signature: hashes.status === 0 ? run(second) : null };
  }

  test('is the same in both languages', () => {
    expect(programs[0]).toContain('import base64');
    expect(programs[1]).toBe(programs[0]);
  });

  test.skipIf(skip !== false)('accepts what is sound, and names key and file', () => {
    const { hashes, signature } = follow('sound', readFileSync(documentProof, 'utf8'));
    expect(hashes.stderr).toBe('');
    expect(hashes.stdout).toContain('document row 1 of 1 stands in the archive');
    expect(hashes.stdout).toContain(`SHA-256 ${Buffer.from(sha256(utf8('inhoud'))).toString('hex')}`);
    expect(hashes.stdout).toContain(`signed by key ${keyId(publicKey, sha256)}`);
    expect(signature?.stdout).toContain('Signature Verified Successfully');
  });

  test.skipIf(skip !== false)(
    'accepts rows of a large table and refuses every forgery that the program refuses',
    async () => {
      const archive = await open();
      for (const id of [1, 257, 600]) {
        const proof = makeProof(archive, { table: 'journal_line', id });
        expect(follow(`line-${id}`, JSON.stringify(proof)).signature?.status).toBe(0);
      }
      const text = readFileSync(documentProof, 'utf8');
      const forgeries: Readonly<Record<string, string>> = {
        value: text.replace('a.txt', 'b.txt'),
        column: text.replace('"file_name"', '"kind_name"'),
        index: text.replace('"index": 0', '"index": 1'),
        content: text.replace(/"bytes": 6/, '"bytes": 7'),
        root: text.replace(/(\\"root\\":\\")../, '$100'),
        client: text.replace('Klant', 'Klent'),
      };
      for (const [name, forged] of Object.entries(forgeries)) {
        expect(forged, name).not.toBe(text);
        const { hashes, signature } = follow(`forged-${name}`, forged);
        expect(hashes.status === 0 && signature?.status === 0, name).toBe(false);
        writeFileSync(at('forged.json'), forged);
        expect((await runCommand(['check-proof', at('forged.json')])).exitCode, name).toBe(1);
      }
    },
  );
});
