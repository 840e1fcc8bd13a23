import type { reportMethods } from '#shared/contract/verification-report.ts';
import type { Handlers } from '#shared/rpc/contract.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import type { ServiceEnvironment } from '../process/engine-service.ts';
import { programVersion } from '../process/program-version.ts';
import { fileHashOf } from '../verify/file-hash.ts';
import { buildReport } from './build-report.ts';
import { writeReport } from './write-report.ts';

/** The report method of the engine's contract. `current` throws `locked` where nothing is open. */
export function createReportHandlers(
  current: () => OpenArchive,
  { resolveGrant }: Pick<ServiceEnvironment, 'resolveGrant'>,
): Handlers<typeof reportMethods> {
  return {
    'reports.save': async ({ grant, language, result }, { signal }) => {
      const archive = current();
      const path = resolveGrant(grant, 'write');
      const subject = {
        archive,
        fileSha256: await fileHashOf(archive, result, signal),
        programVersion: programVersion(),
      };
      await writeReport(buildReport(result, subject, language), path, true);
      return {};
    },
  };
}
