import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Lookup, LookupView } from '#shared/contract/lookups.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { keepScope } from '../../app/keep-scope.ts';
import { useQuery } from '../../app/use-query.ts';
import { StatusDot, type Tone } from '../../ui/Badge.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './LookupsScreen.module.css';

const tones: Readonly<Record<Lookup['state'], Tone>> = { there: 'good', partly: 'caution', not: 'neutral' };

/** The screen where each thing is looked up. */
const paths = {
  documents: '/documents',
  document_text: '/search',
  document_history: '/documents',
  authorisations: '/authorisations',
  exports: '/exports',
  invoices: '/invoices',
  relations: '/relations',
  documents_booked: '/documents',
  ledger: '/ledger',
  statements: '/profit-and-loss',
  entries: '/entries',
  open_items: '/open-items/items',
  ageing: '/open-items',
  vat_codes: '/vat/codes',
  vat_boxes: '/vat',
  vat_returns: '/vat',
  bank: '/bank',
  bank_entries: '/bank/lines',
  retention: '/retention',
} as const satisfies Record<LookupView, string>;

/** What can and cannot be looked up in this archive, and why. */
export function LookupsScreen() {
  const { t } = useTranslation(['lookups', 'overview', 'ui']);
  const { data, failure, retry } = useQuery('lookups.get', {});
  return (
    <section className={styles.screen} aria-labelledby="lookups-title">
      <header>
        <Link to="/overview" search={keepScope}>
          {t('overview:title')}
        </Link>
        <h1 id="lookups-title">{t('overview:lookups.title')}</h1>
        <p>{t('overview:lookups.intro')}</p>
      </header>
      {failure !== undefined ? (
        <FailureState failure={failure} onRetry={retry} />
      ) : data === undefined ? (
        <SkeletonLines lines={14} label={t('ui:loading')} />
      ) : (
        <LookupTable lookups={data.lookups} />
      )}
    </section>
  );
}

function LookupTable({ lookups }: { readonly lookups: readonly Lookup[] }) {
  const { t } = useTranslation(['lookups', 'overview']);
  const format = useFormat();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('overview:lookups.what')}</th>
          <th scope="col">{t('overview:lookups.whether')}</th>
          <th scope="col">{t('overview:lookups.why')}</th>
        </tr>
      </thead>
      <tbody>
        {lookups.map(({ view, state, reasons }) => (
          <tr key={view}>
            <th scope="row">
              {state === 'not' ? (
                t(`lookups:view.${view}`)
              ) : (
                <Link to={paths[view]} search={keepScope}>
                  {t(`lookups:view.${view}`)}
                </Link>
              )}
            </th>
            <td>
              <StatusDot tone={tones[state]}>{t(`lookups:state.${state}`)}</StatusDot>
            </td>
            <td>
              {reasons
                .map(({ code, count = 0, of = 0 }) =>
                  t(`lookups:reason.${code}`, { some: format.integer(count), of: format.integer(of) }),
                )
                .join(' ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
