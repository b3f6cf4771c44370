/* Passages of the results: of those on the screen at once, of the others as soon as the reader moves. */

import { showPassage } from './results.js';

/** @import { Hit, Index } from './types.js' */

let /** @type {(() => Promise<void>) | null} */ waiting = null; // shows what is still to come

/**
 * Show the passages of *hits* in *items*, their elements: of all, or of those on the screen.
 * @type {(index: Index, hits: Hit[], items: HTMLElement[], all: boolean) => Promise<void>}
 */
export async function showPassages(index, hits, items, all) {
  if (all) await showWaiting();
  waiting = null;
  const seen = all ? items.length : items.filter(item => item.getBoundingClientRect().top < window.innerHeight).length;
  const /** @type {(from: number, end: number) => Promise<void>} */ show = async (from, end) =>
    (await index.snippets(hits.slice(from, end))).forEach((passage, at) => showPassage(items[from + at], passage));
  if (seen < items.length) waiting = () => show(seen, items.length);
  await show(0, seen);
}

/** Show the passages that are still to come. @type {() => Promise<void>} */
export async function showWaiting() {
  const show = waiting;
  waiting = null;
  if (show) await show();
}

/** Call *act* whenever the reader scrolls, goes on by keys, or prints. @type {(act: () => void) => void} */
export function whenMoving(act) {
  for (const type of ['scroll', 'touchstart', 'beforeprint', 'focusin']) window.addEventListener(type, act, { passive: true });
  window.addEventListener('keydown', /** @type {(event: any) => void} */ event => {
    if (event.ctrlKey || event.metaKey || !event.target.matches('input')) act();
  });
}
