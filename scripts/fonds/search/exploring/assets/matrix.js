/* Names that go with a query, each with each: a table, and on narrow screens a list of pairs. */

import { NUMBER_FORMAT, element, say } from '../../assets/js/saying.js';
import { WORDS } from '../../assets/js/given.js';
import { foundAddress } from './writing-values.js';

/** @import { Index } from '../../assets/js/types.js' */
/** @import { Answered, Companion, Exploring, Pair } from './types.js' */

const CROSSED = ['people', 'places', 'organisations']; // topics go with nearly everything
const LEAST_CROSSED = 4, MOST_CROSSED = 12; // names
const MOST_PAIRS = 20; // that are listed

/** How many articles of *found* have both of each two of *companions*; nothing where these are few, or none has two. @type {(index: Index, found: Answered, companions: Companion[], state: Exploring) => Promise<HTMLElement | null>} */
export async function matrixElement(index, { docs }, companions, state) {
  const names = companions.filter(({ facet }) => CROSSED.includes(facet)).slice(0, MOST_CROSSED);
  if (names.length < LEAST_CROSSED) return null;
  const counts = await index.countPairs(docs, names.map(({ id }) => id)), order = orderNames(counts);
  const pairs = order.map(one => order.map(other => pairOf(names[one], names[other], counts[one][other], state)));
  const list = pairs.flatMap((row, at) => row.slice(at + 1)).filter(({ count }) => count).sort((one, other) => other.count - one.count);
  if (!list.length) return null;
  return element('section', { class: 'fonds-matrix' }, element('h2', {}, say('explore_matrix')),
    element('p', { class: 'fonds-explore__told' }, say('explore_matrix_told', { n: docs.length })),
    tableOf(order.map(at => names[at]), pairs),
    element('ul', {}, ...list.slice(0, MOST_PAIRS).map(({ told, counted, address }) => element('li', {}, element('span', {}, told), ' ', element('a', { href: address }, counted)))));
}

/**
 * An order in which names stand beside those that they go with most, the surest first. Row and column n of *counts* are of name n.
 * @type {(counts: number[][]) => number[]}
 */
export function orderNames(counts) {
  const order = [0], rest = counts.map((_, at) => at).slice(1);
  while (rest.length) {
    const last = order[order.length - 1], best = rest.reduce((one, other) => (linkOf(counts, last, other) > linkOf(counts, last, one) ? other : one));
    order.push(best);
    rest.splice(rest.indexOf(best), 1);
  }
  return order;
}

/** The articles of both, of those of the rarer of them. @type {(counts: number[][], one: number, other: number) => number} */
function linkOf(counts, one, other) {
  return counts[one][other] / Math.min(counts[one][one], counts[other][other]);
}

/** @type {(one: Companion, other: Companion, count: number, state: Exploring) => Pair} */
function pairOf(one, other, count, { queries, chosen, from, to }) {
  const asked = [one, other].map(({ facet, label }) => `${WORDS.strings.names_asked[facet]}:"${label.replace(/"/g, ' ')}"`).join(' ');
  return {
    count,
    share: count / Math.min(one.both, other.both),
    told: say('explore_pair', { one: one.label, other: other.label }),
    counted: say('explore_pair_count', { n: count }),
    address: foundAddress(`(${queries[chosen]}) ${asked}`, from, to),
  };
}

/** @type {(names: Companion[], pairs: Pair[][]) => HTMLElement} */
function tableOf(names, pairs) {
  const head = element('tr', {}, element('td', {}), ...names.map(({ label }) => element('th', { scope: 'col' }, element('span', {}, label))));
  const rows = names.map(({ label, url, both }, at) => element('tr', {}, element('th', { scope: 'row' }, url ? element('a', { href: url }, label) : label),
    ...pairs[at].map((pair, other) => (other === at ? element('td', { class: 'fonds-matrix__own', title: say('explore_pair_count', { n: both }) }, NUMBER_FORMAT.format(both)) : cellOf(pair)))));
  return element('table', { class: 'fonds-matrix__table' }, element('thead', {}, head), element('tbody', {}, ...rows));
}

/** @type {(pair: Pair) => HTMLElement} */
function cellOf({ count, share, told, counted, address }) {
  if (!count) return element('td', {});
  const label = say('explore_told', { query: told, value: counted }), cell = element('td', {}, element('a', { href: address, title: label, 'aria-label': label }, NUMBER_FORMAT.format(count)));
  cell.style.setProperty('--share', `${Math.round(45 * share)}%`);
  return cell;
}
