import { useNavigate } from '@tanstack/react-router';
import { UserPlus, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { SeenAppointment } from '#shared/contract/appointments.ts';
import { FailureState } from '../../app/FailureState.tsx';
import { keepScope } from '../../app/keep-scope.ts';
import { useArchive } from '../../app/session-context.ts';
import { useQuery } from '../../app/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CardPage } from '../../ui/CardPage.tsx';
import { SkeletonLines } from '../../ui/Skeleton.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './AppointmentsScreen.module.css';
import { AppointmentTable } from './AppointmentTable.tsx';

/** Who has the archive open, and for the owner: who was appointed, and what taking that back means. */
export function AppointmentsScreen() {
  const { t } = useTranslation('appointments');
  const { openedBy } = useArchive();
  return <CardPage title={t('title')}>{openedBy.kind === 'owner' ? <OwnersView /> : <Terms />}</CardPage>;
}

/** What an administrator has been appointed for, in the words of the appointment. */
function Terms() {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  const { openedBy } = useArchive();
  if (openedBy.kind === 'owner') return null;
  const facts: readonly (readonly [string, string | null])[] = [
    [t('field.name'), openedBy.name],
    [t('field.email'), openedBy.email],
    [t('field.organisation'), openedBy.organisation],
    [t('field.kind'), t(`kind.${openedBy.role}`)],
    [t('field.appointedBy'), openedBy.appointedBy],
    [t('field.purpose'), openedBy.purpose],
    [t('field.appointedOn'), format.date(openedBy.appointedOn)],
    [t('field.validUntil'), openedBy.validUntil === null ? t('noEnd') : format.date(openedBy.validUntil)],
  ];
  return (
    <>
      <Card title={t('you')}>
        <dl className={styles.facts}>
          {facts.map(([name, value]) =>
            value === null || value === '' ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </Card>
      <Card title={t('mayTitle')}>
        <p>{t('may')}</p>
        <p>{t('mayNot')}</p>
      </Card>
    </>
  );
}

function OwnersView() {
  const { t } = useTranslation(['appointments', 'ui']);
  const navigate = useNavigate();
  const { data, failure, retry } = useQuery('appointments.list', {});
  return (
    <>
      <Card title={t('you')}>
        <p className={styles.owner}>
          <UserRound aria-hidden="true" />
          {t('owner')}
        </p>
      </Card>
      <Card title={t('seenTitle')}>
        {failure !== undefined ? (
          <FailureState failure={failure} onRetry={retry} />
        ) : data === undefined ? (
          <SkeletonLines lines={4} label={t('ui:loading')} />
        ) : (
          <>
            {data.acceptance === 'accepted' ? null : <p>{t(`refusal.${data.acceptance}`)}</p>}
            <Seen appointments={data.appointments} today={data.today} />
            {data.acceptance === 'accepted' ? (
              <div className={styles.actions}>
                <Button
                  variant="primary"
                  icon={<UserPlus aria-hidden="true" />}
                  onPress={() => void navigate({ to: '/appointments/new', search: keepScope })}
                >
                  {t('appoint')}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </Card>
      <Card title={t('backTitle')}>
        <p>{t('back.until')}</p>
        <p>{t('back.certain')}</p>
        <p>{t('back.file')}</p>
      </Card>
    </>
  );
}

function Seen({
  appointments,
  today,
}: {
  readonly appointments: readonly SeenAppointment[];
  readonly today: string;
}) {
  const { t } = useTranslation('appointments');
  return (
    <>
      {appointments.length === 0 ? (
        <p className={styles.soft}>{t('none')}</p>
      ) : (
        <AppointmentTable appointments={appointments} today={today} />
      )}
      <p className={styles.soft}>{t('seenHint')}</p>
    </>
  );
}
