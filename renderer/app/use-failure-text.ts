import { useTranslation } from 'react-i18next';
import type { Failure } from '#shared/contract/failure.ts';

/** A failure in plain words: what happened, and what to do. */
export interface FailureText {
  readonly title: string;
  readonly text: string;
}

/** Says a failure in the window's language by its code and reason; its English message is for diagnostics only. */
export function useFailureText(): (failure: Failure) => FailureText {
  const { t } = useTranslation('failure');
  return (failure) => {
    switch (failure.code) {
      case 'damaged':
        return { title: t(`damaged.${failure.reason}.title`), text: t(`damaged.${failure.reason}.text`) };
      case 'not_an_archive':
        return {
          title: t(`not_an_archive.${failure.reason}.title`),
          text: t(`not_an_archive.${failure.reason}.text`),
        };
      case 'not_readable':
        return {
          title: t(`not_readable.${failure.reason}.title`),
          text: t(`not_readable.${failure.reason}.text`),
        };
      case 'appointment_invalid':
        return {
          title: t(`appointment_invalid.${failure.reason}.title`),
          text: t(`appointment_invalid.${failure.reason}.text`),
        };
      case 'not_provable':
        return {
          title: t(`not_provable.${failure.reason}.title`),
          text: t(`not_provable.${failure.reason}.text`),
        };
      case 'output_failed':
        return {
          title: t(`output_failed.${failure.reason}.title`),
          text: t(`output_failed.${failure.reason}.text`),
        };
      default:
        return { title: t(`${failure.code}.title`), text: t(`${failure.code}.text`) };
    }
  };
}
