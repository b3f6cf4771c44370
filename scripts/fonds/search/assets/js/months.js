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
