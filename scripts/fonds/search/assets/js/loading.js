/* Loading of the chunks of one index, with an LRU cache. */

import { contents } from './given.js';
import { FOLDER } from './latest.js';
import { requestVersion } from './contents.js';

/** @import { Chunk, FamilyRow, Wholes } from './types.js' */

export const SITE = new URL('..', FOLDER).href;

const MOST_CACHED_SIZE = 8e6; // characters of chunks

/** @type {Map<string, Chunk>} */
const chunkCache = new Map(); // name → `{data, size}`, a promise and its characters; in LRU order
let cachedSize = 0; // characters of all that are loaded

/** The data of chunk *number* of *family*. @type {(family: string, number: number) => Promise<any>} */
export function loadChunk(family, number) {
  const name = `${family}/${number}`, chunk = chunkCache.get(name) || requestChunk(name, sealOf(family, number));
  chunkCache.delete(name);
  chunkCache.set(name, chunk);
  return chunk.data;
}

/** What a section of the table of contents tells of *family*. @type {(family: string, section: number) => Promise<FamilyRow>} */
export async function loadSection(family, section) {
  const { only, file } = contents.families[family];
  return only || loadChunk('d', file + section);
}

/** In which section of *family* a chunk is listed, and where. @type {(family: string, number: number) => { section: number, at: number }} */
export function sectionOf(family, number) {
  const size = contents.families[family].only ? Infinity : contents.section;
  return { section: Math.floor(number / size), at: number % size };
}

/** The fingerprint of a chunk. @type {(family: string, number: number) => Promise<string>} */
async function sealOf(family, number) {
  const { section, at } = sectionOf(family, number);
  return (await loadSection(family, section)).seals.substr(at * 4, 4);
}

/** @type {(name: string, seal: Promise<string>) => Chunk} */
function requestChunk(name, seal) {
  const chunk = { data: seal.then(known => requestVersion(`${name}.js`, known)), size: 0 };
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
const WHOLES = ['pairs', 'calendar', 'figures']; // each a chunk; the second is in the table of contents of a small archive

const /** @type {Map<keyof Wholes, Promise<any>>} */ wholeCache = new Map();

/**
 * The *part* of the index that concerns all articles, read once.
 * @type {<N extends keyof Wholes, T>(part: N, read: (data: Wholes[N]) => T) => Promise<T>}
 */
export function loadWhole(part, read) {
  if (!wholeCache.has(part)) {
    const at = WHOLES.indexOf(part), { whole: here } = contents;
    const whole = (here && part === 'calendar' ? Promise.resolve(here[1]) : loadChunk('a', here && at ? at - 1 : at)).then(read);
    whole.catch(() => wholeCache.delete(part));
    wholeCache.set(part, whole);
  }
  /* @ts-expect-error: it is there by now */
  return wholeCache.get(part);
}
