import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { VerificationResult } from '#shared/contract/verification.ts';
import { answer, headline } from '#shared/verification/questions.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Damage } from './Damage.tsx';
import { FindingList } from './FindingList.tsx';
import { LayerTable } from './LayerTable.tsx';
import { Questions } from './Questions.tsx';
import styles from './ResultView.module.css';
import { SaveReport } from './SaveReport.tsx';
import { Unchecked } from './Unchecked.tsx';

/** The outcome of a verification: its word, the three questions, the findings, the layers, and what was not checked. */
export function ResultView({
  result,
  onAgain,
}: {
  readonly result: VerificationResult;
  readonly onAgain: () => void;
}) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const answers = answer(result);
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1>{t(`headline.${headline(answers)}`)}</h1>
          <p>
            {t('summary', { at: format.instant(result.startedAt), time: format.seconds(result.seconds) })}
          </p>
        </div>
        <Button icon={<ShieldCheck aria-hidden="true" />} onPress={onAgain}>
          {t('again')}
        </Button>
      </header>
      <Questions answers={answers} result={result} />
      <SaveReport result={result} />
      <Damage result={result} />
      <FindingList result={result} />
      <LayerTable result={result} />
      <Unchecked result={result} />
    </>
  );
}
