import type { VerificationReport } from '#shared/contract/verification-report.ts';
import { formatInstant, formatInteger, formatKeyId, formatReal } from '#shared/domain/format.ts';
import { layerOrder } from '#shared/verification/layer-order.ts';
import { fill, type ReportWords } from './report-words.ts';

/** Places of one finding that are printed; the JSON has all that the verification listed. */
export const printedPlaces = 25;

type Pairs = readonly (readonly [label: string, value: string])[];

/** What the archive is, as labels with values. */
export function archiveFacts({ file, archive, signer }: VerificationReport, words: ReportWords): Pairs {
  const { report, language } = words;
  return [
    ...(archive.client === null ? [] : [[report.client, archive.client] as const]),
    [report.file, file.name],
    [report.bytes, fill(report.bytesValue, { bytes: formatInteger(file.bytes, language) })],
    [report.sha256, file.sha256],
    [report.archiveId, archive.id ?? report.none],
    [report.format, archive.format],
    ...(archive.exportedAt === null
      ? []
      : [[report.exportedAt, formatInstant(archive.exportedAt, language)] as const]),
    [report.root, archive.manifestRoot ?? report.none],
    [
      report.signer,
      archive.manifestRoot === null && signer.trust === 'none'
        ? report.noManifestSigner
        : fill(report.trust[signer.trust], { id: formatKeyId(signer.id ?? '') }),
    ],
  ];
}

/** When it was verified, and by what; instants as they are, so that they mean the same everywhere. */
export function runFacts(
  { startedAt, endedAt, seconds, program }: VerificationReport,
  { report, language }: ReportWords,
): Pairs {
  return [
    [report.program, `${program.name} ${program.version}`],
    [report.started, startedAt],
    [report.ended, endedAt],
    [report.duration, fill(report.seconds, { seconds: formatReal(seconds, language) })],
  ];
}

/** A row a check, under its layer: its name, what came of it, on how many, with how many findings. */
export function checkRows(
  { layers }: VerificationReport,
  { verdicts, check, language }: ReportWords,
): { readonly isLayer: boolean; readonly verdict: string; readonly cells: readonly string[] }[] {
  return layerOrder.flatMap((name) => {
    const layer = layers[name];
    return [
      {
        isLayer: true,
        verdict: layer.verdict,
        cells: [verdicts.layer[name], verdicts.verdict[layer.verdict], '', ''],
      },
      ...layer.checks.map((one) => ({
        isLayer: false,
        verdict: one.verdict,
        cells: [
          check(one.name),
          verdicts.verdict[one.verdict],
          one.verdict === 'not_possible' ? '' : formatInteger(one.items, language),
          one.findings === 0 ? '' : formatInteger(one.findings, language),
        ],
      })),
    ];
  });
}

/** The places of a finding as printed: those that are listed, with their page, and how many more there are. */
export function placeLines(
  { places, count }: VerificationReport['findings'][number],
  { report, language }: ReportWords,
): string[] {
  const integer = (value: number) => formatInteger(value, language);
  const shown = places.slice(0, printedPlaces).map(({ words, page, offset }) => {
    if (page === undefined) return words;
    const where =
      offset === undefined
        ? fill(report.pageAlone, { page: integer(page) })
        : fill(report.page, { page: integer(page), offset: integer(offset) });
    return `${words} (${where})`;
  });
  const left = count - shown.length;
  return left > 0 ? [...shown, fill(report.more, { shown: integer(left) })] : shown;
}
