import { Printer } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import { useShortcutLabel } from '../shell-context.ts';

/** Prints the screen that it is on. */
export function PrintButton({
  onPress,
  isDisabled = false,
}: {
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
}) {
  const { t } = useTranslation('print');
  const shortcut = useShortcutLabel();
  return (
    <IconButton
      label={t('print')}
      icon={<Printer />}
      shortcut={shortcut('P')}
      isDisabled={isDisabled}
      onPress={onPress}
    />
  );
}
