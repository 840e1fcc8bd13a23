import { useTranslation } from 'react-i18next';
import type { Facets, FacetValue } from '#shared/contract/search.ts';
import { useCodeLabel } from '../../app/labels.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu } from '../../ui/Menu.tsx';
import styles from './FieldFacets.module.css';
import { useTotal } from './use-total.ts';

/** Settings of the facets by fields. */
export interface FieldFacetsProps {
  readonly facets: Facets;
  /** Narrows the search by an operator, e.g. `jaar:2023`. */
  readonly onNarrow: (operator: string) => void;
}

/** By which fields the hits can be narrowed, with how many there are of each value. A field with one value narrows nothing. */
export function FieldFacets({ facets, onNarrow }: FieldFacetsProps) {
  const { t, i18n } = useTranslation('search');
  const codeLabel = useCodeLabel();
  const total = useTotal();
  const isDutch = i18n.language.startsWith('nl');
  const fields = [
    {
      id: 'administration',
      operator: isDutch ? 'administratie' : 'administration',
      values: facets.administrations,
    },
    { id: 'year', operator: isDutch ? 'jaar' : 'year', values: facets.years },
    { id: 'relation', operator: isDutch ? 'relatie' : 'relation', values: facets.relations },
    { id: 'status', operator: 'status', values: facets.statuses },
  ] as const;
  const shown = fields.filter(({ values }) => values.length > 1);
  if (shown.length === 0) return null;
  const labelOf = (id: string, one: FacetValue) =>
    id === 'status' ? codeLabel('document', 'status', one.value) : one.label;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div className={styles.facets} role="group" aria-label={t('facets')}>
      {shown.map(({ id, operator, values }) => (
        <Menu
          key={id}
          label={t(`facet.${id}`)}
          trigger={
            <Button variant="quiet" opensMenu>
              {t(`facet.${id}`)}
            </Button>
          }
          groups={[
            {
              id,
              ...(facets.isExact ? {} : { title: t('facetsCounted') }),
              entries: values.map((one) => ({
                id: one.value,
                label: labelOf(id, one),
                detail: total(one.total, facets.isExact),
              })),
            },
          ]}
          onChoose={(value) =>
            onNarrow(/^[\p{L}\p{N}_]+$/u.test(value) ? `${operator}:${value}` : `${operator}:"${value}"`)
          }
        />
      ))}
    </div>
  );
}
