import { createContext, useCallback, useContext, useEffect, useState } from 'react';
import type { ListQuery } from '#shared/contract/lists.ts';

/** A list as it last stood on the screen: its title, and which rows in which order. */
export interface VisitedList {
  readonly title: string;
  readonly query: ListQuery;
}

/** The list that was on the screen last, of this session: one walks through it record by record. */
export interface VisitedListSlot {
  current: VisitedList | null;
  /** Keys of the groups that were last open, by what was grouped and how: so they are again when one comes back. */
  readonly openGroups: Map<string, ReadonlySet<string>>;
}

/** An empty slot, for a session that begins. */
export function createVisitedListSlot(): VisitedListSlot {
  return { current: null, openGroups: new Map() };
}

const SlotContext = createContext<VisitedListSlot>(createVisitedListSlot());

/** Which groups of a grouping are open; kept while the session lasts. */
export function useOpenGroups(
  grouping: string,
): readonly [ReadonlySet<string>, (change: (open: ReadonlySet<string>) => ReadonlySet<string>) => void] {
  const { openGroups } = useContext(SlotContext);
  const [, setVersion] = useState(0);
  const open = openGroups.get(grouping) ?? noGroups;
  const change = useCallback(
    (next: (open: ReadonlySet<string>) => ReadonlySet<string>) => {
      openGroups.set(grouping, next(openGroups.get(grouping) ?? noGroups));
      setVersion((version) => version + 1);
    },
    [openGroups, grouping],
  );
  return [open, change];
}

const noGroups: ReadonlySet<string> = new Set();

/** Gives what is below a slot that ends with the session. */
export const VisitedListProvider = SlotContext.Provider;

/** Notes the list that stands on the screen. */
export function useNoteList(title: string, query: ListQuery): void {
  const slot = useContext(SlotContext);
  useEffect(() => {
    slot.current = { title, query };
  }, [slot, title, query]);
}

/** The list that one came from, as it stood then; null where one came from none. */
export function useVisitedList(): VisitedList | null {
  const slot = useContext(SlotContext);
  const [list] = useState(slot.current);
  return list;
}
