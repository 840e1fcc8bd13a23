import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/contract/verification.ts';
import { findingTarget } from '#shared/verification/finding-groups.ts';
import { keepScope } from '../../app/keep-scope.ts';
import { useOpenRecord } from '../../app/record-home.ts';
import { TextLink } from '../../ui/TextLink.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './FindingPlace.module.css';

/** Where a finding is: the page of the file, and the way to the records. */
export function FindingPlace({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('verification');
  const format = useFormat();
  const navigate = useNavigate();
  const openRecord = useOpenRecord();
  const target = findingTarget(finding);
  const { page, offset } = finding;
  return (
    <span className={styles.place}>
      {page === undefined ? null : (
        <span className={styles.page}>
          {offset === undefined
            ? t('pageAlone', { page: format.integer(page) })
            : t('page', { page: format.integer(page), offset: format.integer(offset) })}
        </span>
      )}
      {target === null ? null : target.kind === 'record' ? (
        <TextLink onPress={() => openRecord(target)}>{t('view')}</TextLink>
      ) : target.kind === 'range' ? (
        <TextLink
          onPress={() =>
            void navigate({
              to: '/tables/$table',
              params: { table: target.table },
              search: (old) => ({
                ...keepScope(old),
                filters: [
                  { column: 'id', op: 'at_least' as const, values: [target.firstId] },
                  { column: 'id', op: 'at_most' as const, values: [target.lastId] },
                ],
              }),
            })
          }
        >
          {t('viewRange', { first: format.integer(target.firstId), last: format.integer(target.lastId) })}
        </TextLink>
      ) : (
        <TextLink
          onPress={() =>
            void navigate({ to: '/tables/$table', params: { table: target.table }, search: keepScope })
          }
        >
          {t('viewTable')}
        </TextLink>
      )}
    </span>
  );
}
