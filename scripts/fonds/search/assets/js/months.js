/* Years and months as text: "2022", "2022-01"; a year before Christ has its sign, as in EDTF: "-0044". */

/** *month* is 0 where none is known. @type {(year: number, month: number) => string} */
export function monthKey(year, month) {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return `${year < 0 ? '-' : ''}${digits}${month ? `-${String(month).padStart(2, '0')}` : ''}`;
}

/** The year of *key*; NaN if it has none. @type {(key: string) => number} */
export function yearOf(key) {
  return Number((/^-?\d{4,}/.exec(key) || [NaN])[0]);
}

/**
 * Months from the beginning of year 0 to that of *key*, a year, month or day; of a year to its month *otherwise*.
 * @type {(key: string, otherwise: number) => number}
 */
export function monthNumber(key, otherwise) {
  const month = /^-?\d{4,}-(\d\d)/.exec(key);
  return yearOf(key) * 12 + Number(month ? month[1] : otherwise) - 1;
}

/**
 * Compares two keys by time, for sorting; a year stands before its months.
 * @type {(one: string, other: string) => number}
 */
export function byMonth(one, other) {
  return yearOf(one) - yearOf(other) || (one < other ? -1 : 1);
}

/**
 * Whether the year or month *key* lies in the span *from* to *to*; an empty end is open.
 * @type {(key: string, from: string, to: string) => boolean}
 */
export function isInside(key, from, to) {
  return (!from || monthNumber(key, 12) >= monthNumber(from, 1)) && (!to || monthNumber(key, 1) <= monthNumber(to, 12));
}

/**
 * The next wider dates around those from *from* to *to*: of days their months, of months their years, of years
 * their decades, then centuries. An open end stays open. Null where they are all that *keys* have.
 * @type {(from: string, to: string, keys: string[]) => [from: string, to: string] | null}
 */
export function widerDates(from, to, keys) {
  const steps = [cutTo(3), cutTo(2), roundTo(10), roundTo(100)].map(wider => [wider(from, 0), wider(to, 1)]);
  const found = steps.find(([low, high]) => !isSpan(from, to, low, high));
  if (!found || keys.every(key => isInside(key, found[0], found[1]))) return null;
  return [found[0], found[1]];
}

/** Whether two spans are the same, in whatever form they are written. @type {(from: string, to: string, low: string, high: string) => boolean} */
function isSpan(from, to, low, high) {
  if (from === low && to === high) return true;
  const days = [from, to].some(key => key.replace(/^-/, '').split('-').length > 2);
  return !days && Object.is(monthNumber(from, 1), monthNumber(low, 1)) && Object.is(monthNumber(to, 12), monthNumber(high, 12));
}

/** A date without its day, or its month: what has more than *least* parts. @type {(least: number) => (key: string) => string} */
function cutTo(least) {
  return key => (key && key.replace(/^-/, '').split('-').length >= least ? key.replace(/-\d\d$/, '') : key);
}

/** The first year (*end* 0) or last one of the *span* years around that of a date. @type {(span: number) => (key: string, end: number) => string} */
function roundTo(span) {
  return (key, end) => key && monthKey(Math.floor(yearOf(key) / span) * span + end * (span - 1), 0);
}
