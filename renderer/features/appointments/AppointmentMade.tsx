import { CircleCheck, FileDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import { failureOf } from '../../app/query-cache.ts';
import { useSession } from '../../app/session-context.ts';
import { useShell } from '../../app/shell-context.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { Button } from '../../ui/Button.tsx';
import { CardPage } from '../../ui/CardPage.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './AppointForm.module.css';
import { Words } from './PersonalPassphrase.tsx';
import type { Made } from './use-appointing.ts';

/** What was made, the drawn words for the only time, and the letter that goes with it. */
export function AppointmentMade({
  made,
  words,
  onLeave,
}: {
  readonly made: Made;
  /** Null where the administrator chose a passphrase. */
  readonly words: readonly string[] | null;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const { terms, fileName, isListed } = made;
  return (
    <CardPage title={t('madeTitle')} isNarrow>
      <section className={styles.made} role="status">
        <CircleCheck aria-hidden="true" />
        <p>
          {terms.validUntil === null
            ? t('madeText', { name: terms.name, fileName })
            : t('madeTextUntil', { name: terms.name, fileName, date: format.date(terms.validUntil) })}
        </p>
      </section>
      {isListed ? null : <p>{t('notListed')}</p>}
      {words === null ? null : (
        <section className={styles.once}>
          <h2>{t('onceTitle')}</h2>
          <Words words={words} />
          <p className={styles.soft}>{t('onceText')}</p>
        </section>
      )}
      <section className={styles.once}>
        <h2>{t('nextTitle')}</h2>
        <ol className={styles.steps}>
          <li>{t('next.file', { fileName })}</li>
          <li>{t('next.passphrase')}</li>
          <li>{t('next.archive')}</li>
        </ol>
      </section>
      <Letter made={made} passphrase={words === null ? null : words.join(' ')} />
      <div className={styles.actions}>
        <Button variant="primary" onPress={onLeave}>
          {t('toList')}
        </Button>
      </div>
    </CardPage>
  );
}

/** Saves the letter that goes with the appointment. `passphrase` is null where the program does not know it any more. */
function Letter({ made, passphrase }: { readonly made: Made; readonly passphrase: string | null }) {
  const { t, i18n } = useTranslation('appointments');
  const { shell } = useShell();
  const { engine } = useSession();
  const failureText = useFailureText();
  const [isIncluded, setIncluded] = useState(false);
  const [saved, setSaved] = useState<{ readonly name: string } | { readonly failure: Failure } | null>(null);
  const save = async () => {
    setSaved(null);
    try {
      const suggestedName = `${t('letter.fileName', { name: made.terms.name })}.pdf`;
      const file = await shell.call('files.chooseSave', { suggestedName });
      if (file === null) return;
      await engine.call('appointments.letter', {
        terms: made.terms,
        fileName: made.fileName,
        language: i18n.language === 'en' ? 'en' : 'nl',
        personalPassphrase: isIncluded ? passphrase : null,
        grant: file.grant,
      });
      setSaved({ name: file.name });
    } catch (error) {
      setSaved({ failure: failureOf(error) });
    }
  };
  return (
    <section className={styles.once}>
      <h2>{t('letter.title')}</h2>
      <p className={styles.soft}>{t('letter.text')}</p>
      {passphrase === null ? null : (
        <Checkbox isSelected={isIncluded} onChange={setIncluded}>
          {t('letter.include')}
        </Checkbox>
      )}
      <div className={styles.drawn}>
        <Button icon={<FileDown aria-hidden="true" />} onPress={() => void save()}>
          {t('letter.save')}
        </Button>
        <span role="status">
          {saved !== null && 'name' in saved ? t('letter.saved', { fileName: saved.name }) : ''}
        </span>
      </div>
      {saved !== null && 'failure' in saved ? (
        <div className={styles.refusal} role="alert">
          <strong>{failureText(saved.failure).title}</strong>
          <p>{failureText(saved.failure).text}</p>
        </div>
      ) : null}
    </section>
  );
}
