import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordRef } from '#shared/contract/values.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { useCodeLabel } from '../../app/labels.ts';
import { type CellOf, ListScreen } from '../../app/list/ListScreen.tsx';
import { useScope } from '../../app/scope.ts';
import { StatusDot, type Tone } from '../../ui/Badge.tsx';
import type { CellValue } from '../../ui/table/types.ts';
import { useFormat } from '../../ui/use-format.ts';
import styles from './Vat.module.css';
import { VatChooser } from './VatChooser.tsx';

const source = { kind: 'view', view: 'vat' } as const;
const quickColumn = { column: 'comparison', most: 4 };
const usualColumns = [
  'startDate',
  'box',
  'turnoverCents',
  'filedTurnoverCents',
  'turnoverDifferenceCents',
  'vatCents',
  'filedVatCents',
  'vatDifferenceCents',
  'comparison',
];

const tones: Readonly<Record<string, Tone>> = { same: 'good', differs: 'bad', not_filed: 'caution' };
/** Sums of other boxes, which have no lines of their own. */
const totals: readonly CellValue[] = ['5a', '5g'];

/** Turnover and VAT by box of the return as booked beside as filed; a box leads to its lines. */
export function VatScreen() {
  const { t } = useTranslation('vat');
  const format = useFormat();
  const scope = useScope();
  const navigate = useNavigate();
  const codeLabel = useCodeLabel();
  const open = useCallback(
    (_ref: RecordRef, cellOf: CellOf) => {
      if (cellOf('lines') === 0) return;
      void navigate({ to: '/vat/lines', search: (old) => ({ ...keepScope(old), ...boxSearch(cellOf) }) });
    },
    [navigate],
  );
  const renderers = useMemo(() => {
    const difference = (cell: CellValue): ReactNode =>
      cell === null || cell === 0 || typeof cell === 'object' ? null : (
        <strong className={styles.difference}>{format.cents(cell)}</strong>
      );
    return {
      box: (cell: CellValue, cellOf: CellOf): ReactNode => {
        const box = cell === null ? t('noBox') : String(cell);
        const kind = cellOf('kind');
        const name =
          kind === 'return' ? box : `${box} · ${isShortened(kind) ? t(`kind.${kind}`) : String(kind)}`;
        if (cellOf('lines') === 0) return totals.includes(cell) ? <strong>{name}</strong> : name;
        return (
          <Link to="/vat/lines" search={(old) => ({ ...keepScope(old), ...boxSearch(cellOf) })} tabIndex={-1}>
            {name}
          </Link>
        );
      },
      turnoverDifferenceCents: difference,
      vatDifferenceCents: difference,
      comparison: (cell: CellValue): ReactNode =>
        typeof cell === 'string' ? (
          <StatusDot tone={tones[cell] ?? 'neutral'}>{codeLabel('vat', 'comparison', cell)}</StatusDot>
        ) : null,
    };
  }, [t, format, codeLabel]);
  return (
    <ListScreen
      viewId="vat"
      title={t('title')}
      controls={<VatChooser shown="boxes" />}
      source={source}
      scope={scope}
      usualColumns={usualColumns}
      quickColumn={quickColumn}
      renderers={renderers}
      onActivate={open}
      note={t('note')}
      empty={{ title: t('empty'), text: t('emptyText') }}
    />
  );
}

const shortened = ['icp', 'oss', 'supplement'] as const;

function isShortened(kind: CellValue): kind is (typeof shortened)[number] {
  return shortened.some((one) => one === kind);
}

function boxSearch(cellOf: CellOf) {
  return {
    administration: Number(cellOf('administrationId')),
    box: String(cellOf('box') ?? ''),
    from: String(cellOf('startDate')),
    until: String(cellOf('endDate')),
  };
}
