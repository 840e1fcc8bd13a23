import type { AbsentRows, ReadOnlyDatabase } from '../driver/read-only-database.ts';
import { type BtreePage, readBtreePage } from '../verify/pages/btree-page.ts';
import { joinRanges } from '../verify/pages/id-ranges.ts';
import { type PageSource, PlainPages } from '../verify/pages/plain-pages.ts';

/** A page of a table's tree with the ids that can stand below it; `afterId` is below the first, null where nothing bounds them. */
interface Node {
  readonly page: number;
  readonly afterId: number | null;
  readonly lastId: number | null;
}

/**
 * Answers which rows of a table stand on pages that are missing behind the end of a file, by the inner pages of its tree: they name the
 * ids of every leaf, so that no leaf has to be read. `source` is asked for at each reading, because its key may be gone later.
 */
export function createAbsentRows(
  source: () => PageSource,
): (db: ReadOnlyDatabase, table: string) => AbsentRows | null {
  const known = new Map<string, AbsentRows | null>();
  return (db, table) => {
    const before = known.get(table);
    if (before !== undefined) return before;
    const pages = new PlainPages(source());
    try {
      const rootPage = db
        .prepare<number>(`SELECT rootpage FROM sqlite_schema WHERE type = 'table' AND name = ?`, {
          pluck: true,
        })
        .get(table);
      const absent = rootPage === undefined ? null : walk(pages, rootPage);
      known.set(table, absent);
      return absent;
    } finally {
      pages.close();
    }
  };
}

/** Null where nothing is missing, and where the root itself is: then nothing tells whether the table had any rows. */
function walk(pages: PlainPages, rootPage: number): AbsentRows | null {
  const ranges: { firstId: number; lastId: number }[] = [];
  let isOpenEnded = false;
  const seen = new Set<number>();
  let level: Node[] = rootPage > pages.pageCount ? [] : [{ page: rootPage, afterId: null, lastId: null }];
  while (level.length > 0) {
    const children = level.flatMap((node) => childrenOf(pages, node, seen));
    const [missing, there] = [
      children.filter(({ page }) => page > pages.pageCount),
      children.filter(({ page }) => page <= pages.pageCount),
    ];
    for (const { afterId, lastId } of missing) {
      // Ids count from 1, unless they are said to be lower.
      const firstId = afterId === null ? Math.min(1, lastId ?? 1) : afterId + 1;
      if (lastId === null) isOpenEnded = true;
      ranges.push({ firstId, lastId: lastId ?? firstId });
    }
    // In a b-tree every leaf is equally deep.
    const witness = there.map(({ page }) => readSound(pages, page)).find((page) => page !== null);
    level = witness === undefined || witness.isLeaf ? [] : there;
  }
  return ranges.length === 0 ? null : { ranges: joinRanges(ranges), isOpenEnded };
}

function childrenOf(pages: PlainPages, node: Node, seen: Set<number>): Node[] {
  // A page that is pointed to twice is one that its writer made to mislead.
  if (seen.has(node.page)) return [];
  seen.add(node.page);
  const children = readSound(pages, node.page)?.children ?? [];
  let { afterId } = node;
  return children.map((child, i) => {
    const lastId = i === children.length - 1 ? node.lastId : child.lastId;
    const found = { page: child.page, afterId, lastId };
    afterId = lastId;
    return found;
  });
}

/** Null for a page that is not as it was written, which SQLite refuses when its rows are read. */
function readSound(pages: PlainPages, page: number): BtreePage | null {
  const plain = pages.readAuthentic(page);
  return plain === null ? null : readBtreePage(plain, page);
}
