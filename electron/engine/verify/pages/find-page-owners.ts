import { isSqliteError, type ReadOnlyDatabase } from '../../driver/read-only-database.ts';
import type { TaskContext } from '../worker/task.ts';
import { OwnerSearch } from './owner-search.ts';
import type { PageOwner, Tree } from './page-owner.ts';
import { PlainPages } from './plain-pages.ts';

/** Pages that failed their HMAC: all of them, and those whose owners are asked for. */
export interface OwnersWanted {
  readonly damaged: readonly number[];
  readonly wanted: readonly number[];
}

/** Whom pages belong to. */
export interface FoundOwners {
  /** Of the wanted pages, in their order. */
  readonly wanted: readonly PageOwner[];
  /** Of the pages that are missing behind the end of a file that was cut short, as far as something points to them. */
  readonly missing: readonly PageOwner[];
  /** Missing pages beyond those, because a file that lacks so many says little any more. */
  readonly missingNotLookedFor: number;
}

/**
 * Finds out which table, index or free list each wanted page belongs to, by walking the b-trees as far as the damage allows. Pages that
 * nothing sound points to stay `unknown`.
 */
export function findPageOwners(
  { damaged, wanted }: OwnersWanted,
  { subject, database }: TaskContext,
): FoundOwners {
  const pages = new PlainPages(subject);
  try {
    const search = new OwnerSearch(pages, new Set(damaged), new Set(wanted));
    search.run(readTrees(database()));
    const { missing, missingNotLookedFor } = search;
    return { wanted: wanted.map((page) => search.ownerOf(page)), missing, missingNotLookedFor };
  } finally {
    pages.close();
  }
}

const schemaTree: Tree = { kind: 'table', name: 'sqlite_schema', table: 'sqlite_schema', rootPage: 1 };

function readTrees(db: ReadOnlyDatabase): Tree[] {
  try {
    const rows = db
      .prepare<Tree>(
        `SELECT type AS kind, name, tbl_name AS "table", rootpage AS rootPage FROM sqlite_schema
         WHERE type IN ('table', 'index') AND rootpage > 0 ORDER BY rootpage`,
      )
      .all();
    return [schemaTree, ...rows];
  } catch (error) {
    // The pages of the schema are damaged themselves: then only they can be named.
    if (isSqliteError(error)) return [schemaTree];
    throw error;
  }
}
