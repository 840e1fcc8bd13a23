import type { ReadOnlyDatabase } from '../driver/read-only-database.ts';
import type { BindValue } from '../driver/statement.ts';
import type { Pacing } from '../query/pacing.ts';
import type { FieldMembers, FieldValue } from './field-members.ts';
import type { KindRange } from './kind-ranges.ts';
import { type RecordTest, type TestSql, testsSql } from './record-test.ts';
import type { SearchBranch } from './search-plan.ts';
import { type IdInterval, intervalsOf } from './zone-intervals.ts';
import { isZoned, testRecord, type ZoneMap } from './zone-map.ts';

/** So many ids are looked for in the index, or checked in memory, at a time before others may have their turn. */
const idsAtOnce = 32_768;
/** So many records are read at a time where no word leads to them. */
const recordsAtOnce = 8192;
/** So many candidates are looked up in the full-text index at a time. */
const candidatesAtOnce = 500;
/** An amount condition that leaves no more records than this is where the search begins. */
const fewRecords = 20_000;

/** What finding needs of an archive. */
export interface MatchContext {
  readonly db: ReadOnlyDatabase;
  readonly pacing: Pacing;
  /** Read when a condition first needs it. */
  readonly zones: () => Promise<ZoneMap>;
  /** The records that meet a condition on a field; null where a damaged page hides them from memory, and each is asked for its own. */
  readonly members: (value: FieldValue) => Promise<FieldMembers | null>;
}

/** Whether one walk of the whole index finds the matches of a branch: nothing is to be read of the records, and it is costly to begin. */
export function isWalkedOnce({ branch: { isGathering, match, tests } }: PreparedBranch): boolean {
  return isGathering && tests.length === 0 && match !== null;
}

/** A branch of which memory answers what it can; `branch` holds what is left to be asked of the archive. */
export interface PreparedBranch {
  readonly branch: SearchBranch;
  /** Whether a search record meets what memory answers; null where there is nothing that it does. */
  readonly isMember: ((id: number) => boolean) | null;
  /** Whether any record of a kind can meet it. */
  readonly canMeet: (kind: string) => boolean;
}

/** Splits a branch into what the columns in memory answer and what is left. */
export async function prepareBranch(context: MatchContext, branch: SearchBranch): Promise<PreparedBranch> {
  const known: { readonly members: FieldMembers; readonly isExcluded: boolean }[] = [];
  const left: RecordTest[] = [];
  for (const test of branch.tests) {
    const field = test.on === 'not' ? test.test : test;
    const members = field.on === 'field' && field.value !== null ? await context.members(field.value) : null;
    if (members === null) left.push(test);
    else known.push({ members, isExcluded: test.on === 'not' });
  }
  const fields = branch.tests.filter((test) => test.on === 'field');
  const canMeet = (kind: string) => fields.every(({ byKind }) => Object.hasOwn(byKind, kind));
  if (known.length === 0) return { branch, isMember: null, canMeet };
  const zones = await context.zones();
  const sets = known.map(({ members, isExcluded }) => ({
    byKind: new Map(Object.entries(members)),
    isExcluded,
  }));
  const meets = (kind: string, recordId: number) =>
    sets.every(({ byKind, isExcluded }) => (byKind.get(kind)?.has(recordId) ?? false) !== isExcluded);
  return { branch: { ...branch, tests: left }, isMember: (id) => testRecord(zones, id, meets), canMeet };
}

/** All matches of a branch that is walked once, in the order of their ids. */
export function walkOnce(db: ReadOnlyDatabase, { branch, isMember }: PreparedBranch): number[] {
  const statement = db.prepare<number>('SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid', {
    pluck: true,
  });
  const ids = statement.all(branch.match);
  return isMember === null ? ids : ids.filter(isMember);
}

/** The condition on the amount that leaves so few records that the search begins with them; null where none does. */
export function selectiveTest(db: ReadOnlyDatabase, branch: SearchBranch): AmountTest | null {
  const amounts = branch.tests.filter((test) => test.on === 'amount');
  return amounts.find((test) => isSelective(db, test)) ?? null;
}

