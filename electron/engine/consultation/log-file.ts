import { hkdfSync } from 'node:crypto';
import {
  closeSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ConsultationEntry } from '#shared/contract/consultation-log.ts';
import { readUntrustedJson } from '#shared/untrusted/read-untrusted.ts';
import { decrypt, encrypt } from '../kept/kept-cipher.ts';
import { keptFolderName } from '../kept/kept-store.ts';
import type { KeyMaterial } from '../open/key-material.ts';
import { chainStart, isAbsent, lineHash, openEntry, readLines, sealEntry } from './log-chain.ts';

const headSchema = z.object({
  isOwnerLogged: z.boolean(),
  keepsWords: z.boolean(),
  /** E-mail addresses of administrators, and `owner`, who have been told what is logged. */
  told: z.array(z.string()),
  /** The number of the last entry, its line's hash, and the file's length behind it. */
  count: z.number().int(),
  lastHash: z.string(),
  bytes: z.number().int(),
  /** The latest time that an entry was given, whatever came after it; absent in heads of before there was this. */
  latestAt: z.string().optional(),
});

/** What is kept beside the entries: the settings, and where the log ends, so that an end that was cut off shows. */
export type LogHead = z.infer<typeof headSchema>;

const newHead: LogHead = {
  isOwnerLogged: false,
  keepsWords: true,
  told: [],
  count: 0,
  lastHash: chainStart.toString('base64'),
  bytes: 0,
};

/** The files of one archive's log: the entries, one a line, and the head. One process writes them. */
export interface LogFile {
  readonly path: string;
  readonly name: string;
  readonly key: () => Uint8Array;
  /** Null where there is none, or where it was altered. Throws what `fs` throws. */
  readonly readHead: () => LogHead | null;
  readonly settings: () => Pick<LogHead, 'isOwnerLogged' | 'keepsWords' | 'told'>;
  readonly changeSettings: (change: Partial<Pick<LogHead, 'isOwnerLogged' | 'keepsWords' | 'told'>>) => void;
  /** Adds an entry behind the last, numbered. Throws what `fs` throws; what was half written then shows as a break. */
  readonly append: (entry: Omit<ConsultationEntry, 'number'>) => void;
  /** Writes to the disk what was added, and then the head: the head is never ahead of the entries. */
  readonly flush: () => void;
  /** Flushes nothing; overwrites the key. */
  readonly close: () => void;
}

/** Opens the log of the archive with this key; nothing is written before the first entry or setting. */
export function openLogFile(folder: string, archiveKey: Pick<KeyMaterial, 'key' | 'salt'>): LogFile {
  const key = Buffer.from(
    hkdfSync('sha256', archiveKey.key(), archiveKey.salt, 'smartbooqing-archive consultation log 1', 32),
  );
  const name = keptFolderName(archiveKey.salt);
  const own = join(folder, name);
  const path = join(own, 'consultation.sbqlog');
  const headPath = join(own, 'consultation-head.sbqkept');
  const associated = Buffer.from(`${name}/consultation-head`);
  let head: LogHead | null = null;
  let file: number | null = null;
  let isTorn = false;
  let isBehind = false;

  const readHead = (): LogHead | null => {
    let bytes: Buffer;
    try {
      bytes = readFileSync(headPath);
    } catch (error) {
      if (isAbsent(error)) return null;
      throw error;
    }
    const text = decrypt(key, bytes, associated);
    const value = readUntrustedJson(headSchema, text);
    return value.success ? value.data : null;
  };
  const current = (): LogHead => {
    head ??= readHead() ?? newHead;
    return head;
  };
  const writeHead = () => {
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const unfinished = `${headPath}.part`;
    try {
      const out = openSync(unfinished, 'w', 0o600);
      try {
        writeSync(out, encrypt(key, JSON.stringify(current()), associated));
        fsyncSync(out);
      } finally {
        closeSync(out);
      }
      renameSync(unfinished, headPath);
    } catch (error) {
      rmSync(unfinished, { force: true });
      throw error;
    }
    isBehind = false;
  };
  /** Opens the file to add to it, and looks where it ends: behind the head, where the program ended before that was written. */
  const openToAppend = (): number => {
    if (file !== null) return file;
    mkdirSync(own, { recursive: true, mode: 0o700 });
    const opened = openSync(path, 'a', 0o600);
    const known = current();
    const { size } = fstatSync(opened);
    const isBeyond = size >= known.bytes;
    let { count, latestAt } = known;
    let lastHash: Buffer = isBeyond ? Buffer.from(known.lastHash, 'base64') : chainStart;
    for (const { line, previous, isEnded } of readLines(path, isBeyond ? known.bytes : 0, lastHash)) {
      const entry = openEntry(key, name, previous, line);
      count = Math.max(count, entry?.number ?? 0);
      latestAt = later(latestAt, entry?.at);
      lastHash = lineHash(line);
      isTorn = !isEnded;
    }
    head = { ...known, count, lastHash: lastHash.toString('base64'), bytes: size, latestAt };
    file = opened;
    return opened;
  };

  const flush = () => {
    if (file === null || !isBehind) return;
    fdatasyncSync(file);
    writeHead();
  };

  return {
    path,
    name,
    key: () => key,
    readHead,
    settings: current,
    changeSettings(change) {
      // What is in the file behind the head must not fall outside it.
      openToAppend();
      head = { ...current(), ...change };
      isBehind = true;
      flush();
    },
    append(entry) {
      const out = openToAppend();
      const known = current();
      const number = known.count + 1;
      const line = sealEntry(key, name, Buffer.from(known.lastHash, 'base64'), { ...entry, number });
      const bytes = Buffer.from(`${isTorn ? '\n' : ''}${line}\n`, 'latin1');
      isTorn = true;
      try {
        if (writeSync(out, bytes) !== bytes.length) throw new Error('The log could be written only in part.');
      } catch (error) {
        // What stands in the file now is looked at anew before the next entry.
        closeSync(out);
        file = null;
        throw error;
      }
      isTorn = false;
      isBehind = true;
      const lastHash = lineHash(line).toString('base64');
      head = {
        ...known,
        count: number,
        lastHash,
        bytes: known.bytes + bytes.length,
        latestAt: later(known.latestAt, entry.at),
      };
    },
    flush,
    close() {
      if (file !== null) closeSync(file);
      file = null;
      key.fill(0);
    },
  };
}

/** The later of two times in ISO 8601, UTC. */
function later(a: string | undefined, b: string | undefined): string | undefined {
  return a !== undefined && (b === undefined || a > b) ? a : b;
}
