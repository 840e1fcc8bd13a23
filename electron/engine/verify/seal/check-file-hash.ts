import { type CheckOutcome, CheckReport } from '../check-outcome.ts';
import { type LayerContext, priorities } from '../layer-context.ts';

/** SHA-256 of the whole file against the outer seal; the only check that finds an old page put back in its place. */
export async function checkFileHash({ archive, pool, progress }: LayerContext): Promise<CheckOutcome> {
  const report = new CheckReport('file_hash');
  const { seal } = archive.inspection;
  if (seal === null) {
    report.notPossible(archive.inspection.report.state === 'absent' ? 'no_seal' : 'seal_unusable');
    return report.outcome();
  }
  const { sha256, bytes } = await pool.run('hashFile', null, priorities.pages, progress.advance);
  report.looked(bytes);
  if (sha256 !== seal.fileSha256) {
    report.find('seal_hash_differs', 'The file is not the one that was sealed: its SHA-256 is another.', {
      details: { sha256, sealedSha256: seal.fileSha256 },
    });
  }
  return report.outcome();
}
