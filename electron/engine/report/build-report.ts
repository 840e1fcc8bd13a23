import type { LayerName, VerificationResult } from '#shared/contract/verification.ts';
import {
  type ReportedFinding,
  reportFormat,
  type VerificationReport,
} from '#shared/contract/verification-report.ts';
import type { Language } from '#shared/domain/format.ts';
import { goOnDespite, groupFindings } from '#shared/verification/finding-groups.ts';
import { layerOrder } from '#shared/verification/layer-order.ts';
import { answer, headline } from '#shared/verification/questions.ts';
import type { OpenArchive } from '../open/open-archive.ts';
import { fill, type ReportWords, reportWords } from './report-words.ts';

/** What a report says of the archive besides the result. */
export interface ReportSubject {
  readonly archive: Pick<OpenArchive, 'fileBytes' | 'format' | 'manifest'>;
  readonly fileSha256: string;
  readonly programVersion: string;
}

/** The report of a verification in one language. */
export function buildReport(
  result: VerificationResult,
  { archive, fileSha256, programVersion }: ReportSubject,
  language: Language,
): VerificationReport {
  const words = reportWords(language);
  const { verdicts } = words;
  const answers = answer(result);
  const manifest = archive.manifest?.manifest ?? null;
  const report = {
    format: reportFormat,
    language,
    program: { name: 'Smartbooqing Archive', version: programVersion },
    file: { name: result.file, bytes: archive.fileBytes, sha256: fileSha256 },
    archive: {
      id: result.archiveId,
      format: archive.format,
      client: manifest?.client.name ?? null,
      exportedAt: manifest?.exportedAt ?? null,
      manifestRoot: manifest?.root ?? null,
    },
    signer: result.signer,
    startedAt: result.startedAt,
    endedAt: new Date(Date.parse(result.startedAt) + result.seconds * 1000).toISOString(),
    seconds: result.seconds,
    verdict: result.verdict,
    headline: verdicts.headline[headline(answers)],
    answers: {
      authentic: {
        ...answers.authentic,
        question: verdicts.question.authentic,
        words: verdicts.answer.authentic[answers.authentic.text],
      },
      intact: {
        ...answers.intact,
        question: verdicts.question.intact,
        words: verdicts.answer.intact[answers.intact.text],
      },
      books: {
        ...answers.books,
        question: verdicts.question.books,
        words: verdicts.answer.books[answers.books.text],
      },
    },
    layers: result.layers,
    findings: reportedFindings(result, words),
    damage: result.layers.seal.impact === undefined ? [] : words.damage(result.layers.seal.impact),
    notChecked: layerOrder.flatMap((layer) => notChecked(layer, result, words)),
  } satisfies Omit<VerificationReport, 'checkAgain'>;
  return { ...report, checkAgain: stepsOf(report, words) };
}

function reportedFindings(result: VerificationResult, words: ReportWords): ReportedFinding[] {
  return groupFindings(result).map(({ layer, code, severity, findings, total }) => ({
    layer,
    code,
    severity,
    count: total,
    ...words.finding.kind(findings[0]),
    canGoOn: words.verdicts.use[goOnDespite(code, severity)],
    places: findings.map((finding) => {
      const { code: _, severity: __, message: ___, ...place } = finding;
      return { words: words.finding.detail(finding).text, ...place };
    }),
  }));
}

function notChecked(
  name: LayerName,
  { layers }: VerificationResult,
  { verdicts, check, reason }: ReportWords,
): VerificationReport['notChecked'] {
  const layer = layers[name];
  const whole = (why: string) => [{ layer: name, check: null, words: verdicts.layer[name], why }];
  if (layer.verdict === 'not_run') return whole(verdicts.notRunText);
  const checks = layer.checks.filter(({ verdict }) => verdict === 'not_possible');
  if (layer.verdict === 'not_possible' && checks.length === 0) return whole(reason(layer.reason) ?? '');
  return checks.map((one) => ({
    layer: name,
    check: one.name,
    words: check(one.name),
    why: reason(one.reason) ?? '',
  }));
}

/** A word of a POSIX shell, whatever the file is called. */
function shellWord(text: string): string {
  return /^[\w.@%+=:,/-]+$/.test(text) && !text.startsWith('-')
    ? text
    : `'./${text.replaceAll("'", `'\\''`)}'`;
}

/** The DER head of an Ed25519 public key (RFC 8410, section 4), before its 32 bytes. */
const publicKeyHead = '302a300506032b6570032100';

/** The steps by which others check the file, the signature and the root; docs/en/reading-without-the-program.md has more. */
function stepsOf(
  { file, archive, signer }: Pick<VerificationReport, 'file' | 'archive' | 'signer'>,
  { report: { step } }: ReportWords,
): VerificationReport['checkAgain'] {
  const name = shellWord(file.name);
  const steps = [
    { title: step.hash, text: fill(step.hashText, { sha256: file.sha256 }), commands: `sha256sum ${name}` },
  ];
  if (archive.manifestRoot === null || signer.id === null) return steps;
  return [
    ...steps,
    {
      title: step.read,
      text: step.readText,
      commands: [
        `sqlcipher -readonly ${name}`,
        "PRAGMA key = '…';",
        "SELECT writefile('body.json', body), writefile('signature.bin', signature), writefile('key.bin', signer_key) FROM archive_manifest;",
      ].join('\n'),
    },
    {
      title: step.signature,
      text: fill(step.signatureText, { id: signer.id }),
      commands: [
        `(printf '${publicKeyHead}' | xxd -r -p; cat key.bin) > key.der`,
        'openssl pkeyutl -verify -pubin -keyform DER -inkey key.der -rawin -in body.json -sigfile signature.bin',
        'sha256sum key.bin | cut -c1-16',
      ].join('\n'),
    },
    {
      title: step.root,
      text: fill(step.rootText, { root: archive.manifestRoot }),
      commands: [
        `sqlcipher -readonly ${name}`,
        "PRAGMA key = '…';",
        "ATTACH DATABASE 'plain.db' AS plain KEY '';",
        "SELECT sqlcipher_export('plain');",
        '.quit',
        'python3 root.py plain.db',
      ].join('\n'),
    },
  ];
}