/** Search records of one kind that meet a branch: their ids from the last to the first, `most` of them at most. */
export async function findMatches(
  context: MatchContext,
  { branch, isMember, canMeet }: PreparedBranch,
  selective: AmountTest | null,
  range: KindRange,
  most: number,
): Promise<number[]> {
  if (!canMeet(range.kind)) return [];
  if (selective !== null) {
    const ids = idsByAmount(context.db, selective, range);
    const rest = { ...branch, tests: branch.tests.filter((test) => test !== selective) };
    return keepMatching(context, rest, isMember === null ? ids : ids.filter(isMember), most);
  }
  const zoned = branch.tests.filter(isZoned);
  const intervals = zoned.length === 0 ? [range] : intervalsOf(await context.zones(), zoned, range);
  if (isMember !== null) return findMembers(context, branch, isMember, intervals, most);
  return branch.match === null
    ? scanRecords(context, branch, intervals, most)
    : scanIndex(context, branch, branch.match, intervals, most);
}

/** Where memory names no more records than these, they are looked up one by one; of more, the index is walked. */
const fewMembers = 4000;

/** The newest of the records that memory names which meet what is left of the branch. */
async function findMembers(
  context: MatchContext,
  branch: SearchBranch,
  isMember: (id: number) => boolean,
  intervals: readonly IdInterval[],
  most: number,
): Promise<number[]> {
  const { db, pacing } = context;
  const isFree = branch.match === null && branch.without === null && branch.tests.length === 0;
  const members: number[] = [];
  const enough = isFree ? most : fewMembers + 1;
  for (const interval of intervals) {
    for (const { firstId, lastId } of partsOf(interval)) {
      for (let id = lastId; id >= firstId && members.length < enough; id--)
        if (isMember(id)) members.push(id);
      await pacing.breathe();
    }
  }
  if (isFree) return members;
  if (members.length <= fewMembers) return keepMatching(context, branch, members, most);
  const found: number[] = [];
  const { match } = branch;
  const indexed =
    match === null
      ? null
      : db.prepare<number>('SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?', {
          pluck: true,
        });
  for (const interval of intervals) {
    for (const { firstId, lastId } of partsOf(interval)) {
      const named: number[] = [];
      if (indexed === null) {
        for (let id = lastId; id >= firstId; id--) if (isMember(id)) named.push(id);
      } else {
        push(named, indexed.all(match, BigInt(firstId), BigInt(lastId)).filter(isMember).reverse());
      }
      await pacing.breathe();
      const rest = { ...branch, match: null };
      push(found, await keepMatching(context, rest, named, most - found.length));
      if (found.length >= most) return found;
    }
  }
  return found;
}

/** Walks the full-text index, newest first; where nothing is left to check of a record, the index alone. */
async function scanIndex(
  { db, pacing }: MatchContext,
  branch: SearchBranch,
  match: string,
  intervals: readonly IdInterval[],
  most: number,
): Promise<number[]> {
  const { sql, values } = testsSql(branch.tests);
  const isUnzoned = branch.tests.some((test) => !isZoned(test));
  // From the low end a walk stops at the interval's last id; from the high end it must first pass all that come after it.
  const order = (size: number) => (size <= most ? 'ASC' : 'DESC');
  const found: number[] = [];
  for (const interval of intervals) {
    const isChecked = isUnzoned || interval.share === 'some';
    for (const { firstId, lastId } of isChecked ? partsOf(interval) : [interval]) {
      const direction = order(lastId - firstId + 1);
      const statement = db.prepare<number>(
        isChecked
          ? `SELECT s.rowid FROM search s CROSS JOIN search_record r ON r.id = s.rowid
             WHERE s.search MATCH ? AND s.rowid BETWEEN ? AND ? AND ${sql} ORDER BY s.rowid ${direction} LIMIT ?`
          : `SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid ${direction} LIMIT ?`,
        { pluck: true },
      );
      // As integers: a number of JavaScript's would be bound as a real, and FTS5 passes over bounds that are none.
      const ids = statement.all(
        match,
        BigInt(firstId),
        BigInt(lastId),
        ...(isChecked ? values : []),
        most - found.length,
      );
      push(found, direction === 'ASC' ? ids.reverse() : ids);
      if (found.length >= most) return found;
      await pacing.breathe();
    }
  }
  return found;
}

