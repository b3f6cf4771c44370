/* Cards: what a result shows of an article. */

import { contents } from './given.js';
import { lastUpTo, readGrowing } from './numerals.js';
import { readNumbering } from './contents.js';
import { SITE, loadChunk, loadWhole } from './loading.js';

/** @import { Card, CardRow, Family } from './types.js' */

const SUPPLIED = 1, RIGHT_TO_LEFT = 2;

const MOST_CACHED = 5000; // in the cache

const /** @type {Map<number, CardRow>} */ cardCache = new Map(); // article → row of its card
const prefetching = new Set(); // promises of cards that are being loaded

/**
 * Load chunk *number* of the cards of the articles that some forms rank first into the cache.
 * @type {(number: number) => Promise<void>}
 */
export function prefetchCards(number) {
  const promise = loadChunk('b', number).then(([docs, rows]) => {
    if (cardCache.size > MOST_CACHED) cardCache.clear();
    readGrowing(docs).forEach((doc, at) => cardCache.set(doc, rows[at]));
  }).finally(() => prefetching.delete(promise));
  prefetching.add(promise);
  return promise;
}

/**
 * The cards of these articles: `{doc, id, url, title, supplied, date, dateWords, lang, dir}`.
 * @type {(docs: number[]) => Promise<Card[]>}
 */
export async function readCards(docs) {
  await Promise.allSettled(prefetching);
  return Promise.all(docs.map(async doc => readCard(doc, cardCache.get(doc) || await readRow(doc))));
}

/** @type {(doc: number) => Promise<CardRow>} */
async function readRow(doc) {
  const rows = await loadChunk('c', Math.floor(doc / contents.cards));
  return rows[doc % contents.cards];
}

/** @type {(doc: number, row: CardRow) => Card} */
function readCard(doc, [title, path, date, lang, flags, dateWords]) {
  return {
    doc,
    id: path.slice(path.lastIndexOf('/') + 1),
    url: new URL(`articles/${path}${contents.suffix}`, SITE).href,
    title,
    supplied: (flags & SUPPLIED) > 0,
    date,
    dateWords: dateWords || '',
    lang,
    dir: flags & RIGHT_TO_LEFT ? 'rtl' : 'ltr',
  };
}

/** The paragraphs of an article, without its title. @type {(doc: number) => Promise<string[]>} */
export async function readText(doc) {
  const { numbers } = await openTexts(), chunk = lastUpTo(numbers, doc);
  return (await loadChunk('t', chunk))[doc - numbers[chunk]].split('\n\n');
}

/** Which chunk has which texts: long in a large archive, and needed last. @type {() => Promise<Family>} */
function openTexts() {
  return loadWhole('texts', family => {
    readNumbering(family);
    return (contents.families.t = family);
  });
}
