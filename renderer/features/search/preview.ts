import type { searchMethods } from '#shared/contract/search.ts';
import type { Scope } from '#shared/contract/values.ts';
import type { OutputOf } from '#shared/rpc/contract.ts';
import type { EngineConnection } from '../../app/engine-connection.ts';

type Answer = OutputOf<(typeof searchMethods)['search.run']>;
type Hit = Answer['hits'][number];

/** The first hits of one kind, and how many there are. */
export interface PreviewSection {
  readonly kind: string;
  readonly total: number;
  readonly isExact: boolean;
  readonly hits: readonly Hit[];
}

/** What the search box shows of an answer: a few hits of every kind. */
export interface Preview {
  readonly text: string;
  readonly total: number;
  readonly isExact: boolean;
  readonly understood: Answer['understood'];
  readonly sections: readonly PreviewSection[];
}

/** Hits shown of a kind: more where there are few kinds. */
function hitsPerKind(kinds: number): number {
  return kinds <= 1 ? 12 : kinds <= 3 ? 5 : 3;
}

/** Asks for the first hits of every kind. The engine answers further kinds of the same search from what it has found already. */
export async function fetchPreview(
  call: EngineConnection['call'],
  text: string,
  scope: Scope,
  signal: AbortSignal,
): Promise<Preview> {
  const first = await call('search.run', { text, scope, limit: 12 }, { signal });
  const wanted = hitsPerKind(first.byKind.length);
  const sections = await Promise.all(
    first.byKind.map(async ({ kind, total, exact }) => {
      const here = first.hits.filter((hit) => hit.kind === kind);
      // The answer comes kind by kind, so the first kinds are in it already.
      const hits =
        here.length >= Math.min(wanted, total)
          ? here
          : (await call('search.run', { text, scope, kind, limit: wanted }, { signal })).hits;
      return { kind, total, isExact: exact, hits: hits.slice(0, wanted) };
    }),
  );
  return {
    text,
    total: first.total,
    isExact: first.totalIsExact,
    understood: first.understood,
    sections: sections.filter(({ hits }) => hits.length > 0),
  };
}
