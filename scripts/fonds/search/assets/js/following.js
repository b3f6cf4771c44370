/* From an article that was opened from a result: back to the results, and on to the next. What was asked is
   in the fragment of the article's address; the index is asked once more, so that nothing else is kept. */

import { loadEngine } from './engine-loading.js';
import { NUMBER_FORMAT, element, pageAddress, say, shownTitle } from './saying.js';
import { resultAddress } from './opening.js';
import { readState, sortOf, writeFragment } from './state.js';

/** @import { Hit, Index, State } from './types.js' */

const NEAR = 50; // results before and after among which an article is looked for that has moved meanwhile

/** What leads to the results and their neighbours; null on an article that is no result. @type {() => Promise<HTMLElement | null>} */
export async function followResults() {
  const values = new URLSearchParams(location.hash.slice(1)), number = Number(values.get('r'));
  if (!(number >= 1)) return null;
  const state = readState(), terms = values.get('m') || '';
  const parts = await loadEngine(), found = await parts.withIndex(index => findNeighbours(index, state, number)).catch(() => null);
  const at = found ? found.number : number;
  const /** @type {(card: Hit | undefined, by: number, rel: string, sign: string) => HTMLElement | null} */ step = (card, by, rel, sign) => {
    if (!card) return null;
    const name = say(`result_${rel}`, { title: shownTitle(card) });
    return element('a', { href: resultAddress(card.url, terms, { state, number: at + by }), rel, 'aria-label': name, title: name }, sign);
  };
  return element('nav', { class: 'fonds-marks__group', 'aria-label': say('results') },
    element('a', { href: pageAddress([writeFragment(state), `at=${at}`].filter(Boolean).join('&')) }, say('result_back')),
    found && step(found.previous, -1, 'prev', '←'),
    found && element('span', { class: 'fonds-marks__number' }, say('result_number', { n: at, all: NUMBER_FORMAT.format(found.total) })),
    found && step(found.next, 1, 'next', '→'));
}

/**
 * What stands before and after this article among the results of *state*, where it was *number*; null if it is none of them.
 * @type {(index: Index, state: State, number: number) => Promise<{ number: number, total: number, previous?: Hit, next?: Hit } | null>}
 */
async function findNeighbours(index, state, number) {
  const { match } = await index.ask(state), here = plainAddress(location.href);
  for (const reach of [1, NEAR]) {
    const offset = Math.max(0, number - 1 - reach), limit = number + reach - offset;
    const hits = await index.listHits(match, { offset, limit, sort: sortOf(state) });
    const at = hits.findIndex(hit => plainAddress(hit.url) === here);
    if (at >= 0) return { number: offset + at + 1, total: match.docs.length, previous: hits[at - 1], next: hits[at + 1] };
  }
  return null;
}

/** *address* as far as it names a page. @type {(address: string) => string} */
function plainAddress(address) {
  return decodeURI(new URL(address).href.replace(/[?#].*/, '').replace(/(\/index)?\.html$|\/$/, '')); // hosts leave it out
}
