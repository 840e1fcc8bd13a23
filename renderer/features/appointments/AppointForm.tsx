import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentTermsInput } from '#shared/contract/appointments.ts';
import type { Failure } from '#shared/contract/failure.ts';
import { parseWrittenDate } from '#shared/domain/written-date.ts';
import { SecretField } from '../../app/SecretField.tsx';
import { useArchive } from '../../app/session-context.ts';
import { useElapsedSeconds } from '../../app/use-elapsed-seconds.ts';
import { useFailureText } from '../../app/use-failure-text.ts';
import { Button } from '../../ui/Button.tsx';
import { CardPage } from '../../ui/CardPage.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './AppointForm.module.css';
import { AppointmentMade } from './AppointmentMade.tsx';
import { noSecretYet, PersonalPassphrase, type PersonalSecret, passphraseOf } from './PersonalPassphrase.tsx';
import { useAppointing } from './use-appointing.ts';
import { useStrength } from './use-strength.ts';

const kinds = ['accountant', 'administrator', 'curator', 'client'] as const;
/** What is typed here guards a file that travels: what an estimator calls weak is not taken. */
const lowestScore = 3;

type Fields = Omit<AppointmentTermsInput, 'organisation' | 'validUntil'> & {
  readonly organisation: string;
  readonly validUntil: string;
};

/** The form of an appointment, and after it what was made. Everything typed is gone when the screen is left. */
export function AppointForm({ onLeave }: { readonly onLeave: () => void }) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const { client, fileName } = useArchive();
  const { step, failure, made, appoint, stop, forgetFailure } = useAppointing();
  const [fields, setFields] = useState<Fields>({
    name: '',
    email: '',
    organisation: '',
    kind: 'accountant',
    appointedBy: client?.name ?? '',
    purpose: '',
    validUntil: '',
  });
  const [secret, setSecret] = useState<PersonalSecret>(noSecretYet);
  const [archivePassphrase, setArchivePassphrase] = useState('');
  const [isChecked, setChecked] = useState(false);
  const strength = useStrength(secret.way === 'typed' ? secret.typed : '', [
    fields.name,
    fields.email,
    fields.organisation,
    fields.appointedBy,
    fields.purpose,
    fileName,
  ]);

  if (made !== null) {
    return (
      <AppointmentMade made={made} words={secret.way === 'drawn' ? secret.words : null} onLeave={onLeave} />
    );
  }
  const set = (change: Partial<Fields>) => {
    forgetFailure();
    setFields((before) => ({ ...before, ...change }));
  };
  const lastDay = fields.validUntil.trim() === '' ? null : parseWrittenDate(fields.validUntil.trim());
  const today = new Date();
  const isPast = lastDay !== null && new Date(`${lastDay}T23:59:59`).getTime() < today.getTime();
  const problems = {
    name: fields.name.trim() === '' ? t('problem.name') : undefined,
    email: /^\S+@\S+$/.test(fields.email.trim()) ? undefined : t('problem.email'),
    appointedBy: fields.appointedBy.trim() === '' ? t('problem.appointedBy') : undefined,
    purpose: fields.purpose.trim() === '' ? t('problem.purpose') : undefined,
    validUntil:
      fields.validUntil.trim() !== '' && lastDay === null
        ? t('problem.noDate', { example: format.date('2032-12-31') })
        : isPast
          ? t('problem.past')
          : undefined,
    typed:
      secret.way !== 'typed'
        ? undefined
        : secret.typed === ''
          ? t('problem.typed')
          : secret.typed === archivePassphrase
            ? t('problem.same')
            : strength !== null && strength.score < lowestScore
              ? t('problem.weak')
              : undefined,
    repeated: secret.way === 'typed' && secret.typed !== secret.repeated ? t('problem.repeated') : undefined,
    archive: archivePassphrase === '' ? t('problem.archive') : undefined,
  };
  const shown: Partial<typeof problems> = isChecked ? problems : {};
  const isKnown = secret.way === 'drawn' ? secret.words.length > 0 : strength !== null;
  const isComplete = isKnown && Object.values(problems).every((problem) => problem === undefined);
  const isBusy = step !== null;

  return (
    <CardPage title={t('appointTitle')} intro={t('appointIntro')} isNarrow>
      <form
        className={styles.form}
        aria-label={t('appointTitle')}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setChecked(true);
          if (!isComplete) focusFirstProblem(event.currentTarget);
          if (!isComplete || isBusy) return;
          void appoint({
            terms: {
              name: fields.name.trim(),
              email: fields.email.trim(),
              organisation: fields.organisation.trim() === '' ? null : fields.organisation.trim(),
              kind: fields.kind,
              appointedBy: fields.appointedBy.trim(),
              purpose: fields.purpose.trim(),
              validUntil: lastDay,
            },
            archivePassphrase,
            personalPassphrase: passphraseOf(secret),
          });
        }}
      >
        <Part title={t('part.who')}>
          <div className={styles.two}>
            <Line
              label={t('field.name')}
              value={fields.name}
              error={shown.name}
              isReadOnly={isBusy}
              onChange={(name) => set({ name })}
              autoFocus
            />
            <Line
              label={t('field.email')}
              value={fields.email}
              error={shown.email}
              isReadOnly={isBusy}
              onChange={(email) => set({ email })}
            />
          </div>
          <Line
            label={t('field.organisationOptional')}
            value={fields.organisation}
            isReadOnly={isBusy}
            onChange={(organisation) => set({ organisation })}
          />
          <SegmentedControl
            label={t('field.kind')}
            value={fields.kind}
            onChange={(kind) => set({ kind })}
            options={kinds.map((id) => ({ id, label: t(`kind.${id}`) }))}
          />
        </Part>
        <Part title={t('part.what')}>
          <Line
            label={t('field.purpose')}
            value={fields.purpose}
            error={shown.purpose}
            hint={t('purposeHint')}
            isReadOnly={isBusy}
            onChange={(purpose) => set({ purpose })}
          />
          <div className={styles.two}>
            <Line
              label={t('field.appointedBy')}
              value={fields.appointedBy}
              error={shown.appointedBy}
              isReadOnly={isBusy}
              onChange={(appointedBy) => set({ appointedBy })}
            />
            <Line
              label={t('field.validUntilOptional')}
              value={fields.validUntil}
              error={shown.validUntil}
              hint={t('validUntilHint', { example: format.date('2032-12-31') })}
              isReadOnly={isBusy}
              onChange={(validUntil) => set({ validUntil })}
            />
          </div>
        </Part>
        <Part title={t('part.personal')}>
          <PersonalPassphrase
            secret={secret}
            strength={strength}
            isReadOnly={isBusy}
            errors={{ typed: shown.typed, repeated: shown.repeated }}
            onChange={(change) => {
              forgetFailure();
              setSecret((before) => ({ ...before, ...change }));
            }}
          />
        </Part>
        <Part title={t('part.archive')}>
          <SecretField
            label={t('archivePassphrase')}
            hint={t('archiveHint')}
            value={archivePassphrase}
            onChange={(value) => {
              forgetFailure();
              setArchivePassphrase(value);
            }}
            isReadOnly={isBusy}
            autoFocus={false}
            error={shown.archive}
          />
        </Part>
        {failure === null ? null : <Refusal failure={failure} />}
        {step === null ? null : <Progress step={step} />}
        <div className={styles.actions}>
          {isBusy ? (
            <Button onPress={stop}>{t('stop')}</Button>
          ) : (
            <Button onPress={onLeave}>{t('cancel')}</Button>
          )}
          <Button variant="primary" type="submit" isPending={isBusy}>
            {t('make')}
          </Button>
        </div>
      </form>
    </CardPage>
  );
}

