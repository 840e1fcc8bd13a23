import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { useTranslation } from 'react-i18next';
import { useTableLabel } from '../../app/labels.ts';
import styles from './KindFacets.module.css';
import { useTotal } from './use-total.ts';

const everything = 'all';

/** Settings of the facets. */
export interface KindFacetsProps {
  readonly byKind: readonly { readonly kind: string; readonly total: number; readonly exact: boolean }[];
  readonly all: string;
  readonly chosen: string | undefined;
  readonly onChoose: (kind: string | undefined) => void;
}

/** The kinds of hits with how many there are; one is chosen, or all. */
export function KindFacets({ byKind, all, chosen, onChoose }: KindFacetsProps) {
  const { t } = useTranslation('search');
  const tableLabel = useTableLabel();
  const total = useTotal();
  return (
    <ToggleButtonGroup
      aria-label={t('kinds')}
      className={styles.facets ?? ''}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen ?? everything]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        onChoose(key === undefined || key === everything ? undefined : String(key));
      }}
    >
      <ToggleButton id={everything} className={styles.facet ?? ''}>
        {t('allKinds')} <span>{all}</span>
      </ToggleButton>
      {byKind.map((one) => (
        <ToggleButton key={one.kind} id={one.kind} className={styles.facet ?? ''}>
          {tableLabel(one.kind)} <span>{total(one.total, one.exact)}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
