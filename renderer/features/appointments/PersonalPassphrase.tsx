import { RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SecretField } from '../../app/SecretField.tsx';
import { Button } from '../../ui/Button.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './AppointForm.module.css';
import type { Strength } from './estimate-strength.ts';
import { StrengthMeter } from './StrengthMeter.tsx';

/** How many words are drawn: 77.5 bits. */
const wordCount = 6;

/** The administrator's passphrase as it stands in the form. */
export interface PersonalSecret {
  readonly way: 'drawn' | 'typed';
  /** Empty until they have been drawn. */
  readonly words: readonly string[];
  readonly bits: number;
  readonly typed: string;
  readonly repeated: string;
}

export const noSecretYet: PersonalSecret = { way: 'drawn', words: [], bits: 0, typed: '', repeated: '' };

/** The passphrase that goes to the engine. */
export function passphraseOf({ way, words, typed }: PersonalSecret): string {
  return way === 'drawn' ? words.join(' ') : typed;
}

/** Chooses the administrator's passphrase: words drawn here, or typed by the administrator at this computer. */
export function PersonalPassphrase({
  secret,
  onChange,
  strength,
  isReadOnly,
  errors,
}: {
  readonly secret: PersonalSecret;
  readonly onChange: (change: Partial<PersonalSecret>) => void;
  readonly strength: Strength | null;
  readonly isReadOnly: boolean;
  readonly errors: { readonly typed?: string | undefined; readonly repeated?: string | undefined };
}) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const draw = async () => {
    const { drawWords } = await import('./estimate-strength.ts');
    onChange(drawWords(wordCount));
  };
  const isEmpty = secret.way === 'drawn' && secret.words.length === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once, when they are first needed
  useEffect(() => {
    if (isEmpty) void draw();
  }, [isEmpty]);
  return (
    <>
      <SegmentedControl<PersonalSecret['way']>
        label={t('personal.way')}
        value={secret.way}
        onChange={(way) => onChange({ way })}
        options={[
          { id: 'drawn', label: t('personal.drawn') },
          { id: 'typed', label: t('personal.typed') },
        ]}
      />
      {secret.way === 'drawn' ? (
        <>
          <Words words={secret.words} />
          <div className={styles.drawn}>
            <Button
              icon={<RefreshCw aria-hidden="true" />}
              isDisabled={isReadOnly}
              onPress={() => void draw()}
            >
              {t('personal.again')}
            </Button>
            <span className={styles.soft}>
              {secret.bits === 0 ? '' : t('personal.bits', { bits: format.integer(Math.floor(secret.bits)) })}
            </span>
          </div>
          <p className={styles.soft}>{t('personal.drawnHint')}</p>
        </>
      ) : (
        <>
          <p className={styles.soft}>{t('personal.typedHint')}</p>
          <SecretField
            label={t('personal.passphrase')}
            value={secret.typed}
            onChange={(typed) => onChange({ typed })}
            isReadOnly={isReadOnly}
            autoFocus={false}
            error={errors.typed}
          />
          <StrengthMeter strength={strength} />
          <SecretField
            label={t('personal.repeat')}
            value={secret.repeated}
            onChange={(repeated) => onChange({ repeated })}
            isReadOnly={isReadOnly}
            autoFocus={false}
            error={errors.repeated}
          />
        </>
      )}
    </>
  );
}

/** The drawn words in two groups of three, each on a plate of its own. */
export function Words({ words }: { readonly words: readonly string[] }) {
  const { t } = useTranslation('appointments');
  return (
    <ul className={styles.words} aria-label={t('personal.words')}>
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same word may be drawn twice
        <li key={index} className={styles.word}>
          {word}
        </li>
      ))}
    </ul>
  );
}