/** Once the problems are shown. */
function focusFirstProblem(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLInputElement>('input[aria-invalid=true]')?.focus());
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.part}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

function Line({
  hint,
  error,
  ...rest
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isReadOnly: boolean;
  readonly autoFocus?: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
}) {
  return (
    <TextField
      {...rest}
      {...(hint === undefined ? {} : { hint })}
      {...(error === undefined ? {} : { error })}
    />
  );
}

function Progress({ step }: { readonly step: 'checking_passphrase' | 'wrapping_key' }) {
  const { t } = useTranslation('appointments');
  const elapsed = useElapsedSeconds(step);
  return (
    <ProgressBar
      label={t(`step.${step}`)}
      fraction={null}
      {...(elapsed < 1 ? {} : { detail: t('elapsed', { seconds: elapsed }) })}
    />
  );
}

function Refusal({ failure }: { readonly failure: Failure }) {
  const { t } = useTranslation('appointments');
  const general = useFailureText()(failure);
  const isOtherPassphrase =
    failure.code === 'appointment_invalid' && failure.details?.cause === 'other_passphrase';
  const { title, text } =
    failure.code === 'wrong_passphrase'
      ? { title: t('wrongTitle'), text: t('wrongText') }
      : isOtherPassphrase
        ? { title: t('cannotTitle'), text: t('refusal.other_passphrase') }
        : general;
  return (
    <div className={styles.refusal} role="alert">
      <strong>{title}</strong>
      <p>{text}</p>
    </div>
  );
}
