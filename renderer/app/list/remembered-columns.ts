/** What is remembered of a table's columns between sessions: names and widths, no record. */
export interface RememberedColumns {
  readonly shown: readonly string[] | null;
  readonly widths: Readonly<Record<string, number>>;
}

const nothing: RememberedColumns = { shown: null, widths: {} };

/** What is remembered of a view, by its id; what does not fit (an older version's) counts as nothing. */
export function readRememberedColumns(viewId: string): RememberedColumns {
  const text = localStorage.getItem(storageKey(viewId));
  if (text === null) return nothing;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return nothing;
    const { shown, widths } = value as { shown?: unknown; widths?: unknown };
    const isNames = Array.isArray(shown) && shown.every((name) => typeof name === 'string');
    return {
      shown: isNames && shown.length > 0 ? shown : null,
      widths: Object.fromEntries(
        Object.entries(widths ?? {}).filter(
          (entry): entry is [string, number] => typeof entry[1] === 'number',
        ),
      ),
    };
  } catch (error) {
    if (error instanceof SyntaxError) return nothing;
    throw error;
  }
}

/** Remembers a view's columns; null forgets them. */
export function writeRememberedColumns(viewId: string, columns: RememberedColumns | null): void {
  if (columns === null) localStorage.removeItem(storageKey(viewId));
  else localStorage.setItem(storageKey(viewId), JSON.stringify(columns));
}

function storageKey(viewId: string): string {
  return `columns/${viewId}`;
}
