/** An account with what it closes with in each of several years, debit minus credit, in cents. */
export interface StatementAccount {
  readonly id: number;
  readonly code: string;
  readonly description: string;
  /** B balance sheet, P profit and loss, M mixed. */
  readonly type: string;
  readonly rgsCode: string | null;
  readonly leadCode: string | null;
  readonly closings: readonly bigint[];
}

/** What accounts are put together by. */
export type Grouping = 'rgs' | 'lead' | 'type';

/** Accounts under one heading, and their amounts together. */
export interface StatementGroup<A extends StatementAccount> {
  /** The first four letters of an RGS code, a lead code, or an account type; null for accounts that have none. */
  readonly heading: string | null;
  readonly accounts: readonly A[];
  readonly totals: readonly bigint[];
}

/** Where a line of the statements stands. */
export type StatementSide = 'assets' | 'liabilities' | 'result';

/** One part of a statement; amounts have the sign that they are shown with. */
export interface StatementPart<A extends StatementAccount> {
  readonly side: StatementSide;
  readonly groups: readonly StatementGroup<A>[];
  readonly totals: readonly bigint[];
}

/** A balance sheet. Both sides are equal where every entry and the opening balance balance. */
export interface BalanceSheet<A extends StatementAccount> {
  readonly assets: StatementPart<A>;
  /** Without the result. */
  readonly liabilities: StatementPart<A>;
  /** Profit is positive: what the profit and loss account carries into the balance sheet. */
  readonly results: readonly bigint[];
  /** Assets less liabilities and result; all zero where the books balance. */
  readonly differences: readonly bigint[];
}

/** Headings of the Dutch reference chart of accounts (RGS 3) that stand on the debit side of a balance sheet. */
const assetHeadings = new Set(['BIva', 'BMva', 'BVas', 'BFva', 'BEff', 'BVrd', 'BPro', 'BVor', 'BLim']);
const liabilityHeadings = new Set(['BEiv', 'BEga', 'BVrz', 'BLas', 'BSch']);

/** The heading (second level) of an RGS code, such as `BMva` of `BMvaTerVvp`; null for what is no such code. */
export function rgsHeading(rgsCode: string | null): string | null {
  return /^[BW][A-Z][a-z]{2}/.exec(rgsCode ?? '')?.[0] ?? null;
}

/** RGS where any account has a code of it, else lead codes, else account types. */
export function usualGrouping(accounts: readonly Pick<StatementAccount, 'rgsCode' | 'leadCode'>[]): Grouping {
  if (accounts.some(({ rgsCode }) => rgsHeading(rgsCode) !== null)) return 'rgs';
  return accounts.some(({ leadCode }) => leadCode !== null && leadCode !== '') ? 'lead' : 'type';
}

/** Whether an account belongs to profit and loss. A mixed account does where its RGS code says so. */
export function isResultAccount({ type, rgsCode }: Pick<StatementAccount, 'type' | 'rgsCode'>): boolean {
  return type === 'P' || (type === 'M' && (rgsHeading(rgsCode)?.startsWith('W') ?? false));
}

/** The profit and loss account: revenue positive, costs negative, together the result. */
export function profitAndLoss<A extends StatementAccount>(
  accounts: readonly A[],
  grouping: Grouping,
): StatementPart<A> {
  return part('result', accounts.filter(isResultAccount), grouping);
}

/**
 * The balance sheet. An account stands on the side of its RGS heading; without one, on that of its last balance that is not zero:
 * debit with the assets. So an overdrawn bank account without an RGS code stands with the debts.
 */
export function balanceSheet<A extends StatementAccount>(
  accounts: readonly A[],
  grouping: Grouping,
): BalanceSheet<A> {
  const ofBalance = accounts.filter((account) => !isResultAccount(account));
  const assets = part('assets', ofBalance.filter(isAsset), grouping);
  const liabilities = part(
    'liabilities',
    ofBalance.filter((account) => !isAsset(account)),
    grouping,
  );
  const results = profitAndLoss(accounts, grouping).totals;
  const years = accounts[0]?.closings.length ?? 0;
  const at = (amounts: readonly bigint[], year: number) => amounts[year] ?? 0n;
  return {
    assets,
    liabilities,
    results,
    differences: Array.from(
      { length: years },
      (_, year) => at(assets.totals, year) - at(liabilities.totals, year) - at(results, year),
    ),
  };
}

function isAsset({ rgsCode, closings }: StatementAccount): boolean {
  const heading = rgsHeading(rgsCode) ?? '';
  if (assetHeadings.has(heading)) return true;
  if (liabilityHeadings.has(heading)) return false;
  return (closings.findLast((cents) => cents !== 0n) ?? 0n) >= 0n;
}

function part<A extends StatementAccount>(
  side: StatementSide,
  accounts: readonly A[],
  grouping: Grouping,
): StatementPart<A> {
  const sign = side === 'assets' ? 1n : -1n;
  const shown = accounts
    .filter(({ closings }) => closings.some((cents) => cents !== 0n))
    .map((account) => ({ ...account, closings: account.closings.map((cents) => sign * cents) }));
  const years = accounts[0]?.closings.length ?? 0;
  return { side, groups: groupAccounts(shown, grouping, years), totals: sumOf(shown, years) };
}

/** Accounts by their headings: RGS in its own order, then the rest in the order of the first account; those without one last. */
export function groupAccounts<A extends StatementAccount>(
  accounts: readonly A[],
  grouping: Grouping,
  years: number,
): StatementGroup<A>[] {
  const groups = new Map<string | null, A[]>();
  for (const account of accounts) {
    const heading = headingOf(account, grouping);
    const group = groups.get(heading);
    if (group === undefined) groups.set(heading, [account]);
    else group.push(account);
  }
  const rank = (heading: string | null) =>
    heading === null ? rgsOrder.length + 1 : grouping === 'rgs' ? rankOfRgs(heading) : 0;
  return [...groups]
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([heading, of]) => ({ heading, accounts: of, totals: sumOf(of, years) }));
}

function headingOf(account: StatementAccount, grouping: Grouping): string | null {
  switch (grouping) {
    case 'rgs':
      return rgsHeading(account.rgsCode);
    case 'lead':
      return account.leadCode === '' ? null : account.leadCode;
    case 'type':
      return account.type;
  }
}

/** The second level of RGS 3 in the order of the annual accounts. */
export const rgsOrder = [
  ...['BIva', 'BMva', 'BVas', 'BFva', 'BVrd', 'BPro', 'BVor', 'BEff', 'BLim'],
  ...['BEiv', 'BEga', 'BVrz', 'BLas', 'BSch'],
  ...['WOmz', 'WOvb', 'WKpr', 'WPer', 'WAfs', 'WBed', 'WFbe', 'WBel', 'WRed'],
] as const;

function rankOfRgs(heading: string): number {
  const known: readonly string[] = rgsOrder;
  const place = known.indexOf(heading);
  return place < 0 ? rgsOrder.length : place;
}

function sumOf(accounts: readonly StatementAccount[], years: number): bigint[] {
  return Array.from({ length: years }, (_, year) =>
    accounts.reduce((sum, { closings }) => sum + (closings[year] ?? 0n), 0n),
  );
}
