import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';
import { type FailureText, useFailureText } from '../../app/use-failure-text.ts';
import { useFormat } from '../../ui/use-format.ts';
import type { Secret } from './use-unlock.ts';

/** Why an attempt was refused, what to do, and what else is to be known: a date, or how long the next one waits. */
export interface RefusalText extends FailureText {
  readonly more: string | null;
}

/** Says a refusal by the way in which the archive was to be opened. */
export function useRefusalText(method: Secret['kind']): (failure: Failure | null) => RefusalText | null {
  const { t } = useTranslation('unlock');
  const format = useFormat();
  const failureText = useFailureText();
  const more = ({ details = {} }: Failure): string | null => {
    const { waitSeconds, validUntil, appointedOn } = details;
    if (typeof waitSeconds === 'number') {
      return t('nextAttempt', { refusals: details.refusals ?? '', seconds: waitSeconds });
    }
    if (typeof validUntil === 'string') return t('lastDay', { date: format.date(validUntil) });
    return typeof appointedOn === 'string' ? t('firstDay', { date: format.date(appointedOn) }) : null;
  };
  return (failure) => {
    if (failure === null) return null;
    const isPersonal = failure.code === 'wrong_passphrase' && method === 'appointment';
    const words = isPersonal
      ? { title: t('personalRefused.title'), text: t('personalRefused.text') }
      : failureText(failure);
    return { ...words, more: more(failure) };
  };
}
