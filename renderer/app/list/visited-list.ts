import { createContext, useContext, useEffect, useState } from 'react';
import type { ListQuery } from '#shared/contract/lists.ts';

/** A list as it last stood on the screen: its title, and which rows in which order. */
export interface VisitedList {
  readonly title: string;
  readonly query: ListQuery;
}

/** The list that was on the screen last, of this session: one walks through it record by record. */
export interface VisitedListSlot {
  current: VisitedList | null;
}

const SlotContext = createContext<VisitedListSlot>({ current: null });

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
