/* Dates as the index and addresses have them: a day, a month or a year. */

/**
 * First and last day that *text* means, as year × 10000 + month × 100 + day; null if it is no date.
 * @type {(text: string) => [first: number, last: number] | null}
 */
export function readDay(text) {
  const found = /^(-?\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(part => Number(part || 0));
  if ((found[2] && !isMonth(month)) || (found[3] && !isDay(year, month, day))) return null;
  return [year * 10000 + (month || 1) * 100 + (day || 1), year * 10000 + (month || 12) * 100 + (day || 31)];
}

/** Whether *from* begins after *to* has ended. @type {(from: string, to: string) => boolean} */
export function isAfter(from, to) {
  const first = readDay(from), last = readDay(to);
  return Boolean(first && last && first[0] > last[1]);
}

/** @type {(month: number) => boolean} */
export function isMonth(month) {
  return month >= 1 && month <= 12;
}

/** Whether *month* of *year* has such a *day*. @type {(year: number, month: number, day: number) => boolean} */
export function isDay(year, month, day) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return isMonth(month) && day >= 1 && day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}
