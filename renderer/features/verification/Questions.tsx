import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationResult } from '#shared/contract/verification.ts';
import { formatKeyId } from '#shared/domain/format.ts';
import { type Answer, type Answers, countFindings } from '#shared/verification/questions.ts';
import { UnknownSigner } from '../../app/UnknownSigner.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './Questions.module.css';
import { answerTones } from './tones.ts';
import { useFindingCounts } from './use-finding-counts.ts';
import { VerdictIcon } from './VerdictIcon.tsx';

/** The three questions with their answers, and what each answer rests on. */
export function Questions({
  answers,
  result,
}: {
  readonly answers: Answers;
  readonly result: VerificationResult;
}) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const counts = useFindingCounts();
  const { seal, structure, manifest, books } = result.layers;
  const pages = seal.checked.pages;
  const rows = manifest.checked.rows;
  const errors = [seal, structure, manifest].reduce((sum, layer) => sum + countFindings(layer, 'error'), 0);
  const intactFacts = [
    pages === undefined || pages === 0
      ? ''
      : t('summaryPages', { count: pages, pages: format.integer(pages) }),
    rows === undefined || rows === 0 ? '' : t('summaryRows', { count: rows, rows: format.integer(rows) }),
    counts({ error: errors, warning: 0, remark: 0 }),
  ];
  return (
    <ul className={styles.questions}>
      <Card
        question={t('question.authentic')}
        answer={answers.authentic}
        text={t(`answer.authentic.${answers.authentic.text}`)}
        facts={result.signer.id === null ? t('noKey') : t('key', { id: formatKeyId(result.signer.id) })}
        action={<UnknownSigner signer={result.signer} />}
      />
      <Card
        question={t('question.intact')}
        answer={answers.intact}
        text={t(`answer.intact.${answers.intact.text}`)}
        facts={intactFacts.filter(Boolean).join(' · ')}
      />
      <Card
        question={t('question.books')}
        answer={answers.books}
        text={t(`answer.books.${answers.books.text}`)}
        facts={
          books.verdict === 'passed' || books.verdict === 'failed'
            ? counts({
                error: countFindings(books, 'error'),
                warning: countFindings(books, 'warning'),
                remark: countFindings(books, 'remark'),
              }) || t('counts.none')
            : ''
        }
      />
    </ul>
  );
}

function Card({
  question,
  answer,
  text,
  facts,
  action,
}: {
  readonly question: string;
  readonly answer: Answer<string>;
  readonly text: string;
  readonly facts: string;
  readonly action?: ReactNode;
}) {
  const tone = answerTones[answer.tone];
  return (
    <li className={classNames(styles.card, styles[tone])}>
      <h2>{question}</h2>
      <p className={styles.answer}>
        <VerdictIcon tone={tone} size={18} />
        <span>{text}</span>
      </p>
      {facts === '' ? null : <p className={styles.facts}>{facts}</p>}
      {action}
    </li>
  );
}
