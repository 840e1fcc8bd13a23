/** A day as the number of days since 1970-01-01; dates are never taken from the clock. */
export type Day = number;

const msPerDay = 86_400_000;

/** The day of a year, a month (1 to 12) and a day of the month; day 0 is the last of the month before. */
export function dayOf(year: number, month: number, dayOfMonth: number): Day {
  return Date.UTC(year, month - 1, dayOfMonth) / msPerDay;
}

const isoByDay = new Map<Day, string>();

/** A day as YYYY-MM-DD. */
export function isoDate(day: Day): string {
  let iso = isoByDay.get(day);
  if (iso === undefined) {
    iso = new Date(day * msPerDay).toISOString().slice(0, 10);
    isoByDay.set(day, iso);
  }
  return iso;
}

/** A day as the Dutch write it, DD-MM-YYYY. */
export function dutchDate(day: Day): string {
  const iso = isoDate(day);
  return `${iso.slice(8, 10)}-${iso.slice(5, 7)}-${iso.slice(0, 4)}`;
}

/** Seconds since 1970 as an instant of the format, YYYY-MM-DDTHH:MM:SSZ. */
export function instant(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
}

/** Seconds since 1970 of a day at so many seconds after midnight, UTC. */
export function secondsAt(day: Day, secondOfDay: number): number {
  return day * 86_400 + secondOfDay;
}

export function yearOf(day: Day): number {
  return Number(isoDate(day).slice(0, 4));
}

/** The month, 1 to 12. */
export function monthOf(day: Day): number {
  return Number(isoDate(day).slice(5, 7));
}

/** The quarter, 1 to 4. */
export function quarterOf(day: Day): number {
  return Math.ceil(monthOf(day) / 3);
}

/** The last day of the day's month. */
export function monthEnd(day: Day): Day {
  return dayOf(yearOf(day), monthOf(day) + 1, 0);
}

/** 1 Monday to 7 Sunday. */
export function weekday(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Easter Sunday by the Gregorian computus (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

const closingDaysByYear = new Map<number, ReadonlySet<Day>>();

function bankClosingDays(year: number): ReadonlySet<Day> {
  let days = closingDaysByYear.get(year);
  if (days === undefined) {
    const easter = easterSunday(year);
    days = new Set([
      dayOf(year, 1, 1),
      easter - 2,
      easter + 1,
      dayOf(year, 5, 1),
      dayOf(year, 12, 25),
      dayOf(year, 12, 26),
    ]);
    closingDaysByYear.set(year, days);
  }
  return days;
}

/** Whether euro payments are settled on the day (TARGET calendar). */
export function isBankDay(day: Day): boolean {
  return weekday(day) <= 5 && !bankClosingDays(yearOf(day)).has(day);
}

/** The day itself if payments are settled on it, else the next such day. */
export function bankDayFrom(day: Day): Day {
  let next = day;
  while (!isBankDay(next)) next += 1;
  return next;
}

/** Whether the shops are open: every day, Sundays too, but New Year's Day and Christmas Day. */
export function isShopDay(day: Day): boolean {
  const monthAndDay = isoDate(day).slice(5);
  return monthAndDay !== '01-01' && monthAndDay !== '12-25';
}

const monthNames = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
] as const;

/** The Dutch name of a month, 1 to 12. */
export function monthName(month: number): string {
  const name = monthNames[month - 1];
  if (name === undefined) throw new RangeError(`there is no month ${month}`);
  return name;
}
