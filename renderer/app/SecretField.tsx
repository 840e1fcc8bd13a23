import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/IconButton.tsx';
import { TextField } from '../ui/TextField.tsx';
import styles from './SecretField.module.css';

/** Settings of a secret field. */
export interface SecretFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string | undefined;
  /** Kept as it is, with the focus, while it is being tried. */
  readonly isReadOnly: boolean;
  readonly isMono?: boolean;
  /** Whether spaces at its ends are worth a word. */
  readonly warnsOfSpaces?: boolean;
  readonly autoFocus?: boolean;
  /** What is wrong with it. */
  readonly error?: string | undefined;
}

/** A line of text that is not shown unless asked for, with what commonly goes wrong in typing one. */
export function SecretField({
  label,
  value,
  onChange,
  hint,
  isReadOnly,
  isMono = false,
  warnsOfSpaces = true,
  autoFocus = true,
  error,
}: SecretFieldProps) {
  const { t } = useTranslation('unlock');
  const [isShown, setShown] = useState(false);
  const [hasCapsLock, setCapsLock] = useState(false);
  const hasEdgeSpaces = warnsOfSpaces && value !== value.trim();
  return (
    <div>
      <TextField
        label={label}
        value={value}
        onChange={onChange}
        type={isShown ? 'text' : 'password'}
        isMono={isMono}
        isReadOnly={isReadOnly}
        autoFocus={autoFocus}
        onKey={(event) => setCapsLock(event.getModifierState('CapsLock'))}
        suffix={
          <IconButton
            label={t(isShown ? 'hide' : 'show')}
            icon={isShown ? <EyeOff /> : <Eye />}
            size="small"
            isPressed={isShown}
            onPress={() => setShown((shown) => !shown)}
          />
        }
        {...(hint === undefined ? {} : { hint })}
        {...(error === undefined ? {} : { error })}
      />
      <div className={styles.cautions} role="status">
        {hasCapsLock ? <p>{t('capsLock')}</p> : null}
        {hasEdgeSpaces ? <p>{t('edgeSpaces')}</p> : null}
      </div>
    </div>
  );
}
