import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../Button.tsx';
import styles from './Filters.module.css';

/** What every filter has around its fields: Enter and the button apply it. */
export function FilterForm({
  children,
  canClear,
  onClear,
  onApply,
}: {
  readonly children: ReactNode;
  readonly canClear: boolean;
  readonly onClear: () => void;
  readonly onApply: () => void;
}) {
  const { t } = useTranslation('ui');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onApply();
      }}
    >
      {children}
      <div className={styles.actions}>
        <Button variant="quiet" onPress={onClear} isDisabled={!canClear}>
          {t('table.clearFilter')}
        </Button>
        <Button variant="primary" type="submit">
          {t('table.applyFilter')}
        </Button>
      </div>
    </form>
  );
}
