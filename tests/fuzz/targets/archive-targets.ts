import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readAppointmentFile } from '#engine/appointment/read-appointment-file.ts';
import { ed25519Sign } from '#engine/crypto/ed25519.ts';
import { inspectFile } from '#engine/open/inspect-file.ts';
import { openArchive } from '#engine/open/open-archive.ts';
import type { Random } from '#packer/sample/random.ts';
import { appointmentSignedText } from '#shared/archive-format/appointment.ts';
import { canonicalJson } from '#shared/archive-format/canonical-json.ts';
import { sampleSigningSeed } from '#shared/archive-format/keys.ts';
import { sealSignedText, sealSuffix } from '#shared/archive-format/seal.ts';
import { fromHex, toBase64, utf8 } from '#shared/archive-format/text-bytes.ts';
import { ContractError } from '#shared/contract/failure.ts';
import { fileState } from '../../fixtures/file-state.ts';
import { type CaseContext, Finding, type Target } from '../case.ts';
import { EncryptedPages } from '../encrypted-pages.ts';
import { mutateBytes, mutateJson, mutateText, oddValue } from '../mutations.ts';
import { connectForEditing, keyOf } from '../subjects.ts';
import { visitArchive } from '../visit.ts';

/** Runs work that must leave the file of the case as it is. */
async function unchanged(path: string, work: () => Promise<string>): Promise<string> {
  const before = fileState(path);
  const outcome = await work();
  const after = fileState(path);
  if (before.sha256 !== after.sha256 || before.modifiedNs !== after.modifiedNs)
    throw new Finding('the archive was changed by reading it');
  const ours = new Set(['written', 'kept', ...before.beside]);
  const strange = after.beside.filter((name) => !ours.has(name));
  if (strange.length > 0) throw new Finding(`left beside the archive: ${strange.join(', ')}`);
  return outcome;
}

function visited({ folder, subjects, random }: CaseContext, path: string): Promise<string> {
  return unchanged(path, () => visitArchive(path, folder, subjects, random));
}

/** An archive whose file is damaged without the key: bits, lengths. */
const bytesOfFile: Target = {
  name: 'file',
  run(context) {
    const { random, subjects, folder } = context;
    const path = join(folder, 'case.sbqa');
    let bytes: Buffer = Buffer.from(readFileSync(subjects.archive));
    const where = random.integer(0, 3);
    if (where === 0) mutateBytes(random, bytes, 0, 4096);
    else if (where === 1) mutateBytes(random, bytes);
    else if (where === 2) bytes = bytes.subarray(0, random.integer(0, bytes.length));
    else bytes = Buffer.concat([bytes, bytes.subarray(0, random.integer(1, 9000))]);
    writeFileSync(path, bytes);
    if (random.chance(0.5)) copyFileSync(`${subjects.archive}${sealSuffix}`, `${path}${sealSuffix}`);
    return visited(context, path);
  },
};

/** Pages whose plain content is changed and encrypted again with valid HMACs, so that SQLite itself reads them. */
const pages: Target = {
  name: 'pages',
  run(context) {
    const { random, subjects, folder } = context;
    const path = join(folder, 'case.sbqa');
    const bytes = Buffer.from(readFileSync(subjects.archive));
    const encrypted = new EncryptedPages(bytes, keyOf(subjects));
    const count = random.integer(1, 3);
    for (let i = 0; i < count; i++) {
      const number = random.chance(0.2) ? 1 : random.integer(1, encrypted.pageCount);
      const plain = encrypted.read(number);
      mutatePage(random, plain, number);
      encrypted.write(number, plain);
    }
    writeFileSync(path, bytes);
    return visited(context, path);
  },
};

function mutatePage(random: Random, plain: Buffer, number: number): void {
  // The b-tree's header and cell pointers decide more than the content does.
  const header = number === 1 ? 100 : 0;
  const where = random.integer(0, 3);
  if (where === 0) mutateBytes(random, plain, header, header + 12);
  else if (where === 1) mutateBytes(random, plain, header, header + 80);
  else if (where === 2 && number === 1) mutateBytes(random, plain, 16, 100);
  else mutateBytes(random, plain, header, plain.length);
}

/** Records that hold what their columns never should, written by SQLite into a schema that has lost its constraints. */
const records: Target = {
  name: 'records',
  run(context) {
    const { random, subjects, folder } = context;
    const path = join(folder, 'case.sbqa');
    // Values that the columns can have find other faults than those that they cannot.
    copyFileSync(random.chance(0.5) ? subjects.archive : subjects.looseArchive, path);
    const connection = connectForEditing(path, subjects.keyHex);
    try {
      const tables = connection
        .prepare<[], { name: string }>(
          `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'search' AND name NOT LIKE 'search_%' AND sql NOT LIKE '%WITHOUT ROWID%' ORDER BY name`,
        )
        .all();
      const edits = random.integer(3, 25);
      for (let i = 0; i < edits; i++) edit(random, connection, random.pick(tables).name);
    } finally {
      connection.close();
    }
    return visited(context, path);
  },
};

type Connection = ReturnType<typeof connectForEditing>;

