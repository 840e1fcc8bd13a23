/** Whether a text is a day that the calendar has, as `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** How many days a month of the Gregorian calendar has; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A day as people write it, as `YYYY-MM-DD`: `31-12-2025`, `31/12/2025`, `31.12.2025`, `2025-12-31`. The day comes before the month. */
export function parseWrittenDate(text: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const dutch = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : dutch ? [dutch[4], dutch[3], dutch[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : null;
}

/** A day as it is typed where nothing else can be meant: as `parseWrittenDate`, and `31/12/25` or `31122025`. */
export function parseTypedDate(text: string): string | null {
  const compact = text.trim().replaceAll(' ', '-');
  const bare = /^(\d{2})(\d{2})(\d{4})$/.exec(compact);
  if (bare !== null) return parseWrittenDate(`${bare[1]}-${bare[2]}-${bare[3]}`);
  return parseWrittenDate(compact.replace(/^(\d{1,2}([-/.])\d{1,2}\2)(\d{2})$/, '$120$3'));
}

/** The day so many days after a date (`YYYY-MM-DD`), before it where `days` is negative. */
export function dayAfter(date: string, days: number): string {
  let [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  day += days;
  while (day > daysInMonth(year, month)) {
    day -= daysInMonth(year, month);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  while (day < 1) {
    month -= 1;
    if (month < 1) [year, month] = [year - 1, 12];
    day += daysInMonth(year, month);
  }
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** A span of days, both included, as `YYYY-MM-DD`. */
export interface WrittenPeriod {
  readonly from: string;
  readonly to: string;
}

/** A day, a month (`2023-01`, `01-2023`, `1/2023`) or, where `areYears`, a year (`2023`) as its first and last day; null for anything else. */
export function parseWrittenPeriod(text: string, areYears: boolean): WrittenPeriod | null {
  const day = parseWrittenDate(text);
  if (day !== null) return { from: day, to: day };
  if (areYears && /^[12]\d{3}$/.test(text)) return { from: `${text}-01-01`, to: `${text}-12-31` };
  const iso = /^([12]\d{3})[-/](\d{1,2})$/.exec(text);
  const dutch = /^(\d{1,2})[-/]([12]\d{3})$/.exec(text);
  const [year, month] = iso ? [iso[1], iso[2]] : dutch ? [dutch[2], dutch[1]] : [];
  if (year === undefined || month === undefined) return null;
  const first = `${year}-${month.padStart(2, '0')}-01`;
  if (!isCalendarDate(first)) return null;
  return { from: first, to: `${first.slice(0, 8)}${daysInMonth(Number(year), Number(month))}` };
}
