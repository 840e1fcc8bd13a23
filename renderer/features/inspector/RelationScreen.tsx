import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RecordDetail } from '#shared/contract/records.ts';
import { useOpenLarge } from '../../app/open-large.ts';
import { ScreenFailure } from '../../app/ScreenFailure.tsx';
import { ScreenLoading } from '../../app/ScreenLoading.tsx';
import { useQuery } from '../../app/use-query.ts';
import { useRecordWords } from '../../app/use-record-words.ts';
import { AllFields } from './AllFields.tsx';
import { FieldList } from './FieldList.tsx';
import { LinkGroups } from './LinkGroups.tsx';
import { PaneHead } from './PaneHead.tsx';
import { RelationFigures } from './RelationFigures.tsx';
import styles from './RelationScreen.module.css';
import { tellingFields } from './record-fields.ts';
import { ScreenSections, Section } from './Section.tsx';
import { useHeadFacts } from './use-head-facts.ts';

/** The card of a customer or supplier: who it is, and its invoices, documents and lines. */
export function RelationScreen() {
  const words = useRecordWords();
  const { relationId } = useParams({ from: '/relations/$relationId' });
  const { data, failure, retry } = useQuery('records.get', { table: 'relation', id: Number(relationId) });
  const kind = words.table('relation', 'one');
  if (failure !== undefined) return <ScreenFailure title={kind} failure={failure} onRetry={retry} />;
  if (data === undefined) return <ScreenLoading title={kind} />;
  return <Card record={data} />;
}

function Card({ record }: { readonly record: RecordDetail }) {
  const { t } = useTranslation('inspector');
  const openLarge = useOpenLarge();
  const { kind, title, facts } = useHeadFacts(record);
  return (
    <div className={styles.card}>
      <PaneHead isScreen record={record.ref} kind={kind} title={title} facts={facts} />
      <ScreenSections>
        <div className={styles.columns}>
          <div>
            <Section title={t('figures')}>
              <FieldList
                table="relation"
                fields={tellingFields(record, ['administration_id'])}
                onNavigate={openLarge}
              />
            </Section>
            <RelationFigures relationId={record.ref.id} />
            <AllFields record={record} isOpenAtFirst={false} onNavigate={openLarge} />
          </div>
          <div>
            <LinkGroups
              owner={record.ref}
              groups={record.groups.filter(({ role }) => role !== 'administration')}
              onNavigate={openLarge}
            />
          </div>
        </div>
      </ScreenSections>
    </div>
  );
}
