/* How values, periods and counts are told. */

import { WORDS } from '../../assets/js/given.js';
import { NUMBER_FORMAT, dateInWords, pageAddress, say } from '../../assets/js/saying.js';
import { monthKey, yearOf } from '../../assets/js/months.js';

/** @import { Charted, Curve, Unit } from './types.js' */

const percent = [0, 1].map(digits => new Intl.NumberFormat(WORDS.lang, { style: 'percent', maximumFractionDigits: digits }));
const decimal = new Intl.NumberFormat(WORDS.lang, { maximumFractionDigits: 1 });
const SHORT_MONTH = new Intl.DateTimeFormat(WORDS.lang, { month: 'short', timeZone: 'UTC' });

/** A share in whole per cent, with a decimal below ten. @type {(share: number) => string} */
export function writeShare(share) {
  const least = share > 0 ? Math.max(share, 0.001) : share;
  return percent[least > 0 && least < 0.0995 ? 1 : 0].format(least);
}

/** @type {(unit: Unit, value: number) => string} */
export function writeValue(unit, value) {
  if (unit === 'share') return writeShare(value);
  return unit === 'rate' || !Number.isInteger(value) ? decimal.format(value) : NUMBER_FORMAT.format(value);
}

/** What stands beside a mark of the scale, all of which are written alike. @type {(unit: Unit, value: number, step: number) => string} */
export function writeTick(unit, value, step) {
  if (unit !== 'share') return decimal.format(value);
  const digits = step < 0.0099 ? (step < 0.00099 ? 2 : 1) : 0;
  return new Intl.NumberFormat(WORDS.lang, { style: 'percent', maximumFractionDigits: digits }).format(value);
}

/** What curve number of *curves* says of period *at*, with what it counts. @type {(charted: Charted, curve: Curve, at: number) => string} */
export function tellPoint({ unit, axis }, { found, values }, at) {
  const base = axis.base[at], own = found[at], value = values[at];
  if (value === null) return say('explore_no_articles');
  const counts = unit === 'rate' || unit === 'uses'
    ? say('explore_uses_of', { n: own.words, all: NUMBER_FORMAT.format(base.words) })
    : say('explore_articles_of', { n: own.articles, all: NUMBER_FORMAT.format(base.articles) });
  return unit === 'articles' || unit === 'uses' ? counts : say('explore_point', { value: say(`explore_value_${unit}`, { value: writeValue(unit, value) }), counts });
}

/** The mark of a period below a chart, short; the year is told where it begins. @type {(key: string, isFirst: boolean) => string[]} */
export function shortPeriod(key, isFirst) {
  const parts = key.replace(/^-/, '').split('-'), year = dateInWords(monthKey(yearOf(key), 0));
  if (parts.length === 1) return [year];
  const month = SHORT_MONTH.format(new Date(Date.UTC(2000, Number(parts[1]) - 1, 1)));
  const begins = isFirst || (parts[1] === '01' && (parts.length === 2 || parts[2] === '01'));
  if (parts.length === 2) return begins ? [month, year] : [month];
  const day = `${Number(parts[2])} ${month}`;
  return begins ? [day, year] : [day];
}

/** A query as it is told: a name alone without its field. @type {(query: string) => string} */
export function shownQuery(query) {
  const name = /^\p{L}+:\s*"([^"]+)"$/u.exec(query);
  return name ? name[1] : query;
}

/** The address of the search for *query* in the dates from *from* to *to*. @type {(query: string, from?: string, to?: string) => string} */
export function foundAddress(query, from = '', to = '') {
  const values = new URLSearchParams({ q: query });
  return datedAddress(values, from, to);
}

/** The same, narrowed to the articles that have the name *label* of *facet*. @type {(query: string, facet: string, label: string, from: string, to: string) => string} */
export function filteredAddress(query, facet, label, from, to) {
  return datedAddress(new URLSearchParams({ ...(query && { q: query }), f: `${facet}:${label}` }), from, to);
}

/** @type {(values: URLSearchParams, from: string, to: string) => string} */
function datedAddress(values, from, to) {
  if (from) values.set('from', from);
  if (to) values.set('to', to);
  if (from || to) values.set('sort', 'oldest');
  return pageAddress(values.toString().replace(/\+/g, '%20').replace(/%3A/g, ':'));
}
