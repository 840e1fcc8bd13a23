import { useEffect, useState } from 'react';
import { useScope } from '../scope.ts';
import { useArchive } from '../session-context.ts';
import { useQuery } from '../use-query.ts';

const rowsFirstMs = 350;

/** Rows by table within the scope. They come after a moment: the screen's own rows go first, and the engine does one thing at a time. */
export function useTableCounts(): ReadonlyMap<string, number> {
  const archive = useArchive();
  const scope = useScope();
  const [asked, setAsked] = useState<typeof scope | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(scope), rowsFirstMs);
    return () => clearTimeout(timer);
  }, [scope]);
  const isOfFormat = archive.format !== 'foreign';
  const { data } = useQuery('overview.get', isOfFormat && asked !== null ? { scope: asked } : null, {
    keepPrevious: true,
  });
  return new Map(data?.counts.map(({ table, rows }) => [table, rows]));
}
