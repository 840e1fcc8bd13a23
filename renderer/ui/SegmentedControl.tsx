import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import styles from './SegmentedControl.module.css';

/** Settings of a segmented control. */
export interface SegmentedControlProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function SegmentedControl<T extends string>({
  label,
  options,
  value,
  onChange,
}: SegmentedControlProps<T>) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value}
      onChange={(chosen) => {
        const option = options.find(({ id }) => id === chosen);
        if (option !== undefined) onChange(option.id);
      }}
      className={styles.group ?? ''}
    >
      {options.map((option) => (
        <Radio key={option.id} value={option.id} className={styles.option ?? ''}>
          {option.label}
        </Radio>
      ))}
    </RadioGroup>
  );
}