/** Reads the records themselves, newest first: no word leads to them. */
async function scanRecords(
  context: MatchContext,
  branch: SearchBranch,
  intervals: readonly IdInterval[],
  most: number,
): Promise<number[]> {
  const { db, pacing } = context;
  const { sql, values } = testsSql(branch.tests);
  const statement = db.prepare<number>(
    `SELECT r.id FROM search_record r WHERE r.id BETWEEN ? AND ? AND ${sql} ORDER BY r.id DESC LIMIT ?`,
    { pluck: true },
  );
  const found: number[] = [];
  for (const interval of intervals) {
    for (const { firstId, lastId } of partsOf(interval, recordsAtOnce)) {
      const ids = statement.all(firstId, lastId, ...values, most - found.length);
      push(found, branch.without === null ? ids : lookUp(db, branch, ids));
      if (found.length >= most) return found;
      await pacing.breathe();
    }
  }
  return found;
}

/** Checks candidates (newest first) against all conditions of the branch. */
async function keepMatching(
  { db, pacing }: MatchContext,
  branch: SearchBranch,
  candidates: readonly number[],
  most: number,
): Promise<number[]> {
  const isUnworded = branch.match === null && branch.without === null;
  if (isUnworded && branch.tests.length === 0) return candidates.slice(0, most);
  const { sql, values } = testsSql(branch.tests);
  const statement = db.prepare<number>(
    `SELECT r.id FROM search_record r WHERE r.id IN (SELECT value FROM json_each(?)) AND ${sql} ORDER BY r.id DESC`,
    { pluck: true },
  );
  const found: number[] = [];
  for (let from = 0; from < candidates.length && found.length < most; from += candidatesAtOnce) {
    const part = candidates.slice(from, from + candidatesAtOnce);
    const tested = branch.tests.length === 0 ? part : statement.all(JSON.stringify(part), ...values);
    push(found, isUnworded ? tested : lookUp(db, branch, tested));
    await pacing.breathe();
  }
  return found.slice(0, most);
}

/** Which of some records (newest first) the full-text index has under the branch's words, and not under those that it must not have. */
function lookUp(db: ReadOnlyDatabase, branch: SearchBranch, ids: readonly number[]): number[] {
  const indexed = (match: string) =>
    new Set(
      db
        .prepare<number>(
          'SELECT rowid FROM search WHERE search MATCH ? AND rowid IN (SELECT value FROM json_each(?))',
          { pluck: true },
        )
        .all(match, JSON.stringify(ids)),
    );
  const required = branch.match === null ? null : indexed(branch.match);
  const excluded = branch.without === null ? null : indexed(branch.without);
  return ids.filter((id) => (required?.has(id) ?? true) && !(excluded?.has(id) ?? false));
}

/** A condition on the amount. */
export type AmountTest = Extract<RecordTest, { on: 'amount' }>;

/** The two spans of signed amounts that an amount without its sign stands for; the index over amounts serves each. */
function amountSpans({ from, to }: AmountTest): TestSql[] {
  const least = from ?? 0n;
  const spans: [BindValue, BindValue][] = [[least, to ?? largestAmount]];
  spans.push([to === null ? -largestAmount : -to, -least]);
  return spans.map((values) => ({ sql: 'amount_cents BETWEEN ? AND ?', values }));
}

const largestAmount = 2n ** 63n - 1n;

function isSelective(db: ReadOnlyDatabase, test: AmountTest): boolean {
  return amountSpans(test).every(({ sql, values }) => {
    const count = db
      .prepare<number>(
        `SELECT count(*) FROM (SELECT 1 FROM search_record WHERE ${sql} LIMIT ${fewRecords + 1})`,
        { pluck: true },
      )
      .get(...values);
    return (count ?? 0) <= fewRecords;
  });
}

function idsByAmount(db: ReadOnlyDatabase, test: AmountTest, range: KindRange): number[] {
  const ids = new Set<number>();
  for (const { sql, values } of amountSpans(test)) {
    const statement = db.prepare<number>(`SELECT id FROM search_record WHERE ${sql} AND id BETWEEN ? AND ?`, {
      pluck: true,
    });
    for (const id of statement.all(...values, range.firstId, range.lastId)) ids.add(id);
  }
  return [...ids].sort((a, b) => b - a);
}

/** An interval in pieces, the last first. */
function* partsOf(
  { firstId, lastId }: KindRange | IdInterval,
  size = idsAtOnce,
): Generator<{ firstId: number; lastId: number }> {
  for (let last = lastId; last >= firstId; last -= size) {
    yield { firstId: Math.max(firstId, last - size + 1), lastId: last };
  }
}

/** `push(...ids)` takes only as many as the stack holds. */
function push(found: number[], ids: readonly number[]): void {
  for (const id of ids) found.push(id);
}
