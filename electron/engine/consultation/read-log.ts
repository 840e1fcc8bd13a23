import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  ChainBreak,
  ConsultationEntry,
  Consulter,
  LogFilter,
  LogVerdict,
} from '#shared/contract/consultation-log.ts';
import { localDate } from '../open/appointment-check.ts';
import { lineHash, openEntry, readLines } from './log-chain.ts';
import type { LogFile } from './log-file.ts';

const mostBreaks = 100;
const linesAtOnce = 1000;
/** Clocks are put right by seconds all the time. */
const usualCorrectionMs = 60_000;

/** One of a log's entries, or in the end what its chain is worth. */
export type LogPart =
  | { readonly entry: ConsultationEntry; readonly isClockSetBack: boolean }
  | { readonly verdict: LogVerdict; readonly people: readonly Consulter[] };

/** Reads a log from its first entry to its last, checking the chain on the way; the verdict comes last. Memory does not grow with it. */
export async function* readLog(log: LogFile): AsyncGenerator<LogPart> {
  const head = log.readHead();
  const headHash = head === null ? null : Buffer.from(head.lastHash, 'base64');
  const breaks: ChainBreak[] = [];
  const clockSetBack: LogVerdict['clockSetBack'] = [];
  let at = '';
  const people = new Map<string, Consulter>();
  let readable = 0;
  let last = 0;
  let isInBreak = false;
  let lines = 0;
  for (const { line, previous, isEnded } of readLines(log.path)) {
    if (++lines % linesAtOnce === 0) await nextTurn();
    const entry = isEnded ? openEntry(log.key(), log.name, previous, line) : null;
    if (entry === null) {
      isInBreak = true;
      continue;
    }
    // Of the number that the head knows as the last, and yet another line: an older log was put back, and went on from there.
    const isOther = entry.number === head?.count && headHash?.equals(lineHash(line)) === false;
    if (isInBreak || isOther || entry.number !== last + 1) {
      if (breaks.length < mostBreaks) breaks.push({ after: last, before: entry.number });
      isInBreak = false;
    }
    last = entry.number;
    readable++;
    people.set(personOf(entry.by), entry.by);
    const isClockSetBack = Date.parse(at) - Date.parse(entry.at) > usualCorrectionMs;
    if (isClockSetBack && clockSetBack.length < mostBreaks)
      clockSetBack.push({ entry: entry.number, from: at, to: entry.at });
    at = entry.at;
    yield { entry, isClockSetBack };
  }
  const missingAtEnd = head === null ? null : Math.max(0, head.count - last);
  // A line behind the last entry that cannot be read is one of those missing; where none is missing, it is too many.
  if (isInBreak && breaks.length < mostBreaks && (missingAtEnd ?? 0) === 0)
    breaks.push({ after: last, before: null });
  yield {
    verdict: {
      state: stateOf(lines, breaks.length > 0, head === null, missingAtEnd ?? 0),
      entries: readable,
      breaks,
      missingAtEnd: lines === 0 && head === null ? 0 : missingAtEnd,
      clockSetBack,
    },
    people: [...people.values()],
  };
}

function stateOf(
  lines: number,
  isBroken: boolean,
  isHeadless: boolean,
  missing: number,
): LogVerdict['state'] {
  if (isBroken) return 'broken';
  if (missing > 0) return 'end_cut';
  if (lines === 0) return 'empty';
  return isHeadless ? 'end_unknown' : 'whole';
}

/** `owner`, or the administrator's e-mail address: what `LogFilter.person` names. */
export function personOf(by: Consulter): string {
  return by.kind === 'owner' ? 'owner' : by.email;
}

/** Whether an entry is one of those asked for. */
export function fits(entry: ConsultationEntry, { actions, person, from, to }: LogFilter): boolean {
  if (actions !== undefined && !actions.includes(entry.action)) return false;
  if (person !== undefined && personOf(entry.by) !== person) return false;
  const day = localDate(new Date(entry.at));
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}
