import { type ComponentType, lazy, useState } from 'react';

/** A part of the window that is fetched when it is first shown, or before. */
export interface LazyPart<Props> {
  /** What to show of it now: itself, or what suspends until it is there. */
  readonly component: () => ComponentType<Props>;
  /** Fetches it ahead. One that fails is fetched again when it is shown, and says so there. */
  readonly prepare: () => void;
}

/**
 * A part that can be fetched while what it shows is still being read. React's own lazy components suspend at least once, however early
 * their code came, and what suspended is kept back for a third of a second.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let fetched: ComponentType<Props> | null = null;
  const fetchPart = async () => {
    fetched ??= await load();
    return fetched;
  };
  const waiting = lazy(async () => ({ default: await fetchPart() }));
  return { component: () => fetched ?? waiting, prepare: () => void fetchPart().catch(() => {}) };
}

/** Shows such a part; below a `Suspense`. */
export function ShowPart<Props extends object>({
  part,
  props,
}: {
  readonly part: LazyPart<Props>;
  readonly props: Props;
}) {
  // Chosen once: a component of another type would begin anew.
  const [Part] = useState(part.component);
  return <Part {...props} />;
}
