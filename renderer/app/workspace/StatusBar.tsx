import { EyeOff, KeyRound, UserRound } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '../../ui/Badge.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useArchive } from '../session-context.ts';
import { signedAs } from '../signed-as.ts';
import styles from './StatusBar.module.css';
import { selectionSlotId } from './status-slot.ts';

const VerdictBadges = lazy(async () => ({
  default: (await import('../../features/verification/VerdictBadges.tsx')).VerdictBadges,
}));

const signerTones = {
  trusted: 'good',
  sample: 'neutral',
  unknown: 'caution',
  invalid: 'bad',
  none: 'neutral',
} as const satisfies Record<string, Tone>;

/** What always holds of the open archive: read-only, its verdicts, its signer, who opened it. */
export function StatusBar() {
  const { t } = useTranslation('workspace');
  const format = useFormat();
  const { signer, openedBy, format: archiveFormat, fileName, remarks } = useArchive();
  const isForeign = archiveFormat === 'foreign';
  const signed = signedAs(signer.trust, remarks);
  const opener =
    openedBy.kind === 'owner'
      ? t('openedByOwner')
      : openedBy.validUntil === null
        ? t('openedByAppointment', { ...openedBy })
        : t('openedByAppointmentUntil', { ...openedBy, until: format.date(openedBy.validUntil) });
  return (
    <footer className={styles.bar}>
      <Badge tone="accent" icon={<EyeOff aria-hidden="true" />} title={t('readOnlyHint')}>
        {t('readOnly')}
      </Badge>
      <Suspense fallback={null}>
        <VerdictBadges />
      </Suspense>
      <Badge
        tone={isForeign ? 'neutral' : signerTones[signer.trust]}
        icon={<KeyRound aria-hidden="true" />}
        {...(signer.id === null ? {} : { title: t('signerKey', { id: signer.id }) })}
      >
        {t(`signer.${isForeign ? 'foreign' : signed}`)}
      </Badge>
      <span id={selectionSlotId} className={styles.selection} />
      <span className={styles.file} title={fileName}>
        {fileName}
      </span>
      <span className={styles.opener} title={opener}>
        <UserRound aria-hidden="true" />
        <span>{opener}</span>
      </span>
    </footer>
  );
}
