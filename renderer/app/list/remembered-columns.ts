import type { Grouping } from '#shared/contract/lists.ts';

/** What is remembered of a table's columns between sessions: names and widths, no record. */
export interface RememberedColumns {
  readonly shown: readonly string[] | null;
  readonly widths: Readonly<Record<string, number>>;
  /** Columns that stand still at the left. */
  readonly pinned: readonly string[];
  /** By what its rows are grouped. */
  readonly group: Grouping | null;
}

export const nothingRemembered: RememberedColumns = {
  shown: null,
  widths: {},
  pinned: [],
  group: null,
};

/** What is remembered of a view, by its id; what does not fit (an older version's) counts as nothing. */
export function readRememberedColumns(viewId: string): RememberedColumns {
  const text = localStorage.getItem(storageKey(viewId));
  if (text === null) return nothingRemembered;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return nothingRemembered;
    const { shown, widths, pinned, group } = value as {
      shown?: unknown;
      widths?: unknown;
      pinned?: unknown;
      group?: unknown;
    };
    return {
      shown: isNames(shown) && shown.length > 0 ? shown : null,
      pinned: isNames(pinned) ? pinned : [],
      widths: Object.fromEntries(
        Object.entries(widths ?? {}).filter(
          (entry): entry is [string, number] => typeof entry[1] === 'number',
        ),
      ),
      group: isGrouping(group) ? { column: group.column, by: group.by } : null,
    };
  } catch (error) {
    if (error instanceof SyntaxError) return nothingRemembered;
    throw error;
  }
}

function isNames(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}

function isGrouping(value: unknown): value is Grouping {
  if (typeof value !== 'object' || value === null) return false;
  const { column, by } = value as { column?: unknown; by?: unknown };
  return typeof column === 'string' && (by === 'value' || by === 'month' || by === 'year');
}

/** Remembers a view's columns; null forgets them. */
export function writeRememberedColumns(viewId: string, columns: RememberedColumns | null): void {
  if (columns === null) localStorage.removeItem(storageKey(viewId));
  else localStorage.setItem(storageKey(viewId), JSON.stringify(columns));
}

function storageKey(viewId: string): string {
  return `columns/${viewId}`;
}
