import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import * as format from '#shared/domain/format.ts';

/** The formats of renderer/ui/format.ts in the language of the window. */
export interface Format {
  readonly language: format.Language;
  readonly cents: (cents: format.Cents) => string;
  readonly money: (cents: format.Cents, currency?: string) => string;
  readonly integer: (value: number | string) => string;
  readonly real: (value: number) => string;
  readonly decimal: (text: string) => string;
  readonly date: (date: string) => string;
  readonly instant: (instant: string) => string;
  readonly month: (month: string) => string;
  readonly bytes: (bytes: number) => string;
  readonly rate: (basisPoints: number) => string;
  readonly seconds: (seconds: number) => string;
}

/** How numbers, amounts and dates are written in the window's language. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language: format.Language = i18n.language === 'en' ? 'en' : 'nl';
  return useMemo(
    () => ({
      language,
      cents: (cents) => format.formatCents(cents, language),
      money: (cents, currency) => format.formatMoney(cents, language, currency),
      integer: (value) => format.formatInteger(value, language),
      decimal: (text) => format.formatDecimal(text, language),
      real: (value) => format.formatReal(value, language),
      date: (date) => format.formatDate(date, language),
      instant: (instant) => format.formatInstant(instant, language),
      month: (month) => format.formatMonth(month, language),
      bytes: (bytes) => format.formatBytes(bytes, language),
      rate: (basisPoints) => format.formatRate(basisPoints, language),
      seconds: (seconds) => format.formatSeconds(seconds, language),
    }),
    [language],
  );
}
