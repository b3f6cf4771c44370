/* The lengths of articles and of their titles, as digits: see `frequencies` of ranking.js. Those of a large archive
   are in chunks of many articles each, and only those are read that a query needs. */

import { contents } from './given.js';
import { DIGIT, range } from './numerals.js';
import { loadChunk } from './loading.js';

/** @import { Docs, Lengths, Wholes } from './types.js' */

const MANY = 4; // articles for each chunk, of which one is then in nearly every chunk

let /** @type {Lengths | null} */ lengths = null; // of all articles; 0 where they are not yet read
const /** @type {Map<number, Promise<void>>} */ blockCache = new Map(); // chunk → promise that it is read

/** All lengths, of which at least those of the articles in *lists* are read. @type {(lists: Docs[]) => Promise<Lengths>} */
export function loadLengths(lists) {
  const blocks = new Set();
  for (const docs of lists) for (const doc of docs) blocks.add(Math.floor(doc / contents.lengths));
  return loadBlocks([...blocks]);
}

/** Begin to load all, if those of so many *articles* are in nearly all chunks. @type {(articles: number) => void} */
export function prefetchLengths(articles) {
  const chunks = Math.ceil(contents.articles / contents.lengths);
  if (articles > MANY * chunks) loadBlocks(range(0, chunks)).catch(() => {});
}

/** @type {(blocks: number[]) => Promise<Lengths>} */
async function loadBlocks(blocks) {
  const read = (lengths ||= { whole: new Uint8Array(contents.articles), titles: new Uint8Array(contents.articles) });
  await Promise.all(blocks.map(block => loadBlock(block, read)));
  return read;
}

/** @type {(block: number, into: Lengths) => Promise<void> | undefined} */
function loadBlock(block, into) {
  if (!blockCache.has(block)) {
    const texts = contents.whole ? Promise.resolve(contents.whole[0]) : loadChunk('l', block);
    const read = texts.then(found => readBlock(found, block * contents.lengths, into));
    read.catch(() => blockCache.delete(block));
    blockCache.set(block, read);
  }
  return blockCache.get(block);
}

/** Put the digits of articles from *first* on where they belong. @type {(texts: Wholes['lengths'], first: number, into: Lengths) => void} */
function readBlock([whole, titles], first, into) {
  for (let at = 0; at < whole.length; at++) {
    into.whole[first + at] = DIGIT[whole.charCodeAt(at)];
    into.titles[first + at] = DIGIT[titles.charCodeAt(at)];
  }
}
