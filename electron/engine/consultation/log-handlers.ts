import { stringify } from 'csv-stringify/sync';
import type {
  ConsultationEntry,
  Consulter,
  consultationLogMethods,
  LogFilter,
  LogVerdict,
} from '#shared/contract/consultation-log.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { writeCompleteFile } from '../export/complete-file.ts';
import { neutralised } from '../export/export-column.ts';
import type { ConsultationLog } from './consultation-log.ts';
import type { LogFile } from './log-file.ts';
import { fits, readLog } from './read-log.ts';

const nothing: LogVerdict = { state: 'empty', entries: 0, breaks: [], missingAtEnd: 0, clockSetBack: [] };

/** What `readNewest` answers. */
export interface ReadLog {
  readonly verdict: LogVerdict;
  readonly entries: readonly ConsultationEntry[];
  readonly total: number;
  readonly people: readonly Consulter[];
}

/** The last `limit` entries that fit, newest first, and what the chain of the whole log is worth. */
export async function readNewest(log: LogFile | null, filter: LogFilter, limit: number): Promise<ReadLog> {
  const newest: ConsultationEntry[] = [];
  let total = 0;
  if (log === null) return { verdict: nothing, entries: [], total, people: [] };
  for await (const part of readLog(log)) {
    if ('verdict' in part) return { ...part, entries: newest.slice(-limit).reverse(), total };
    if (!fits(part.entry, filter)) continue;
    total++;
    newest.push(part.entry);
    // Cut in pieces: taking one off the front each time would move all others.
    if (newest.length > 2 * limit) newest.splice(0, limit);
  }
  throw new Error('a log ends with its verdict');
}

/** The log's methods of the engine's contract. `current` throws `locked` where nothing is open. */
export function createLogHandlers(
  current: () => ConsultationLog,
  pathOf: (grant: string, access: 'write') => string,
): Handlers<typeof consultationLogMethods> {
  return {
    'log.state': () => current().state(),
    'log.read': async ({ filter, limit }) => {
      const { verdict, entries, total, people } = await readNewest(current().file(), filter, limit);
      return { verdict, entries: [...entries], total, people: [...people] };
    },
    'log.set': (change) => {
      current().set(change);
      return current().state();
    },
    'log.told': () => {
      current().told();
      return current().state();
    },
    // Noting it is all: `withConsultations`.
    'log.note': () => ({}),
    'log.save': async ({ grant, format, filter }) => {
      const log = current().file();
      let entries = 0;
      await writeCompleteFile(pathOf(grant, 'write'), true, async (file) => {
        for await (const text of copyOf(log, format, filter, () => entries++)) await file.appendFile(text);
      });
      return { entries };
    },
  };
}

/** The text of a copy, part by part. `onEntry` is told each entry. */
export async function* copyOf(
  log: LogFile | null,
  format: 'csv' | 'json',
  filter: LogFilter,
  onEntry: () => void,
): AsyncGenerator<string> {
  const row = (cells: readonly (string | number | null)[]) =>
    stringify([cells.map((cell) => (typeof cell === 'string' ? neutralised(cell) : cell))], {
      record_delimiter: 'windows',
    });
  yield format === 'json' ? '{"entries": [' : `\uFEFF${row(csvColumns)}`;
  let isFirst = true;
  let verdict = nothing;
  for await (const part of log === null ? [] : readLog(log)) {
    if ('verdict' in part) {
      verdict = part.verdict;
      continue;
    }
    const { entry, isClockSetBack } = part;
    if (!fits(entry, filter)) continue;
    onEntry();
    if (format === 'json') yield `${isFirst ? '' : ','}\n${JSON.stringify(entry)}`;
    else yield row([...csvCells(entry), isClockSetBack ? 'set_back' : null]);
    isFirst = false;
  }
  if (format === 'json') yield `\n], "verdict": ${JSON.stringify(verdict)}}\n`;
}

const csvColumns = [
  'number',
  'at',
  'person',
  'email',
  'appointedOn',
  'action',
  'subject',
  'id',
  'words',
  'detail',
  'clock',
] as const;

function csvCells({
  number,
  at,
  by,
  action,
  subject,
  id,
  words,
  detail,
}: ConsultationEntry): (string | number | null)[] {
  const person = by.kind === 'owner' ? ['owner', null, null] : [by.name, by.email, by.appointedOn];
  return [number, at, ...person, action, subject, id, words, detail];
}
