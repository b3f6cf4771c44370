/* Dates as people type them, in a query or a field: 2020-3, 12/03/2020, mars 2020, March 12, 2020; and ranges of them. */

import { GRAMMAR } from './given.js';
import { fold } from './analysis.js';
import { isDay, isMonth, readDay } from './dates.js';

/** @import { TypedDay, TypedRange } from './types.js' */

const MONTHS = new Map(GRAMMAR.months.flatMap(/** @type {(names: string[], at: number) => [string, number][]} */
  (names, at) => names.map(name => [name, at + 1])));

const ORDINAL = '(?:er|e|st|nd|rd|th)?';
const END = '(?![\\p{L}\\p{N}])';
const PARTED = /([\p{L}\d])[\s./-]+(?=([\p{L}\d]))/gu; // what stands between the parts of a date in a field
const LE = '(?:le\\s|the\\s)?';

/** How a day may be typed, and what of it is year, month and day; undefined where it is not said. */
const /** @type {[pattern: RegExp, read: (found: string[]) => (string | undefined)[]][]} */ SHAPES = [
  [shape(`(-?\\d{4})([-/.])(\\d{1,2})(?:\\2(\\d{1,2}))?${END}`), ([, year, , month, day]) => [year, month, day]],
  [shape(`${LE}(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${END}`), ([, day, , month, year]) => (isMonthFirst(day, month) ? [year, day, month] : [year, month, day])],
  [shape(`(\\d{1,2})[-/.](\\d{4})${END}`), ([, month, year]) => [year, month]],
  [shape(`${LE}(?:(\\d{1,2})${ORDINAL}\\s+(?:of\\s+)?)?(\\p{L}{3,})\\.?,?\\s+(\\d{4})${END}`), ([, day, month, year]) => [year, nameMonth(month), day]],
  [shape(`(\\p{L}{3,})\\.?\\s+(\\d{1,2})${ORDINAL},?\\s+(\\d{4})${END}`), ([, month, day, year]) => [year, nameMonth(month), day]],
  [shape(`(-?\\d{4})${END}`), ([, year]) => [year]],
];

/** @type {(pattern: string) => RegExp} */
function shape(pattern) {
  return new RegExp(pattern, 'iuy');
}

/** Whether of two numbers that may be a day and a month the first can be the month alone. @type {(one: string, other: string) => boolean} */
function isMonthFirst(one, other) {
  return Number(other) > 12 && isMonth(Number(one));
}

/** The number of a month that is named, or that alone begins so; "none" if *word* names none. @type {(word: string) => string} */
function nameMonth(word) {
  const form = fold(word), begun = new Set([...MONTHS].filter(([name]) => name.startsWith(form)).map(([, month]) => month));
  return String(MONTHS.get(form) || (begun.size === 1 ? [...begun][0] : 'none'));
}

/**
 * The day, month or year that is typed in *text* from *at* on: `{end, iso}`; iso is '' if there is no such day.
 * @type {(text: string, at: number) => TypedDay | null}
 */
export function readTyped(text, at) {
  for (const [pattern, read] of SHAPES) {
    pattern.lastIndex = at;
    const found = pattern.exec(text), [year, month, day] = found ? read(found) : [];
    if (found && year && month !== 'none') return { end: pattern.lastIndex, iso: writeDay(year, month, day) };
  }
  return null;
}

/** @type {(year: string, month?: string, day?: string) => string} */
function writeDay(year, month, day) {
  if (month && !isMonth(Number(month))) return '';
  if (day && !isDay(Number(year), Number(month), Number(day))) return '';
  return [year, month, day].filter(Boolean).map(part => String(part).padStart(2, '0')).join('-');
}

/**
 * The year, month or day that *text*, a whole field, means: "2022", "2022-03" or "2022-03-12"; null where it is none, or
 * where it is not plain which number is the month, as in English.
 * @type {(text: string, lang: string) => string | null}
 */
export function readTypedDate(text, lang) {
  const plain = text.replace(/[−–]/g, '-').replace(/[\s.-]+$/, '').trim().replace(PARTED, (_, one, other) => one + (/\d\d/.test(one + other) ? '-' : ' '));
  const found = readTyped(plain, 0);
  return found && found.end === plain.length && !(isEnglish(lang) && isEither(plain)) ? found.iso || null : null;
}

/** @type {(lang: string) => boolean} */
function isEnglish(lang) {
  return /^en\b/i.test(lang);
}

/** Whether either number at the beginning of *text* may be the month. @type {(text: string) => boolean} */
function isEither(text) {
  const [, one, other] = /^(\d{1,2})-(\d{1,2})-/.exec(text) || ['', '', ''];
  return one !== other && isMonth(Number(one)) && isMonth(Number(other));
}

/** *date* in figures as its readers write it, if it can be read again; else as it is. @type {(date: string, lang: string) => string} */
export function showTypedDate(date, lang) {
  const parts = date.split('-').length;
  if (!/^\d{4}(-\d\d){1,2}$/.test(date) || isEnglish(lang)) return date;
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { year: 'numeric', month: '2-digit', ...(parts === 3 ? { day: '2-digit' } : {}), timeZone: 'UTC' };
  const shown = new Intl.DateTimeFormat(lang, form).format(new Date(`${date}${parts === 2 ? '-01' : ''}T00:00:00Z`));
  return readTypedDate(shown, lang) === date ? shown : date;
}

/**
 * The range that is typed in *text* from *at* on, up to a space, a sign or the end: `{end, from, to, fault}`,
 * one day being a range too. fault: '', 'impossible' where there is no such day, 'reversed' where it ends before it begins.
 * @type {(text: string, at: number) => TypedRange | null}
 */
export function readRange(text, at) {
  const first = readTyped(text, at), middle = first ? first.end : at;
  const between = separator(text, middle, first);
  const last = between ? readTyped(text, middle + between) : first;
  const end = /[.,;!?]*(?=[\s"«»“”„()]|$)/y;
  end.lastIndex = last ? last.end : middle + between;
  if ((!first && !last) || !end.test(text)) return null;
  const from = first ? first.iso : '', to = last ? last.iso : '';
  return { end: end.lastIndex, from, to, fault: judge(first, last) };
}

/** How many characters divide two ends of a range after *first*. @type {(text: string, at: number, first: TypedDay | null) => number} */
function separator(text, at, first) {
  const dots = /\s*\.\.\s*(?=\S)|\.\./y, years = /[-–—/](?=\d{4}(?!\d))/y;
  dots.lastIndex = years.lastIndex = at;
  const found = dots.exec(text);
  if (found) return readTyped(text, at + found[0].length) ? found[0].length : Number(text.startsWith('..', at)) * 2;
  return first && /^\d{4}$/.test(first.iso) && years.test(text) ? 1 : 0;
}

/** @type {(first: TypedDay | null, last: TypedDay | null) => TypedRange['fault']} */
function judge(first, last) {
  if ([first, last].some(day => day && !day.iso)) return 'impossible';
  const begin = first && readDay(first.iso), end = last && readDay(last.iso);
  return begin && end && begin[0] > end[1] ? 'reversed' : '';
}
