/* What counts over time need: the words of each date, and where words are read twice (figures.py). */

import { contents } from './given.js';
import { NumberReader, range, readNumbers } from './numerals.js';
import { loadWhole } from './loading.js';
import { loadCalendar } from './calendar.js';

/** @import { DatedRun, Reread } from './types.js' */

/**
 * The calendar with the words of each of its runs; last the articles without a date, whose year is NaN.
 * @type {() => Promise<DatedRun[]>}
 */
export async function loadRuns() {
  const [runs, words] = await Promise.all([loadCalendar(), loadFigures().then(([text]) => readNumbers(text))]);
  const undated = { start: NaN, last: NaN, year: NaN, month: 0, first: contents.dated, end: contents.articles };
  return [...runs, undated].map((run, at) => ({ ...run, words: words[at] }));
}

let /** @type {Promise<Map<number, Reread[]>> | null} */ rereads = null;

/** Article → what is read twice of it, of those that have such stretches. @type {() => Promise<Map<number, Reread[]>>} */
export function loadRereads() {
  rereads = rereads || loadFigures().then(([, text]) => decodeRereads(text));
  rereads.catch(() => { rereads = null; });
  return rereads;
}

/** @type {() => Promise<[words: string, rereads: string]>} */
function loadFigures() {
  return loadWhole('figures', texts => texts);
}

/** @type {(text: string) => Map<number, Reread[]>} */
function decodeRereads(text) {
  const found = new Map(), reader = new NumberReader(text);
  for (let doc = -1; reader.left();) {
    doc += reader.next();
    found.set(doc, range(0, reader.next()).map(() => {
      const start = reader.next(), end = start + reader.next();
      return { start, end, joined: range(0, reader.next()).map(() => start + reader.next()) };
    }));
  }
  return found;
}
