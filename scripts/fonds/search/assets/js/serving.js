/* Serving: the public calls of the search, each answered from the index that is there now.

   Whatever the caches of a browser hold of former builds, and however long a page has been open: a
   file with another fingerprint than latest.js names is requested again, past the caches, and the call is repeated. */

import { SEAL, openIndex } from './given.js';
import { FRESH, WARM, forgetLatest, readLatest } from './latest.js';
import { loadContents, requestVersion } from './contents.js';
import { findMarks, readTerms, writeTerms } from './marking.js';
import { readTypedDate, showTypedDate } from './typed-dates.js';

/** @import { Choice, Hit, Index, Latest, Part } from './types.js' */

const RETRY_DELAYS = [0, 100, 400, 1000, 3000]; // milliseconds before each retry
const TIMEOUT = 1000; // milliseconds after which an open index is used without an answer of latest.js

let /** @type {{ latest: Latest, index: Index } | null} */ current = null; // the open index: `{latest, index}`

/**
 * What *use* makes of the index. It is called again if the index has changed meanwhile.
 * @type {<T>(use: (index: Index) => T | Promise<T>) => Promise<T>}
 */
async function withIndex(use) {
  for (let tries = 0; ; tries++) {
    try {
      const latest = await findLatest(tries ? FRESH : WARM);
      if (latest[1] !== SEAL) return (await loadOther(latest[1])).withIndex(use);
      return await use(await openLatest(latest));
    } catch (error) {
      if (!isTransient(error, tries)) throw error;
      forgetLatest();
      await pause(RETRY_DELAYS[tries]);
    }
  }
}

/**
 * Whether *error* may be transient: a site may be half replaced. A file of an open index that is gone is of a former one;
 * where none could be opened, the folder itself may be missing, which is said soon.
 * @type {(error: any, tries: number) => boolean}
 */
function isTransient(error, tries) {
  const most = error.name === 'LoadError' && !current ? 2 : RETRY_DELAYS.length;
  return tries < most && ['StaleIndexError', 'LoadError'].includes(error.name);
}

/** @type {(milliseconds: number) => Promise<void>} */
function pause(milliseconds) {
  return new Promise(resolve => { setTimeout(resolve, milliseconds); });
}

/**
 * What the folder holds now; what it held, if that cannot be read or not soon.
 * @type {(fresh: number) => Promise<Latest>}
 */
function findLatest(fresh) {
  /** @type {Promise<Latest>} */
  const asked = readLatest(current ? FRESH : fresh).catch(() => (current ? current.latest : ['', SEAL]));
  /* @ts-expect-error: an index that was opened is never closed */
  return current ? Promise.race([asked, pause(TIMEOUT).then(() => current.latest)]) : asked;
}

/** The index with the fingerprint in *latest*. @type {(latest: Latest) => Promise<Index>} */
async function openLatest(latest) {
  if (!current || current.latest[0] !== latest[0]) {
    const contents = await loadContents(latest[0]);
    if (!current || current.latest[0] !== latest[0]) current = { latest, index: openIndex(contents) };
  }
  return current.index;
}

/**
 * The calls of the engine with the fingerprint *scripts*: this one, from a cache, does not fit the index.
 * @type {(scripts: string) => Promise<any>}
 */
async function loadOther(scripts) {
  if (window.fonds.seal !== scripts) await requestVersion('engine.js', scripts);
  return window.fonds.parts;
}

/** @type {WeakMap<Hit, { index: Index, text: string, options: Choice | undefined }>} */
const origins = new WeakMap(); // hit → the index it is from, and what was asked

/**
 * Search the archive: `{total, cut, hits, facets, notes}`; each hit has id, url, title, date and lang.
 * *options*: offset, limit, sort ('relevance', 'newest', 'oldest'), facets (names a facet; 0: none).
 * @type {(text: string, options?: Choice) => ReturnType<Index['search']>}
 */
function search(text, options = {}) {
  return withIndex(async index => {
    const result = await index.search(text, options);
    result.hits.forEach(hit => origins.set(hit, { index, text, options }));
    return result;
  });
}

/**
 * The best passage of each of *hits*, which `search` gave: `[{text, marked}]`; none for one that is gone.
 * @type {(hits: Hit[]) => Promise<Part[][]>}
 */
function snippets(hits) {
  return withIndex(async index => {
    const /** @type {any[]} */ known = await Promise.all(hits.map(hit => findAgain(hit, index)));
    const /** @type {any[]} */ passages = await index.snippets(known.filter(Boolean));
    return known.map(hit => (hit ? passages.shift() : []));
  });
}

/**
 * *hit* as *index* has it, which may be a later one than it is from.
 * @type {(hit: Hit, index: Index) => Promise<Hit | undefined>}
 */
async function findAgain(hit, index) {
  /* @ts-expect-error: *hit* is one that search gave */
  const { index: former, text, options } = origins.get(hit);
  if (former === index) return hit;
  const { hits } = await index.search(text, { ...options, facets: 0 });
  return hits.find(other => other.id === hit.id);
}

window.fonds = {
  search, snippets,
  seal: SEAL,
  parts: { withIndex, suggest: text => withIndex(index => index.suggest(text)), writeTerms, readTerms, findMarks, readTypedDate, showTypedDate },
};
window.fondsIndex('engine', SEAL, null);
