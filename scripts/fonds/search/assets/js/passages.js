/* Passages of the results: those on the screen first. */

import { showPassage } from './results.js';

/** @import { Hit, Index } from './types.js' */

/**
 * Show the passages of those of *hits* whose elements, *items*, begin on the screen; what is given back shows the others.
 * @type {(index: Index, hits: Hit[], items: HTMLElement[]) => Promise<() => Promise<void>>}
 */
export async function showPassages(index, hits, items) {
  const seen = items.filter(item => item.getBoundingClientRect().top < window.innerHeight).length;
  const /** @type {(from: number, end: number) => Promise<void>} */ show = async (from, end) =>
    (await index.snippets(hits.slice(from, end))).forEach((passage, at) => showPassage(items[from + at], passage));
  await show(0, seen);
  return () => show(seen, items.length);
}
