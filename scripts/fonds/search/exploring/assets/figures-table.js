/* The figures of a chart as a table, on the page and as a file. */

import { dateInWords, element, say } from '../../assets/js/saying.js';
import { foundAddress, shownQuery, tellPoint, writeValue } from './writing-values.js';

/** @import { Charted, Curve } from './types.js' */

const MOST_ROWS = 1000; // that a page shows

/** A row for each period: of each curve its value, of which the counts are told. @type {(charted: Charted) => HTMLElement} */
export function tableElement(charted) {
  const { axis, curves, unit } = charted, kept = axis.periods.flatMap((_, at) => (axis.base[at].articles ? [at] : []));
  const head = element('tr', {}, element('th', { scope: 'col' }, say(`explore_by_${axis.by}`)),
    ...curves.map(curve => element('th', { scope: 'col' }, shownQuery(curve.query))), element('th', { scope: 'col' }, say('explore_column_articles')));
  const rows = kept.slice(0, MOST_ROWS).map(at => element('tr', {}, element('th', { scope: 'row' }, dateInWords(axis.periods[at])),
    ...curves.map(curve => cellElement(charted, curve, at)), element('td', {}, writeValue('articles', axis.base[at].articles))));
  const rest = kept.length - rows.length;
  return element('div', { class: 'fonds-figures' },
    element('div', { class: 'fonds-figures__scroll', tabindex: '0', role: 'region', 'aria-label': say(`explore_unit_${unit}`) },
      element('table', { class: 'fonds-figures__table', 'aria-label': say(`explore_unit_${unit}`) }, element('thead', {}, head), element('tbody', {}, ...rows))),
    rest > 0 ? element('p', { class: 'fonds-explore__foot' }, say('explore_rows_more', { n: rest })) : null);
}

/** @type {(charted: Charted, curve: Curve, at: number) => HTMLElement} */
function cellElement(charted, curve, at) {
  const { axis, unit } = charted, value = curve.values[at], key = axis.periods[at], told = tellPoint(charted, curve, at);
  if (value === null) return element('td', {}, '–');
  const shown = writeValue(unit, value);
  if (!curve.found[at].articles) return element('td', {}, shown);
  return element('td', {}, element('a', { href: foundAddress(curve.query, key, key), title: told }, shown));
}

/** The rows of a file: every period, values as numbers. @type {(charted: Charted) => string[][]} */
export function rowsOf({ axis, curves, unit }) {
  const uses = unit === 'rate' || unit === 'uses', counted = say(uses ? 'explore_column_uses' : 'explore_column_found');
  const head = [say(`explore_by_${axis.by}`), ...curves.flatMap(({ query }) => [`${query} (${counted})`, `${query} (${say(`explore_unit_${unit}`)})`]),
    say('explore_column_articles'), say('explore_column_words')];
  const rows = axis.periods.map((key, at) => [key, ...curves.flatMap(({ found, values }) => {
    const value = values[at];
    return value === null ? ['', ''] : [String(uses ? found[at].words : found[at].articles), String(Number(value.toPrecision(12)))];
  }), String(axis.base[at].articles), String(axis.base[at].words)]);
  return [head, ...rows];
}
