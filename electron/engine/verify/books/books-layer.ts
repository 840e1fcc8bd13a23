import { checkNames } from '#shared/contract/finding-codes.ts';
import type { LayerResult } from '#shared/contract/verification.ts';
import type { BookCheckName } from '../../books/book-checks.ts';
import { type LayerContext, priorities } from '../layer-context.ts';
import { layerNotPossible, layerResult } from '../layer-report.ts';

/** Checks that take seconds in a large archive, begun with the rows, so that no thread ends alone with one of them. */
const longChecks: ReadonlySet<string> = new Set<BookCheckName>(['ubl_amounts', 'year_continuity']);

/** Layer 4: the bookkeeping itself, check by check (format README, "What a verification says"). */
export async function booksLayer({ archive, pool, progress }: LayerContext): Promise<LayerResult> {
  if (archive.format === 'foreign') return layerNotPossible('foreign_archive');
  progress.start(checkNames.books.length, 'checks');
  const outcomes = await Promise.all(
    checkNames.books.map(async (name) => {
      const outcome = await pool.run(
        'checkBooks',
        name,
        longChecks.has(name) ? priorities.planning : priorities.books,
      );
      progress.advance(1);
      return outcome;
    }),
  );
  progress.finish();
  return layerResult(outcomes, Object.fromEntries(outcomes.map(({ name, items }) => [name, items])));
}
