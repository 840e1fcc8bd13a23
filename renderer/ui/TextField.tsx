import type { ReactNode, Ref } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { classNames } from './class-names.ts';
import styles from './TextField.module.css';

/** Settings of a text field. */
export interface TextFieldProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** What to enter; stands below. */
  readonly hint?: ReactNode;
  /** What is wrong; stands below in place of the hint. */
  readonly error?: ReactNode;
  readonly type?: 'text' | 'password';
  readonly inputMode?: 'text' | 'numeric' | 'decimal';
  readonly isMono?: boolean;
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly autoFocus?: boolean;
  /** In the field: before the text, and controls behind it. */
  readonly prefix?: ReactNode;
  readonly suffix?: ReactNode;
  readonly onKey?: (event: KeyboardEvent) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A labelled line of text. */
export function TextField({
  label,
  isLabelHidden = false,
  hint,
  error,
  placeholder,
  inputMode,
  isMono = false,
  prefix,
  suffix,
  onKey,
  ref,
  ...rest
}: TextFieldProps) {
  const isInvalid = error !== undefined && error !== null && error !== false;
  return (
    <AriaTextField
      {...rest}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      isInvalid={isInvalid}
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
      className={styles.field ?? ''}
    >
      {isLabelHidden ? null : <Label className={styles.label ?? ''}>{label}</Label>}
      <div className={styles.box}>
        {prefix}
        <Input
          ref={ref ?? null}
          className={classNames(styles.input, isMono && styles.mono)}
          {...(placeholder === undefined ? {} : { placeholder })}
          {...(inputMode === undefined ? {} : { inputMode })}
          {...(onKey === undefined
            ? {}
            : {
                onKeyDown: (event) => onKey(event.nativeEvent),
                onKeyUp: (event) => onKey(event.nativeEvent),
              })}
        />
        {suffix}
      </div>
      {isInvalid ? (
        <FieldError className={styles.error ?? ''}>{error}</FieldError>
      ) : hint === undefined ? null : (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
    </AriaTextField>
  );
}