function edit(random: Random, connection: Connection, table: string): void {
  const columns = connection
    .prepare<[], { name: string; hidden: number }>(`PRAGMA table_xinfo("${table}")`)
    .all()
    .filter(({ hidden, name }) => hidden === 0 && name !== 'id');
  if (columns.length === 0) return;
  const column = random.pick(columns).name;
  const value = columnValue(random);
  const share = random.pick([1, 2, 5]);
  try {
    connection.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE rowid % ${share} = 0`).run(value);
  } catch (error) {
    // A constraint that is left still refuses; then this edit is not made.
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_CONSTRAINT')))
      throw error;
  }
}

function columnValue(random: Random): string | number | bigint | null | Buffer {
  const value = oddValue(random);
  if (typeof value === 'number' || value === null) return value;
  if (typeof value === 'string') return random.chance(0.7) ? value : Buffer.from(value);
  return random.pick([2n ** 63n - 1n, -(2n ** 63n), 2n ** 53n + 1n, Infinity, Buffer.from([0xff, 0xfe, 0])]);
}

/** A manifest that says something else, signed anew where the signer is the sample's. */
const manifest: Target = {
  name: 'manifest',
  run(context) {
    const { random, subjects, folder } = context;
    const path = join(folder, 'case.sbqa');
    copyFileSync(subjects.archive, path);
    const connection = connectForEditing(path, subjects.keyHex);
    try {
      const row = connection.prepare<[], { body: string }>('SELECT body FROM archive_manifest').get();
      const body = changedText(random, row?.body ?? '');
      const signature = random.chance(0.7)
        ? ed25519Sign(utf8(body), sampleSigningSeed)
        : Buffer.alloc(random.pick([0, 64, 65]));
      connection.prepare('UPDATE archive_manifest SET body = ?, signature = ?').run(body, signature);
    } finally {
      connection.close();
    }
    return visited(context, path);
  },
};

/** JSON changed as text, or in its members and then written canonically where that is possible. */
function changedText(random: Random, text: string): string {
  if (random.chance(0.3)) return mutateText(random, text);
  const changed = mutateJson(random, JSON.parse(text));
  try {
    return canonicalJson(changed as Parameters<typeof canonicalJson>[0]);
  } catch {
    return JSON.stringify(changed) ?? '';
  }
}

/** The seal beside an archive, changed; half of the time signed anew. */
const seal: Target = {
  name: 'seal',
  async run(context) {
    const { random, subjects, folder } = context;
    const path = join(folder, 'case.sbqa');
    copyFileSync(subjects.archive, path);
    let outcome = '';
    for (let i = 0; i < 10; i++) {
      const text = readFileSync(`${subjects.archive}${sealSuffix}`, 'utf8');
      writeFileSync(`${path}${sealSuffix}`, changedSeal(random, text));
      outcome = await unchanged(path, async () => {
        const { report } = await inspectFile(path, { trustedKeys: [] });
        return report.state;
      });
    }
    const opened = await visited(context, path);
    return `${outcome}, ${opened}`;
  },
};

function changedSeal(random: Random, text: string): string | Buffer {
  if (random.chance(0.15)) {
    const bytes = Buffer.from(text);
    mutateBytes(random, bytes);
    return bytes;
  }
  if (random.chance(0.2)) return mutateText(random, text);
  const changed = mutateJson(random, JSON.parse(text)) as Record<string, unknown>;
  return JSON.stringify(resigned(random, changed, sampleSigningSeed, sealSignedText));
}

function resigned(
  random: Random,
  changed: unknown,
  seed: Uint8Array,
  signedText: (value: never) => string,
): unknown {
  if (typeof changed !== 'object' || changed === null || random.chance(0.4)) return changed;
  try {
    return { ...changed, signature: toBase64(ed25519Sign(utf8(signedText(changed as never)), seed)) };
  } catch {
    // What has no canonical spelling cannot be signed, and goes in as it is.
    return changed;
  }
}

/** An appointment's file, changed; some signed anew by the client, with and without the seal beside the archive. */
const appointment: Target = {
  name: 'appointment',
  async run({ random, subjects, folder }) {
    const path = join(folder, 'case.sbqa');
    const keyFile = join(folder, 'case.sbqkey');
    copyFileSync(subjects.archive, path);
    if (random.chance(0.3)) copyFileSync(`${subjects.archive}${sealSuffix}`, `${path}${sealSuffix}`);
    writeFileSync(
      keyFile,
      changedAppointment(random, subjects.appointmentText, fromHex(subjects.appointmentSeedHex)),
    );
    return unchanged(path, async () => {
      try {
        const archive = await openArchive(path, {
          kind: 'appointment',
          appointmentText: await readAppointmentFile(keyFile),
          passphrase: subjects.personalPassphrase,
        });
        archive.close();
        return 'opened';
      } catch (error) {
        if (!(error instanceof ContractError)) throw error;
        return `refused: ${error.code}`;
      }
    });
  },
};

function changedAppointment(random: Random, text: string, seed: Uint8Array): string | Buffer {
  if (random.chance(0.15)) {
    const bytes = Buffer.from(text);
    mutateBytes(random, bytes);
    return bytes;
  }
  if (random.chance(0.2)) return mutateText(random, text);
  return (
    JSON.stringify(resigned(random, mutateJson(random, JSON.parse(text)), seed, appointmentSignedText)) ?? ''
  );
}

export const archiveTargets: readonly Target[] = [bytesOfFile, pages, records, manifest, seal, appointment];
