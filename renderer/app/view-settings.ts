import type { ViewColumns, ViewSettings } from '#shared/contract/shell-contract.ts';
import type { Shell } from './shell-connection.ts';

/** How lists are shown: known at once, and kept by the main process. */
export interface ViewSettingsKeeper {
  readonly inspectorWidth: () => number | null;
  readonly setInspectorWidth: (width: number) => void;
  readonly columnsOf: (viewId: string) => ViewColumns | null;
  /** Null forgets them. */
  readonly setColumns: (viewId: string, columns: ViewColumns | null) => void;
}

/** Keeps what was fetched at the start, and every change after it. */
export function keepViewSettings(call: Shell['call'], initial: ViewSettings): ViewSettingsKeeper {
  let { inspectorWidth } = initial;
  const columns = new Map(Object.entries(initial.columns));
  const sendWidth = sendLatest((width: number) => call('views.setInspectorWidth', { width }));
  const senders = new Map<string, (next: ViewColumns | null) => void>();
  return {
    inspectorWidth: () => inspectorWidth,
    setInspectorWidth(width) {
      inspectorWidth = width;
      sendWidth(width);
    },
    columnsOf: (viewId) => columns.get(viewId) ?? null,
    setColumns(viewId, next) {
      if (next === null) columns.delete(viewId);
      else columns.set(viewId, next);
      let send = senders.get(viewId);
      if (send === undefined) {
        send = sendLatest((latest) => call('views.setColumns', { viewId, columns: latest }));
        senders.set(viewId, send);
      }
      send(next);
    },
  };
}

/** One at a time: of what changes while one is under way, as an edge does that is dragged, the last is sent after it. */
function sendLatest<T>(send: (value: T) => Promise<unknown>): (value: T) => void {
  let isUnderWay = false;
  let waiting: { readonly value: T } | null = null;
  const next = (value: T) => {
    isUnderWay = true;
    void send(value).finally(() => {
      isUnderWay = false;
      if (waiting === null) return;
      const { value: latest } = waiting;
      waiting = null;
      next(latest);
    });
  };
  return (value) => {
    if (isUnderWay) waiting = { value };
    else next(value);
  };
}
