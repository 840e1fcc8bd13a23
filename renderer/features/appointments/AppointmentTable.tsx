import { useTranslation } from 'react-i18next';
import type { SeenAppointment } from '#shared/contract/appointments.ts';
import { StatusDot } from '../../ui/Badge.tsx';
import { CardTable } from '../../ui/CardTable.tsx';
import { useFormat } from '../../ui/use-format.ts';

/** The appointments that this computer has seen; `today` (YYYY-MM-DD) decides which have ended. */
export function AppointmentTable({
  appointments,
  today,
}: {
  readonly appointments: readonly SeenAppointment[];
  readonly today: string;
}) {
  const { t } = useTranslation('appointments');
  const format = useFormat();
  return (
    <CardTable
      label={t('seenTitle')}
      columns={[
        t('field.name'),
        t('field.purpose'),
        t('field.appointedOn'),
        t('field.validUntil'),
        t('field.state'),
        t('field.seen'),
      ]}
    >
      {appointments.map((appointment) => {
        const { id, name, organisation, kind, email, purpose, validUntil } = appointment;
        const state =
          validUntil !== null && validUntil < today
            ? 'ended'
            : appointment.appointedOn > today
              ? 'coming'
              : 'inForce';
        return (
          <tr key={id}>
            <th scope="row">
              {name}
              <small>{[t(`kind.${kind}`), organisation, email].filter(Boolean).join(' · ')}</small>
            </th>
            <td>{purpose}</td>
            <td>{format.date(appointment.appointedOn)}</td>
            <td>{validUntil === null ? t('noEnd') : format.date(validUntil)}</td>
            <td>
              <StatusDot tone={state === 'inForce' ? 'good' : 'neutral'}>{t(`state.${state}`)}</StatusDot>
            </td>
            <td>
              {t(`seen.${appointment.seen}`)}
              <small>{format.instant(appointment.lastSeenAt)}</small>
            </td>
          </tr>
        );
      })}
    </CardTable>
  );
}
