import { toHex } from '#shared/archive-format/text-bytes.ts';
import { type CheckOutcome, CheckReport } from '../check-outcome.ts';
import type { LayerContext } from '../layer-context.ts';

/** The outer seal beside the file: whether it is one, who signed it, and what it says of the length and of the salt. */
export function checkOuterSeal({ archive, signer, sealSigner }: LayerContext): CheckOutcome {
  const report = new CheckReport('outer_seal');
  const { state } = archive.inspection.report;
  if (state === 'absent') {
    report.notPossible('no_seal');
    if (archive.format !== 'foreign') {
      report.find(
        'seal_absent',
        'There is no outer seal beside the archive, so its bytes cannot be held against one.',
      );
    }
    return report.outcome();
  }
  report.looked(1);
  const { seal } = archive.inspection;
  if (state === 'malformed') {
    report.find('seal_malformed', 'The file beside the archive is no outer seal that can be read.');
  } else if (seal === null) {
    report.find(
      'seal_signature_invalid',
      'The signature of the outer seal is not valid: the seal was altered.',
    );
  } else {
    judgeSealSigner(report, sealSigner.trust);
    if (signer.id !== null && signer.trust !== 'invalid' && signer.id !== sealSigner.id) {
      report.find('seal_signer_differs', 'The outer seal and the manifest are signed by different keys.', {
        details: { sealSigner: sealSigner.id ?? '', manifestSigner: signer.id },
      });
    }
    if (seal.fileBytes !== archive.fileBytes) {
      report.find(
        'seal_length_differs',
        `The file has ${archive.fileBytes} bytes; when it was sealed it had ${seal.fileBytes}.`,
        { details: { bytes: archive.fileBytes, sealedBytes: seal.fileBytes } },
      );
    }
    if (seal.salt !== toHex(archive.key.salt)) {
      report.find(
        'seal_salt_differs',
        'The outer seal states another salt than the one that opens the archive.',
      );
    }
  }
  return report.outcome();
}

function judgeSealSigner(report: CheckReport, trust: string): void {
  if (trust === 'sample') {
    report.find('seal_signer_sample', 'The outer seal is signed with the sample key, which everybody has.');
  } else if (trust === 'unknown') {
    report.find(
      'seal_signer_unknown',
      'The outer seal is signed by a key that is not among the trusted ones.',
    );
  }
}
