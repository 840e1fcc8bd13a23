import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InspectionTerm } from '#shared/contract/inspection.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './InspectionScreen.module.css';

const kinds = ['name', 'email', 'iban', 'vat', 'kvk'] as const;
const most = 10;

/** Settings of the fields. */
export interface TermFieldsProps {
  readonly terms: readonly InspectionTerm[];
  readonly onChange: (terms: readonly InspectionTerm[]) => void;
}

/** By what somebody is looked for: one line each, joined by *or*. */
export function TermFields({ terms, onChange }: TermFieldsProps) {
  const { t } = useTranslation('inspection');
  const change = (at: number, part: Partial<InspectionTerm>) =>
    onChange(terms.map((term, index) => (index === at ? { ...term, ...part } : term)));
  return (
    <fieldset className={styles.terms}>
      <legend className="sr-only">{t('terms')}</legend>
      {terms.map((term, at) => (
        // Lines have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <div key={at} className={styles.term}>
          <Menu
            label={t('kind')}
            choice="one"
            trigger={
              <Button
                opensMenu
                className={styles.kind ?? ''}
                label={t('kindNow', { kind: t(`words.term.${term.kind}`) })}
              >
                {t(`words.term.${term.kind}`)}
              </Button>
            }
            groups={[
              {
                id: 'kinds',
                entries: kinds.map((kind) => ({
                  id: kind,
                  label: t(`words.term.${kind}`),
                  isChosen: kind === term.kind,
                })),
              },
            ]}
            onChoose={(id) => change(at, { kind: kinds.find((kind) => kind === id) ?? 'name' })}
          />
          <div className={styles.value}>
            <TextField
              label={t(`words.term.${term.kind}`)}
              isLabelHidden
              value={term.value}
              onChange={(value) => change(at, { value: value.slice(0, 200) })}
              placeholder={t(`example.${term.kind}`)}
              autoFocus={at === terms.length - 1}
            />
          </div>
          {terms.length === 1 ? null : (
            <IconButton
              label={t('removeTerm', { value: term.value })}
              icon={<X />}
              onPress={() => onChange(terms.filter((_, index) => index !== at))}
            />
          )}
        </div>
      ))}
      <Button
        variant="quiet"
        icon={<Plus aria-hidden="true" />}
        isDisabled={terms.length >= most}
        onPress={() => onChange([...terms, { kind: 'email', value: '' }])}
      >
        {t('addTerm')}
      </Button>
    </fieldset>
  );
}
