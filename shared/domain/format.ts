/** The two languages of the window. */
export type Language = 'nl' | 'en';

/** Integer cents as the contract carries them: a number, or decimal text beyond 2^53. */
export type Cents = number | string;

const marks = {
  nl: { group: '.', decimal: ',' },
  en: { group: ',', decimal: '.' },
} as const;

/** U+2212: as wide as a plus sign, and not a hyphen that a line may break at. */
const minus = '\u2212';

/** Cents as an amount without a currency: `1.234,56` in Dutch, `1,234.56` in English; exact at any size. */
export function formatCents(cents: Cents, language: Language): string {
  const value = BigInt(cents);
  const digits = String(value < 0n ? -value : value).padStart(3, '0');
  const whole = groupDigits(digits.slice(0, -2), language);
  return `${value < 0n ? minus : ''}${whole}${marks[language].decimal}${digits.slice(-2)}`;
}

/** An amount with its currency, for running text: `€ 1.234,56`. */
export function formatMoney(cents: Cents, language: Language, currency = 'EUR'): string {
  const sign = currency === 'EUR' ? '€' : currency;
  return `${sign}\u00a0${formatCents(cents, language)}`;
}

/** Cents as a spreadsheet takes them in that language: no groups, a plain hyphen. */
export function formatCentsPlain(cents: Cents, language: Language): string {
  return formatCents(cents, language).replaceAll(marks[language].group, '').replace(minus, '-');
}

/** A count or another whole number, grouped: `1.234`. */
export function formatInteger(value: number | string, language: Language): string {
  const integer = BigInt(value);
  const digits = groupDigits(String(integer < 0n ? -integer : integer), language);
  return integer < 0n ? minus + digits : digits;
}

/** A calendar date, `YYYY-MM-DD`: `31-12-2025` in Dutch, as it is in English. What is no date stays as it is. */
export function formatDate(date: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  return parts === null || language === 'en' ? date : `${parts[3]}-${parts[2]}-${parts[1]}`;
}

/** An instant in local time to the minute: `31-12-2025 14:05`. What is no instant stays as it is. */
export function formatInstant(instant: string, language: Language): string {
  const time = new Date(instant);
  if (!/^\d{4}-\d{2}-\d{2}T/.test(instant) || Number.isNaN(time.getTime())) {
    return formatDate(instant, language);
  }
  const two = (value: number) => String(value).padStart(2, '0');
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  return `${formatDate(date, language)} ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** A month, `YYYY-MM`, as `dec 2025`. */
export function formatMonth(month: string, language: Language): string {
  const [year, number] = month.split('-').map(Number);
  if (year === undefined || number === undefined || Number.isNaN(year + number)) return month;
  const name = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  return `${name.format(new Date(Date.UTC(year, number - 1, 1))).replace('.', '')} ${year}`;
}

/** A length in bytes, decimal as file managers say it: `1,3 MB`. */
export function formatBytes(bytes: number, language: Language): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const maximumFractionDigits = unit > 0 && value < 100 ? 1 : 0;
  return `${new Intl.NumberFormat(language, { maximumFractionDigits }).format(value)} ${units[unit]}`;
}

/** A rate in basis points as a percentage: 2100 is `21 %` in Dutch, `21%` in English. */
export function formatRate(basisPoints: number, language: Language): string {
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(basisPoints / 100);
  return language === 'nl' ? `${number}\u00a0%` : `${number}%`;
}

/** A key's id in groups of four, as people compare it. */
export function formatKeyId(id: string): string {
  return id.replace(/(.{4})(?=.)/g, '$1 ');
}

/** A number with decimals, as many as it has, up to ten. */
export function formatReal(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 10 }).format(value);
}

/** A decimal number kept as text, `1234.5`, with all its digits: `1.234,5` in Dutch. What is no such number stays as it is. */
export function formatDecimal(text: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (match === null) return text;
  const [, sign, whole = '', fraction] = match;
  const decimals = fraction === undefined ? '' : `${marks[language].decimal}${fraction}`;
  return `${sign === '-' ? minus : ''}${groupDigits(whole, language)}${decimals}`;
}

/** A length of time as people say it: `12 s`, `3 min 20 s`, `1 h 5 min` (`u` in Dutch). */
export function formatSeconds(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.round(seconds));
  const hour = language === 'nl' ? 'u' : 'h';
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min${whole % 60 === 0 ? '' : ` ${whole % 60} s`}`;
  const minutes = Math.floor((whole % 3600) / 60);
  return `${Math.floor(whole / 3600)} ${hour}${minutes === 0 ? '' : ` ${minutes} min`}`;
}

function groupDigits(digits: string, language: Language): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, marks[language].group);
}
