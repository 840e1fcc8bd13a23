import type { LayerName, LayerResult, VerificationResult } from '#shared/contract/verification.ts';

/** How an answer stands. `open` is never shown as good: it was not checked, or could not be. */
export type AnswerTone = 'good' | 'caution' | 'bad' | 'open';

/** The answer to one of the three questions: how it stands, and which sentence says it (namespace `verification`, `answer.<question>.<text>`). */
export interface Answer<Text extends string> {
  readonly tone: AnswerTone;
  readonly text: Text;
}

export type AuthenticText =
  | 'trusted'
  | 'sample'
  | 'unknown'
  | 'unsigned'
  | 'forged'
  | 'contentsDiffer'
  | 'sealForged'
  | 'notPossible'
  | 'notRun';
export type IntactText = 'yes' | 'withWarnings' | 'no' | 'inPart' | 'notPossible' | 'notRun';
export type BooksText = 'yes' | 'withRemarks' | 'withWarnings' | 'no' | 'notPossible' | 'notRun';

/** The three questions in plain words, answered from the four layers. */
export interface Answers {
  readonly authentic: Answer<AuthenticText>;
  readonly intact: Answer<IntactText>;
  readonly books: Answer<BooksText>;
}

/** The layers that tell whether the file and its records are as they were exported. */
const intactLayers = ['seal', 'structure', 'manifest'] as const satisfies readonly LayerName[];

/** How many findings a layer has of a severity, listed or only counted. */
export function countFindings(layer: LayerResult, severity: 'error' | 'warning' | 'remark'): number {
  const listed = new Map<string, number>();
  for (const finding of layer.findings) {
    if (finding.severity === severity) listed.set(finding.code, (listed.get(finding.code) ?? 0) + 1);
  }
  return [...listed].reduce(
    (sum, [code, count]) => sum + Math.max(count, layer.findingTotals?.[code] ?? 0),
    0,
  );
}

/** Answers the three questions. */
export function answer(result: VerificationResult): Answers {
  return { authentic: answerAuthentic(result), intact: answerIntact(result), books: answerBooks(result) };
}

function answerAuthentic({ layers, signer }: VerificationResult): Answer<AuthenticText> {
  const { manifest, seal } = layers;
  const has = (layer: LayerResult, code: string) => layer.findings.some((finding) => finding.code === code);
  if (signer.trust === 'invalid') return { tone: 'bad', text: 'forged' };
  if (has(seal, 'seal_signature_invalid')) return { tone: 'bad', text: 'sealForged' };
  if (manifest.verdict === 'not_run') return { tone: 'open', text: 'notRun' };
  if (manifest.verdict === 'not_possible') return { tone: 'open', text: 'notPossible' };
  // A genuine signature under contents that are not the signed ones says nothing for them.
  if (manifest.verdict === 'failed') return { tone: 'bad', text: 'contentsDiffer' };
  switch (signer.trust) {
    case 'trusted':
      return { tone: 'good', text: 'trusted' };
    case 'sample':
      return { tone: 'caution', text: 'sample' };
    case 'unknown':
      return { tone: 'caution', text: 'unknown' };
    case 'none':
      return { tone: 'caution', text: 'unsigned' };
  }
}

function answerIntact({ layers }: VerificationResult): Answer<IntactText> {
  const verdicts = intactLayers.map((name) => layers[name].verdict);
  if (verdicts.includes('failed')) return { tone: 'bad', text: 'no' };
  if (verdicts.every((verdict) => verdict === 'passed')) {
    const warnings = intactLayers.reduce((sum, name) => sum + countFindings(layers[name], 'warning'), 0);
    // A key that nobody vouched for is the first question's business.
    const aboutSigner = intactLayers
      .flatMap((name) => layers[name].findings)
      .filter(({ code, severity }) => severity === 'warning' && signerCodes.includes(code)).length;
    return warnings > aboutSigner ? { tone: 'caution', text: 'withWarnings' } : { tone: 'good', text: 'yes' };
  }
  if (verdicts.includes('passed')) return { tone: 'open', text: 'inPart' };
  return verdicts.includes('not_run')
    ? { tone: 'open', text: 'notRun' }
    : { tone: 'open', text: 'notPossible' };
}

const signerCodes: readonly string[] = [
  'seal_signer_unknown',
  'seal_signer_differs',
  'signature_missing',
  'signer_unknown',
];

function answerBooks({ layers: { books } }: VerificationResult): Answer<BooksText> {
  switch (books.verdict) {
    case 'failed':
      return { tone: 'bad', text: 'no' };
    case 'not_possible':
      return { tone: 'open', text: 'notPossible' };
    case 'not_run':
      return { tone: 'open', text: 'notRun' };
    case 'passed':
      if (countFindings(books, 'warning') > 0) return { tone: 'caution', text: 'withWarnings' };
      if (countFindings(books, 'remark') > 0) return { tone: 'good', text: 'withRemarks' };
      return { tone: 'good', text: 'yes' };
  }
}

/** The sentence above all (`headline.<text>`): the worst that there is to say comes first. */
export function headline({
  authentic,
  intact,
  books,
}: Answers): 'bad' | 'badBooks' | 'open' | 'sample' | 'unproved' | 'caution' | 'good' {
  if (authentic.tone === 'bad' || intact.tone === 'bad') return 'bad';
  if (books.tone === 'bad') return 'badBooks';
  if (intact.tone === 'open' || authentic.tone === 'open' || books.tone === 'open') return 'open';
  if (authentic.text === 'sample') return 'sample';
  if (authentic.tone === 'caution') return 'unproved';
  return intact.tone === 'caution' || books.tone === 'caution' ? 'caution' : 'good';
}
