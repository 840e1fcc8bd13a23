/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = match.slice(1).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** A date in one of the notations that vendors use instead of XML Schema's, as `YYYY-MM-DD`; null where it is none. */
export function normaliseDate(text: string): string | null {
  const candidates = [
    /^(\d{4}-\d{2}-\d{2})(?:T.*|Z|[+-]\d{2}:\d{2}| .*)$/.exec(text)?.[1],
    text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'),
    text.replace(/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, (_, day: string, month: string, year: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    ),
  ];
  return candidates.find((candidate) => candidate !== undefined && isCalendarDate(candidate)) ?? null;
}
