/* Loading of the chunks of one index, with an LRU cache. */

import { contents } from './given.js';
import { FOLDER } from './latest.js';
import { DIGIT } from './numerals.js';
import { requestVersion } from './contents.js';

/** @import { Chunk, Lengths, Wholes } from './types.js' */

export const SITE = new URL('..', FOLDER).href;

const MOST_CACHED_SIZE = 8e6; // characters of chunks

/** @type {Map<string, Chunk>} */
const chunkCache = new Map(); // name → `{data, size}`, a promise and its characters; in LRU order
let cachedSize = 0; // characters of all that are loaded

/** The data of chunk *number* of *family*. @type {(family: string, number: number) => Promise<any>} */
export function loadChunk(family, number) {
  const name = `${family}/${number}`, seal = contents.families[family].seals.substr(number * 4, 4);
  const chunk = chunkCache.get(name) || requestChunk(name, seal);
  chunkCache.delete(name);
  chunkCache.set(name, chunk);
  return chunk.data;
}

/** @type {(name: string, seal: string) => Chunk} */
function requestChunk(name, seal) {
  const chunk = { data: requestVersion(`${name}.js`, seal), size: 0 };
  chunk.data.then(data => cacheChunk(chunk, data), () => chunkCache.delete(name));
  return chunk;
}

/**
 * Count the size of *chunk*, and evict the least recently used ones beyond `MOST_CACHED_SIZE`.
 * @type {(chunk: Chunk, data: any) => void}
 */
function cacheChunk(chunk, data) {
  cachedSize += chunk.size = sizeOf(data);
  for (const [name, { size }] of chunkCache) {
    if (cachedSize <= MOST_CACHED_SIZE) return;
    if (size) chunkCache.delete(name); // what is still being loaded has none
    cachedSize -= size;
  }
}

/** About how many characters *data* takes. @type {(data: any) => number} */
function sizeOf(data) {
  if (Array.isArray(data)) return data.reduce((sum, part) => sum + sizeOf(part), 8);
  return typeof data === 'string' ? data.length + 8 : 8;
}

/** @type {(keyof Wholes)[]} */
const WHOLES = ['pairs', 'lengths', 'calendar', 'texts']; // each a chunk; all but the first are in the table of contents of a small archive

const /** @type {Map<keyof Wholes, Promise<any>>} */ wholeCache = new Map();

/**
 * The *part* of the index that concerns all articles, read once.
 * @type {<N extends keyof Wholes, T>(part: N, read: (data: Wholes[N]) => T) => Promise<T>}
 */
export function loadWhole(part, read) {
  if (!wholeCache.has(part)) {
    const chunk = WHOLES.indexOf(part), here = chunk > 0 && contents.whole;
    const number = chunk < 0 ? contents.families.a.numbers.length - 1 : chunk; // the last is that of figures
    const whole = (here ? Promise.resolve(here[chunk - 1]) : loadChunk('a', number)).then(read);
    whole.catch(() => wholeCache.delete(part));
    wholeCache.set(part, whole);
  }
  /* @ts-expect-error: it is there by now */
  return wholeCache.get(part);
}

/** The lengths of articles and of their titles, as digits: see `scales` of ranking.js. @type {() => Promise<Lengths>} */
export function loadLengths() {
  return loadWhole('lengths', texts => {
    const [whole, titles] = texts.map(text => Uint8Array.from(text, digit => DIGIT[digit.charCodeAt(0)]));
    return { whole, titles };
  });
}
