import { archiveRoot } from '#shared/archive-format/hash-tree.ts';
import type { Manifest } from '#shared/archive-format/manifest.ts';
import { columnNames, coveredTableNames, isCoveredTable } from '#shared/archive-format/tables.ts';
import { fromHex, toHex, utf8 } from '#shared/archive-format/text-bytes.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { type CheckOutcome, CheckReport } from '../check-outcome.ts';
import type { LayerContext } from '../layer-context.ts';

/** The manifest itself: that it can be read, who signed it, that it is the one that was sealed, and that its roots belong together. */
export function checkSignature(context: LayerContext): CheckOutcome {
  const report = new CheckReport('signature');
  const stored = context.archive.manifest;
  if (stored === null) {
    report.find(
      'manifest_missing',
      'The archive carries no manifest that can be read, so nothing proves its records.',
      {
        table: 'archive_manifest',
      },
    );
    return report.outcome();
  }
  report.looked(1);
  judgeSigner(report, context);
  compareWithSeal(report, context, toHex(sha256(utf8(stored.body))));
  if (stored.manifest === null) {
    report.find('manifest_malformed', 'The manifest is not one of this format.', {
      table: 'archive_manifest',
      details: { problem: stored.problem ?? '' },
    });
    return report.outcome();
  }
  if (!stored.isCanonical) {
    report.find(
      'manifest_not_canonical',
      'The manifest is not written in the canonical form of JSON (RFC 8785).',
    );
  }
  compareTables(report, stored.manifest);
  return report.outcome();
}

function judgeSigner(report: CheckReport, { signer }: LayerContext): void {
  const place = { table: 'archive_manifest', details: { signer: signer.id ?? '' } };
  if (signer.trust === 'sample') {
    report.find('signer_sample', 'The manifest is signed with the sample key, which everybody has.', place);
  } else if (signer.trust === 'unknown') {
    report.find('signer_unknown', `The manifest is signed by an unknown key, ${signer.id}.`, place);
  } else if (signer.trust === 'invalid') {
    report.find(
      'signature_invalid',
      'The signature of the manifest is not valid: the manifest was altered.',
      place,
    );
  } else if (signer.trust === 'none') {
    report.find('signature_missing', 'The manifest is not signed, so nothing says who made it.', place);
  }
}

function compareWithSeal(report: CheckReport, { archive }: LayerContext, bodySha256: string): void {
  const { seal } = archive.inspection;
  if (seal === null) return;
  if (seal.manifestSha256 !== bodySha256) {
    report.find('manifest_not_as_sealed', 'The manifest is not the one that the outer seal was made for.', {
      table: 'archive_manifest',
      details: { sha256: bodySha256, sealedSha256: seal.manifestSha256 },
    });
  }
  const archiveId = archive.manifest?.manifest?.archiveId;
  if (archiveId !== undefined && archiveId !== seal.archiveId) {
    report.find('archive_id_differs', 'The outer seal is that of another archive.', {
      details: { archiveId, sealedArchiveId: seal.archiveId },
    });
  }
}

function compareTables(report: CheckReport, manifest: Manifest): void {
  const listed = new Map(manifest.tables.map((table) => [table.name, table]));
  for (const name of coveredTableNames) {
    const table = listed.get(name);
    if (table === undefined) {
      report.find('table_not_listed', `The manifest says nothing about the table ${name}.`, { table: name });
    } else if (table.columns.join() !== columnNames(name).join()) {
      report.find('columns_differ', `The manifest lists other columns of ${name} than the format.`, {
        table: name,
        details: { columns: table.columns.join(', ') },
      });
    }
  }
  for (const name of listed.keys()) {
    if (isCoveredTable(name)) continue;
    report.find('table_list_differs', `The manifest lists ${name}, which is no table of the format.`, {
      details: { name },
    });
  }
  if (listed.size !== manifest.tables.length) {
    report.find('table_list_differs', 'The manifest lists a table twice.', { details: { name: '' } });
  }
  const roots = manifest.tables.map(({ name, rows, root }) => ({ name, rows, root: fromHex(root) }));
  if (toHex(archiveRoot(roots, sha256)) !== manifest.root) {
    report.find('archive_root_differs', "The manifest's archive root does not follow from its tables.", {
      details: { manifestRoot: manifest.root },
    });
  }
}
