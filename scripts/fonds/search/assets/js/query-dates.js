/* Dates as people type them: 2020-3, 12/03/2020, mars 2020, March 12, 2020; and ranges of them. */

import { GRAMMAR } from './given.js';
import { fold } from './analysis.js';
import { isDay, isMonth, readDay } from './dates.js';

/** @import { TypedDay, TypedRange } from './types.js' */

const MONTHS = new Map(GRAMMAR.months.flatMap(/** @type {(names: string[], at: number) => [string, number][]} */
  (names, at) => names.map(name => [name, at + 1])));

const ORDINAL = '(?:er|e|st|nd|rd|th)?';
const END = '(?![\\p{L}\\p{N}])';
const LE = '(?:le\\s|the\\s)?';

/** How a day may be typed, and what of it is `[year, month, day]`; '' where it is not said. */
const /** @type {[pattern: RegExp, read: (found: string[]) => string[]][]} */ SHAPES = [
  [shape(`(-?\\d{4})([-/.])(\\d{1,2})(?:\\2(\\d{1,2}))?${END}`), ([, year, , month, day]) => [year, month, day]],
  [shape(`${LE}(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${END}`), ([, day, , month, year]) => (isMonthFirst(day, month) ? [year, day, month] : [year, month, day])],
  [shape(`(\\d{1,2})[-/.](\\d{4})${END}`), ([, month, year]) => [year, month]],
  [shape(`${LE}(?:(\\d{1,2})${ORDINAL}\\s+(?:of\\s+)?)?(\\p{L}{3,})\\.?\\s+(\\d{4})${END}`), ([, day, month, year]) => [year, nameMonth(month), day]],
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

/** The number of a month that is named, "none" if *word* names none. @type {(word: string) => string} */
function nameMonth(word) {
  return String(MONTHS.get(fold(word)) || 'none');
}

/**
 * The day, month or year that is typed in *text* from *at* on: `{end, iso}`; iso is '' if there is no such day.
 * @type {(text: string, at: number) => TypedDay | null}
 */
export function readTyped(text, at) {
  for (const [pattern, read] of SHAPES) {
    pattern.lastIndex = at;
    const found = pattern.exec(text), [year, month, day] = found ? read(found) : [];
    if (found && month !== 'none') return { end: pattern.lastIndex, iso: writeDay(year, month, day) };
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
