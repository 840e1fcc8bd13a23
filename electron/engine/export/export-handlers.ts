import type { exportMethods } from '#shared/contract/exports.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { ListEngine } from '../query/list-engine.ts';
import { exportColumns, exportList } from './export-list.ts';

/** The export methods of the engine's contract. The save dialog has asked before an existing file is named, so it is replaced. */
export function createExportHandlers(
  current: () => ListEngine,
  pathOf: (grant: string, access: 'write') => string,
): Handlers<typeof exportMethods> {
  return {
    'lists.export': ({ query, columns, format, language, title, grant }, { signal, report }) => {
      const { source, ...request } = query;
      const list = current().list(source);
      return exportList({
        name: format === 'json' ? (source.kind === 'view' ? source.view : source.table) : title,
        list,
        request,
        columns: exportColumns(list, columns),
        format,
        language,
        path: pathOf(grant, 'write'),
        replace: true,
        signal,
        onProgress: (rows) => report({ rows }),
      });
    },
  };
}
