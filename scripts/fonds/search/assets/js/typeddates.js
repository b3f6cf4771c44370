/* Dates as people type them: 2022, 2022-3, 03/2022, 12/03/2022, mars 2022, 12 March 2022. */

import { readDay } from './dates.js';

const /** @type {Map<string, string[]>} */ monthsCache = new Map(); // language → names of its months, plain
const PARTED = '[\\s./-]+';

/** *text* without case, accents and full stops. @type {(text: string) => string} */
function plain(text) {
  return text.normalize('NFKD').replace(/[\p{M}.]/gu, '').toLowerCase().trim();
}

/** @type {(lang: string) => string[]} */
function monthsOf(lang) {
  const known = monthsCache.get(lang);
  if (known) return known;
  const format = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  const names = Array.from({ length: 12 }, (_, at) => plain(format.format(Date.UTC(2000, at, 1))));
  monthsCache.set(lang, names);
  return names;
}

/**
 * The year, month or day that *text* means, as "2022", "2022-03" or "2022-03-12"; null where it is none, or where
 * it is not plain which number is the month, as in English.
 * @type {(text: string, lang: string) => string | null}
 */
export function readTypedDate(text, lang) {
  const worded = nameMonth(plain(text.replace(/[−–]/g, '-').replace(/\./g, '-').replace(/-$/, '')), lang);
  const found = READERS.map(([pattern, order]) => {
    const numbers = new RegExp(`^${pattern}$`).exec(worded);
    return numbers && order(numbers.slice(1), lang);
  }).find(Boolean);
  return found ? join(found) : null;
}

/** @type {[pattern: string, order: (numbers: string[], lang: string) => string[] | null][]} */
const READERS = [
  ['(-?\\d{4})', numbers => numbers],
  [`(-?\\d{4})${PARTED}(\\d{1,2})`, numbers => numbers],
  [`(-?\\d{4})${PARTED}(\\d{1,2})${PARTED}(\\d{1,2})`, numbers => numbers],
  [`m(\\d\\d)${PARTED}(\\d{4})`, ([month, year]) => [year, month]],
  [`(\\d{1,2})${PARTED}m(\\d\\d)${PARTED}(\\d{4})`, ([day, month, year]) => [year, month, day]],
  [`m(\\d\\d)${PARTED}(\\d{1,2})${PARTED}(\\d{4})`, ([month, day, year]) => [year, month, day]],
  [`(\\d{1,2})${PARTED}(\\d{4})`, ([month, year]) => [year, month]],
  [`(\\d{1,2})${PARTED}(\\d{1,2})${PARTED}(\\d{4})`, (numbers, lang) => orderDay(numbers, lang)],
];

/** *text* with the name of a month, in the reader's language, French or English, as "m" and its number. @type {(text: string, lang: string) => string} */
function nameMonth(text, lang) {
  const found = /[^\P{L}]{3,}/u.exec(text), word = found ? found[0] : '';
  for (const known of word ? [lang, 'fr', 'en'] : []) {
    const names = monthsOf(known), whole = names.indexOf(word), begun = names.filter(name => name.startsWith(word));
    const at = whole >= 0 ? whole : begun.length === 1 ? names.indexOf(begun[0]) : -1;
    if (at >= 0) return text.replace(word, `m${String(at + 1).padStart(2, '0')}`).replace(/(\d)(er|st|nd|rd|th)\b/, '$1').replace(/\b(le|the|of|de|du)\b/g, ' ').replace(/,/g, ' ').trim();
  }
  return text;
}

/** Day first, but in English, where either may be. @type {(numbers: string[], lang: string) => string[] | null} */
function orderDay([one, other, year], lang) {
  const english = /^en\b/i.test(lang);
  if (english && Number(other) > 12) return [year, one, other];
  return english && Number(one) <= 12 && one !== other ? null : [year, other, one];
}

/** @type {(parts: string[]) => string | null} */
function join(parts) {
  const date = parts.filter(part => part !== undefined).map((part, at) => (at ? part.padStart(2, '0') : part)).join('-');
  return readDay(date) ? date : null;
}

/** *date* in figures as its readers write it, if it can be read again; else as it is. @type {(date: string, lang: string) => string} */
export function showTypedDate(date, lang) {
  const parts = date.split('-').length;
  if (!/^\d{4}(-\d\d){0,2}$/.test(date) || parts === 1) return date;
  /** @type {Intl.DateTimeFormatOptions} */
  const form = { year: 'numeric', month: '2-digit', ...(parts === 3 ? { day: '2-digit' } : {}), timeZone: 'UTC' };
  const shown = new Intl.DateTimeFormat(lang, form).format(new Date(`${date}${parts === 2 ? '-01' : ''}T00:00:00Z`));
  return readTypedDate(shown, lang) === date && !/^en\b/i.test(lang) ? shown : date;
}

/** Whether *from* begins after *to* has ended. @type {(from: string, to: string) => boolean} */
export function isAfter(from, to) {
  const first = readDay(from), last = readDay(to);
  return Boolean(first && last && first[0] > last[1]);
}
