import { useTranslation } from 'react-i18next';
import type { SeenAppointment } from '#shared/contract/appointments.ts';
import { StatusDot } from '../../ui/Badge.tsx';
import { useFormat } from '../../ui/use-format.ts';
import styles from './AppointmentsScreen.module.css';

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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by the keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t('seenTitle')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('field.name')}</th>
            <th scope="col">{t('field.purpose')}</th>
            <th scope="col">{t('field.appointedOn')}</th>
            <th scope="col">{t('field.validUntil')}</th>
            <th scope="col">{t('field.state')}</th>
            <th scope="col">{t('field.seen')}</th>
          </tr>
        </thead>
        <tbody>
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
                  <span className={styles.under}>
                    {[t(`kind.${kind}`), organisation, email].filter(Boolean).join(' · ')}
                  </span>
                </th>
                <td>{purpose}</td>
                <td>{format.date(appointment.appointedOn)}</td>
                <td>{validUntil === null ? t('noEnd') : format.date(validUntil)}</td>
                <td>
                  <StatusDot tone={state === 'inForce' ? 'good' : 'neutral'}>{t(`state.${state}`)}</StatusDot>
                </td>
                <td>
                  {t(`seen.${appointment.seen}`)}
                  <span className={styles.under}>{format.instant(appointment.lastSeenAt)}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
