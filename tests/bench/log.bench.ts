import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LogFile, openLogFile } from '#engine/consultation/log-file.ts';
import { readNewest } from '#engine/consultation/log-handlers.ts';
import type { ConsultationEntry } from '#shared/contract/consultation-log.ts';
import { measure } from './measure.ts';
import type { Benchmark, BenchResult } from './result.ts';

const archiveKey = { key: () => new Uint8Array(32).fill(3), salt: new Uint8Array(16).fill(7) };
const lengths = [0, 1_000, 100_000] as const;
const rounds = { warmUp: 20, runs: 400 };
const readRounds = { warmUp: 1, runs: 5 };

/** What one consultation costs to log, in a log of any length, and what reading a long one costs. */
export const benchmark: Benchmark = {
  title: 'Consultation log',
  async run() {
    const results: BenchResult[] = [];
    for (const length of lengths) {
      const folder = mkdtempSync(join(tmpdir(), 'bench-log-'));
      const log = openLogFile(folder, archiveKey);
      try {
        for (let id = 1; id <= length; id++) log.append(entry(id));
        log.flush();
        results.push(...(await appending(log, length, join(folder, 'plain'))));
        if (length === lengths[2]) results.push(await reading(log));
      } finally {
        log.close();
        rmSync(folder, { recursive: true, force: true });
      }
    }
    return results;
  },
};

/** One entry, and one with what is written behind it to the disk, beside a file that takes the same bytes. */
async function appending(log: LogFile, length: number, plainPath: string): Promise<BenchResult[]> {
  log.append(entry(1));
  const before = statSync(log.path).size;
  log.append(entry(1));
  const line = Buffer.alloc(statSync(log.path).size - before, 'x');
  const plain = openSync(plainPath, 'a');
  try {
    const times = await measure(
      {
        entry: () => log.append(entry(1)),
        bytes: () => writeSync(plain, line),
        flushed: () => {
          log.append(entry(1));
          log.flush();
        },
        synced: () => {
          writeSync(plain, line);
          fdatasyncSync(plain);
        },
      },
      rounds,
    );
    const name = `log of ${length.toLocaleString('en')}`;
    return [
      {
        name: `an entry, ${name}`,
        value: times.entry.medianMs,
        p99: times.entry.p99Ms,
        unit: 'ms',
        floor: { name: 'the same bytes appended', value: times.bytes.medianMs },
      },
      {
        name: `an entry and its way to the disk, ${name}`,
        value: times.flushed.medianMs,
        p99: times.flushed.p99Ms,
        unit: 'ms',
        floor: { name: 'the same bytes appended and synced', value: times.synced.medianMs },
      },
    ];
  } finally {
    closeSync(plain);
  }
}

/** Every entry decrypted and its chain checked, beside SHA-256 over as many bytes in memory. */
async function reading(log: LogFile): Promise<BenchResult> {
  const bytes = Buffer.alloc(statSync(log.path).size, 'x');
  let entries = 0;
  const times = await measure(
    {
      read: async () => {
        const { verdict } = await readNewest(log, {}, 100);
        if (verdict.state !== 'whole') throw new Error(`the log of the benchmark is ${verdict.state}`);
        entries = verdict.entries;
      },
      hash: () => createHash('sha256').update(bytes).digest(),
    },
    readRounds,
  );
  const aSecond = (medianMs: number) => entries / (medianMs / 1000);
  return {
    name: 'reading and checking the whole chain',
    value: aSecond(times.read.medianMs),
    unit: 'rows/s',
    floor: { name: 'SHA-256 over its bytes in memory', value: aSecond(times.hash.medianMs) },
  };
}

function entry(id: number): Omit<ConsultationEntry, 'number'> {
  return {
    action: 'record',
    subject: 'journal_entry',
    id,
    words: null,
    detail: null,
    at: new Date().toISOString(),
    by: {
      kind: 'appointment',
      name: 'A. Accountant',
      email: 'a@example.nl',
      appointedBy: 'De klant',
      appointedOn: '2026-01-02',
    },
  };
}
