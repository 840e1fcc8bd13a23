import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VerificationRunResult } from '#shared/contract/verification.ts';
import { answer, headline } from '#shared/verification/questions.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Damage } from './Damage.tsx';
import { FindingList } from './FindingList.tsx';
import { HistoryList } from './HistoryList.tsx';
import { HistoryNotice } from './HistoryNotice.tsx';
import { LayerTable } from './LayerTable.tsx';
import { Questions } from './Questions.tsx';
import styles from './ResultView.module.css';
import { SaveReport } from './SaveReport.tsx';
import { Unchecked } from './Unchecked.tsx';
import type { History } from './use-history.ts';

/** The outcome of a verification: its word, the three questions, the findings, the layers, what was not checked, and those before. */
export function ResultView({
  result,
  history,
  onAgain,
}: {
  readonly result: VerificationRunResult;
  readonly history: History;
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const failureText = useFailureText();
  const answers = answer(result);
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1>{t(`headline.${headline(answers)}`)}</h1>
          <p>
            {t('summary', {
              at: format.instant(result.startedAt),
              time: format.seconds(Math.ceil(result.seconds)),
            })}
          </p>
        </div>
        <div className={styles.actions}>
          <SaveReport result={result} />
          <Button icon={<ShieldCheck aria-hidden="true" />} onPress={onAgain}>
            {t('again')}
          </Button>
        </div>
      </header>
      {result.historyFailure === undefined ? null : (
        <p className={styles.notKept} role="status">
          {t('history.notKept', { reason: failureText(result.historyFailure).text })}
        </p>
      )}
      <HistoryNotice history={history} />
      <Questions answers={answers} result={result} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Damage result={result} />
          <FindingList result={result} />
        </div>
        <div className={styles.column}>
          <LayerTable result={result} />
          <Unchecked result={result} />
          <HistoryList history={history} />
        </div>
      </div>
    </>
  );
}
