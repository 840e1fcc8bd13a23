import { type Command, InvalidArgumentError } from 'commander';
import { programVersion } from '#engine/process/program-version.ts';
import { buildReport } from '#engine/report/build-report.ts';
import { reportExtensionOf, writeReport } from '#engine/report/write-report.ts';
import { fileHashOf } from '#engine/verify/file-hash.ts';
import { verifyArchive } from '#engine/verify/verify-archive.ts';
import { notPossibleReasons } from '#shared/contract/finding-codes.ts';
import {
  type Finding,
  type LayerName,
  type LayerResult,
  layerNames,
  type VerificationResult,
} from '#shared/contract/verification.ts';
import { counted } from '../columns.ts';
import { endingInOrder } from '../ending-in-order.ts';
import { exitCodeOfFailedVerification } from '../exit-codes.ts';
import { type OpenOptions, withArchive } from '../open.ts';
import { withJson, withOpenOptions } from '../options.ts';
import { inputsOf, requireApart } from '../output-path.ts';
import { progressLine } from '../packer-command.ts';
import type { CommandContext } from '../program.ts';
import { plainLine, say, stylesFor, type Terminal } from '../terminal.ts';
import { layersProgress } from '../verify-progress.ts';

interface VerifyOptions extends OpenOptions {
  readonly layers?: readonly LayerName[];
  readonly report?: string;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** Findings printed for people in each layer; all of them are in the JSON. */
const mostPrinted = 50;

/** `sbqa verify FILE`: the four layers. Ends with 1 where a layer that was run failed. */
export function addVerify(program: Command, { terminal, endWith }: CommandContext): void {
  const command = program
    .command('verify')
    .description('check seal, structure, manifest and books')
    .argument('<file>')
    .option('--layers <names>', `only these, comma between them: ${layerNames.join(',')}`, readLayers)
    .option('--report <file>', 'write a report: .html, .pdf or .json', readReportPath)
    .option('--force', 'replace a report of that name');
  withJson(withOpenOptions(command)).action(async (file: string, options: VerifyOptions) => {
    if (options.report !== undefined) await requireApart(options.report, inputsOf(file, options));
    const progress = progressLine(terminal.stderr);
    const { result, report } = await withArchive(file, options, terminal, async (archive) => {
      const verified = await verifyArchive(archive, {
        ...(options.layers === undefined ? {} : { layers: options.layers }),
        onProgress: layersProgress((line) => progress.report(line)),
      }).finally(() => progress.end());
      if (options.report === undefined) return { result: verified, report: null };
      const fileSha256 = await fileHashOf(archive, verified);
      const subject = { archive, fileSha256, programVersion: programVersion() };
      return { result: verified, report: buildReport(verified, subject, languageOf(terminal.env)) };
    });
    if (options.report !== undefined && report !== null)
      await endingInOrder(writeReport(report, options.report, options.force ?? false));
    if (options.json) say(terminal, JSON.stringify(result));
    else print(result, terminal);
    if (result.verdict === 'failed') endWith(exitCodeOfFailedVerification);
  });
}

function readLayers(text: string): LayerName[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !layerNames.some((known) => known === name));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no layer ${JSON.stringify(unknown)}.`);
  return layerNames.filter((name) => names.includes(name));
}

/** Refused before anything is opened: a report of another kind would be missed only after a long verification. */
function readReportPath(path: string): string {
  reportExtensionOf(path);
  return path;
}

/** The language of a report: Dutch where the environment's locale is (POSIX, "Environment Variables"), else English. */
function languageOf(env: Readonly<Record<string, string | undefined>>): 'nl' | 'en' {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  return /^nl\b|^nl_/i.test(locale ?? '') ? 'nl' : 'en';
}

function print(result: VerificationResult, terminal: Terminal): void {
  const style = stylesFor(terminal);
  const verdictStyle = {
    passed: style.good,
    failed: style.bad,
    not_possible: style.warning,
    not_run: style.soft,
  };
  for (const name of layerNames) {
    const layer = result.layers[name];
    const verdict = verdictStyle[layer.verdict](layer.verdict.replace('_', ' '));
    say(terminal, `${style.bold(name.padEnd(10))} ${verdict}${reasonOf(layer.reason)}${countsOf(layer)}`);
    for (const check of layer.checks) {
      const said =
        check.verdict === 'not_possible'
          ? `not possible${reasonOf(check.reason)}`
          : `${check.items} looked at`;
      const found = check.findings === 0 ? '' : `, ${counted(check.findings, 'finding')}`;
      say(terminal, style.soft(`  ${check.name.padEnd(18)} ${said}${found}`));
    }
    printFindings(layer, terminal);
  }
  const { id, trust } = result.signer;
  say(terminal, `${style.bold('signer'.padEnd(10))} ${id ?? 'nobody'} (${trust})`);
  say(
    terminal,
    `${style.bold('verdict'.padEnd(10))} ${verdictStyle[result.verdict](result.verdict)} in ${result.seconds.toFixed(1)} s`,
  );
}

function reasonOf(reason: string | undefined): string {
  if (reason === undefined) return '';
  const known = Object.entries(notPossibleReasons).find(([code]) => code === reason);
  return `: ${known?.[1] ?? reason}`;
}

function countsOf(layer: LayerResult): string {
  // What a check of its own line says already is not said twice.
  const counts = Object.entries(layer.checked)
    .filter(([what]) => !layer.checks.some(({ name }) => name === what))
    .map(([what, count]) => `${count} ${what.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)}`);
  return counts.length === 0 ? '' : `  (${counts.join(', ')})`;
}

const severityOrder: readonly Finding['severity'][] = ['error', 'warning', 'remark'];

function printFindings(layer: LayerResult, terminal: Terminal): void {
  const style = stylesFor(terminal);
  const severityStyle = { error: style.bad, warning: style.warning, remark: style.soft };
  const sorted = severityOrder.flatMap((severity) =>
    layer.findings.filter((finding) => finding.severity === severity),
  );
  for (const finding of sorted.slice(0, mostPrinted)) {
    say(
      terminal,
      `  ${severityStyle[finding.severity](finding.severity.padEnd(8))} ${plainLine(finding.message)}${style.soft(placeOf(finding))}`,
    );
  }
  const total = layer.findingTotals
    ? Object.values(layer.findingTotals).reduce((sum, count) => sum + count, 0)
    : sorted.length;
  if (total > mostPrinted) {
    say(terminal, style.soft(`  … and ${counted(total - mostPrinted, 'more finding')}; --json lists them`));
  }
}

function placeOf(finding: Finding): string {
  const places = [
    finding.page === undefined ? null : `page ${finding.page}, byte ${finding.offset ?? '?'}`,
    finding.table === undefined ? null : plainLine(finding.table),
    finding.firstId === undefined ? null : `ids ${finding.firstId}–${finding.lastId ?? finding.firstId}`,
    finding.record === undefined ? null : `${plainLine(finding.record.table)} ${finding.record.id}`,
  ].filter((place) => place !== null);
  return places.length === 0 ? '' : `  [${places.join('; ')}]`;
}
