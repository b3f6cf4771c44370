/* Postings: the articles that a form, or a pair of common words, has. */

import { contents } from './given.js';
import { NumberReader, range, readGrowing } from './numerals.js';
import { loadChunk } from './loading.js';
import { findChunk, readStart } from './locating.js';
import { readList } from './vocabulary.js';

/** @import { Docs, ListPart, Piece, Postings } from './types.js' */

const MOST_ROWS = 1e6; // of the lists in the cache; 12 MB

const /** @type {Map<number, Promise<Postings>>} */ postingsCache = new Map(); // form → promise of its postings
let rowsCached = 0; // rows of all that are loaded

/**
 * The postings of form *id*: `{docs, counts, titled, heads}`, arrays of the same length: numbers of articles
 * (ascending), occurrences in each, how many of those are in the title, and where in it the first stands.
 * @type {(id: number) => Promise<Postings>}
 */
export function readPostings(id) {
  if (!postingsCache.has(id)) {
    const list = loadPieces('p', id, null).then(decodePostings);
    postingsCache.set(id, list);
    list.then(({ docs }) => evictPostings(docs.length), () => postingsCache.delete(id));
  }
  /* @ts-expect-error: it is there by now */
  return postingsCache.get(id);
}

/** Count *more* rows, and empty the cache beyond `MOST_ROWS`. @type {(more: number) => void} */
function evictPostings(more) {
  rowsCached += more;
  if (rowsCached <= MOST_ROWS) return;
  postingsCache.clear();
  rowsCached = 0;
}

/**
 * The pieces of a list that concern *docs* (null: all of them): `[{text, first}]`, where *first* is
 * the article that a piece counts from. A list that is not very long is one piece.
 * @type {(family: string, id: number, docs: Docs | null) => Promise<Piece[]>}
 */
export async function loadPieces(family, id, docs) {
  const beside = id < contents.forms ? await readList(family, id) : null;
  if (beside !== null) return [{ text: beside, first: 0 }];
  const chunks = await chunksOf(family, id), wanted = docs && piecesOf(docs);
  const needed = chunks.filter(({ piece, end }) => !wanted || chunks.length === 1 || hasFrom(wanted, piece, end));
  const pieces = await Promise.all(needed.map(async ({ chunk, piece }) => {
    const [terms, lists] = await loadChunk(family, chunk), /** @type {string | string[]} */ list = lists[readGrowing(terms).indexOf(id)];
    if (typeof list === 'string') return [{ text: list, first: 0 }];
    return list.map((text, at) => ({ text, first: (piece + at) * contents.piece }))
      .filter(({ text, first }) => text && (!wanted || wanted.has(pieceOf(first))));
  }));
  return pieces.flat();
}

/** @type {(docs: Docs) => Set<number>} */
function piecesOf(docs) {
  const pieces = new Set();
  for (const doc of docs) pieces.add(pieceOf(doc));
  return pieces;
}

/** @type {(doc: number) => number} */
export function pieceOf(doc) {
  return Math.floor(doc / contents.piece);
}

/**
 * Whether *wanted* has one of the numbers from *first* to below *end*.
 * @type {(wanted: Set<number>, first: number, end: number) => boolean}
 */
function hasFrom(wanted, first, end) {
  for (let piece = first; piece < end; piece++) if (wanted.has(piece)) return true;
  return false;
}

/**
 * Where the list of *id* stands, if that is apart: `{chunk, piece, end}`: of each chunk the pieces.
 * @type {(family: string, id: number) => Promise<ListPart[]>}
 */
async function chunksOf(family, id) {
  const [before, last] = await Promise.all([findChunk(family, id - 1), findChunk(family, id)]);
  const chunks = range(Math.max(0, before), last + 1), pieces = Math.ceil(contents.articles / contents.piece);
  const starts = await Promise.all(chunks.map(chunk => readStart(family, chunk)));
  const parts = starts.map(({ number, piece }, at) => ({
    chunk: chunks[at],
    piece: number === id ? piece : 0,
    end: at + 1 < starts.length ? Math.min(starts[at + 1].piece, pieces) : pieces,
  }));
  return parts.length > 1 && !starts[1].piece ? parts.slice(1) : parts; // the list may begin within the first chunk, or after it
}

/**
 * A row is 2 × (gap − 1), + 1 if more follows: 2 × (occurrences − 1), + 1 if the title has some, and how many − 1,
 * and where in the title the first stands.
 * @type {(pieces: Piece[]) => Postings}
 */
function decodePostings(pieces) {
  const most = pieces.reduce((sum, { text }) => sum + text.length, 0); // a row is one character at least
  const docs = new Int32Array(most), counts = new Int32Array(most), titled = new Int32Array(most), heads = new Uint8Array(most);
  let row = 0;
  for (const { text, first } of pieces) {
    const reader = new NumberReader(text);
    for (let doc = first - 1; reader.left(); row++) {
      const head = reader.next(), more = head & 1 ? reader.next() : 0;
      docs[row] = doc += (head >> 1) + 1;
      counts[row] = (more >> 1) + 1;
      if (!(more & 1)) continue;
      titled[row] = reader.next() + 1;
      heads[row] = reader.next();
    }
  }
  return { docs: docs.slice(0, row), counts: counts.slice(0, row), titled: titled.slice(0, row), heads: heads.slice(0, row) };
}
