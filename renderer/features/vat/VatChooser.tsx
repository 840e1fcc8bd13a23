import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { keepScope } from '../../app/keep-scope.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';

const paths = { boxes: '/vat', codes: '/vat/codes', lines: '/vat/lines' } as const;

/** Goes between VAT by box, by code, and line by line. */
export function VatChooser({ shown }: { readonly shown: keyof typeof paths }) {
  const { t } = useTranslation('vat');
  const navigate = useNavigate();
  return (
    <SegmentedControl<keyof typeof paths>
      label={t('asWhat')}
      value={shown}
      onChange={(next) => void navigate({ to: paths[next], search: keepScope })}
      options={[
        { id: 'boxes', label: t('asBoxes') },
        { id: 'codes', label: t('asCodes') },
        { id: 'lines', label: t('asLines') },
      ]}
    />
  );
}
