import type { Command } from 'commander';
import { checkProofFile } from '#engine/proof/check-proof.ts';
import type { ProofFault, ProofStepName } from '#shared/archive-format/proof.ts';
import type { ProofReport } from '#shared/contract/proofs.ts';
import { formatCell } from '../columns.ts';
import { exitCodeOfFailedVerification } from '../exit-codes.ts';
import { readTrustedKeys } from '../open.ts';
import { collect, withJson } from '../options.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor, type Terminal } from '../terminal.ts';

interface CheckProofOptions {
  readonly document?: string;
  readonly trust?: readonly string[];
  readonly json?: boolean;
}

/** `sbqa check-proof PROOF`: whether a record stands in a signed archive, which is not needed. Ends with 1 where it is not proved. */
export function addCheckProof(program: Command, { terminal, endWith }: CommandContext): void {
  const command = program
    .command('check-proof')
    .description('check the proof of one record, without its archive')
    .argument('<proof>')
    .option('--document <file>', 'a file to hold against the document that the proof is of')
    .option('--trust <key>', 'trust a publisher key, base64 or a file; may be given more than once', collect);
  withJson(command).action(async (path: string, options: CheckProofOptions) => {
    const report = await checkProofFile(path, {
      documentPath: options.document,
      trustedKeys: await readTrustedKeys(options.trust ?? []),
    });
    if (options.json) say(terminal, JSON.stringify(report));
    else print(report, terminal);
    if (report.verdict === 'not_proved') endWith(exitCodeOfFailedVerification);
  });
}

const stepNames: Readonly<Record<ProofStepName, string>> = {
  signature: 'signature',
  archive_root: 'archive root',
  record: 'record',
  content: 'file in archive',
  file: 'file given',
};

const faultSentences: Readonly<Record<ProofFault, string>> = {
  signature_invalid: 'the signature is not valid: manifest, signature or key was altered',
  manifest_malformed: 'what was signed is no manifest of this format',
  archive_root_differs: 'the archive root does not follow from the tables that the manifest lists',
  table_not_listed: 'the manifest does not list this table',
  columns_differ: 'the values are not those of the columns that the manifest lists',
  root_not_reached: 'the values and the hashes do not lead to the table’s root in the manifest',
  content_not_linked: 'the file is not the one that the document names',
  no_content: 'the proof is not of a document with a file',
  file_differs: 'the file given is not the one that was archived',
};

function print(report: ProofReport, terminal: Terminal): void {
  const style = stylesFor(terminal);
  const line = (name: string, text: string) => say(terminal, `${style.bold(name.padEnd(15))} ${text}`);
  for (const { name, fault } of report.steps) {
    line(
      stepNames[name],
      fault === null ? style.good('holds') : style.bad(`fails: ${faultSentences[fault]}`),
    );
  }
  const { archive, signer, place } = report;
  const isTrusted = signer.trust === 'trusted';
  const signedBy = `${signer.id ?? 'nobody'} (${signer.trust})`;
  line('signer', isTrusted ? style.good(signedBy) : style.warning(signedBy));
  if (archive !== null) {
    const kvk = archive.client.kvkNumber === null ? '' : `, KvK ${archive.client.kvkNumber}`;
    line('archive', plainLine(`${archive.archiveId}, ${archive.client.name}${kvk}`));
    line('exported', plainLine(archive.exportedAt));
  }
  const at = place === null ? '' : `, row ${place.row} of ${place.rows}`;
  line('of', plainLine(`${report.table} ${report.id ?? '?'}${at}`));
  const width = Math.max(...report.values.map(({ column }) => column.length));
  for (const { column, value } of report.values) {
    if (value === null) continue;
    const isAmount = column.endsWith('_cents') && /^-?\d+$/.test(String(value));
    say(
      terminal,
      `  ${style.soft(plainLine(column).padEnd(width))}  ${plainLine(formatCell(value, isAmount ? 'cents' : 'text'))}`,
    );
  }
  if (report.content !== null)
    line('file', `${report.content.bytes} bytes, SHA-256 ${report.content.sha256}`);
  const verdict = report.verdict === 'proved' ? style.good('proved') : style.bad('not proved');
  line(
    'verdict',
    `${verdict}${isTrusted || report.verdict !== 'proved' ? '' : ', by a signer who is not trusted'}`,
  );
}
