import type { exportMethods } from '#shared/contract/exports.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import { localDate } from '../open/appointment-check.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import type { ListEngine } from '../query/list-engine.ts';
import { exportAuditfile } from './auditfile/export-auditfile.ts';
import { exportColumns, exportList } from './export-list.ts';

/** The export methods of the engine's contract. The save dialog has asked before an existing file is named, so it is replaced. */
export function createExportHandlers(
  current: () => { readonly archive: OpenArchive; readonly lists: ListEngine },
  pathOf: (grant: string, access: 'write') => string,
): Handlers<typeof exportMethods> {
  return {
    'lists.export': ({ query, columns, format, language, title, grant }, { signal, report }) => {
      const { source, ...request } = query;
      const list = current().lists.list(source);
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
    'auditfiles.export': ({ scope, grant }, { signal, report }) =>
      exportAuditfile({
        archive: current().archive,
        scope,
        path: pathOf(grant, 'write'),
        replace: true,
        createdOn: localDate(new Date()),
        signal,
        onProgress: (rows, total) => report({ rows, total }),
      }),
  };
}
