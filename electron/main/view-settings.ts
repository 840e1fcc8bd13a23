import { isCoveredTable } from '#shared/archive-format/tables.ts';
import type { ViewColumns, ViewSettings } from '#shared/contract/shell-contract.ts';
import type { JsonFile } from './json-file.ts';

/** How lists are shown, kept in one small file that holds nothing of what is in an archive. */
export interface ViewSettingsStore {
  readonly get: () => ViewSettings;
  readonly setInspectorWidth: (width: number) => void;
  /** Null forgets what was kept of a view. One whose name is not the program's own is not kept. */
  readonly setColumns: (viewId: string, columns: ViewColumns | null) => void;
}

export function createViewSettings(file: JsonFile<ViewSettings>): ViewSettingsStore {
  let current = file.read() ?? { inspectorWidth: null, columns: {} };
  const change = (next: ViewSettings) => {
    current = next;
    file.write(next);
  };
  return {
    get: () => current,
    setInspectorWidth: (inspectorWidth) => change({ ...current, inspectorWidth }),
    setColumns(viewId, columns) {
      if (!isOwnView(viewId)) return;
      const { [viewId]: _, ...others } = current.columns;
      change({ ...current, columns: columns === null ? others : { ...others, [viewId]: columns } });
    },
  };
}

/** A view of the program, or a table of the format: the names of any other table and its columns are somebody's data. */
function isOwnView(viewId: string): boolean {
  const table = /^table\/(.*)$/s.exec(viewId)?.[1];
  return table === undefined ? /^[a-z-]{1,40}$/.test(viewId) : isCoveredTable(table);
}
