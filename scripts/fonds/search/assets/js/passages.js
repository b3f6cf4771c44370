/* Results with their passages: those on the screen first. A card is read from where its text is, which is read anyway. */

import { showPassage } from './results.js';
import { sortOf } from './state.js';

/** @import { Found, Hit, Index, State } from './types.js' */

const ITEM = 150; // pixels that a result takes, about

/** How many results begin on the screen if they are put into *list*. @type {(list: HTMLElement) => number} */
export function countOnScreen(list) {
  return Math.max(1, Math.ceil((window.innerHeight - list.getBoundingClientRect().top) / ITEM));
}

/** Results that will be shown with their passages. @type {(index: Index, match: Found, state: State, offset: number, limit: number) => Promise<Hit[]>} */
export function listShown(index, match, state, offset, limit) {
  return index.listHits(match, { offset, limit, sort: sortOf(state), passages: true });
}

/** Show in *items*, the elements of *hits*, their passages. @type {(index: Index, hits: Hit[], items: HTMLElement[]) => Promise<void>} */
export async function showPassages(index, hits, items) {
  (await index.snippets(hits)).forEach((passage, at) => showPassage(items[at], passage));
}
