/* Places: where something stands in some articles.

   `{docs, starts, at, titled}`: in article `docs[n]` at the positions `at[starts[n]]` to before
   `at[starts[n + 1]]`, ascending, the first `titled[n]` of which are in the title. */

import { contents } from './given.js';
import { NumberReader, lastUpTo } from './numerals.js';
import { loadPieces } from './postings.js';

/** @import { Docs, Places, Postings, Reading } from './types.js' */

/** Where form *id*, whose postings are *list*, stands in the articles *docs*: with the common words
 *  *before* and *after* around it, which are codes; 0: anything.
 *  @type {(id: number, list: Postings, docs: Docs, before: number, after: number) => Promise<Places>} */
export async function readPlaces(id, list, docs, before, after) {
  const places = { docs, starts: new Int32Array(docs.length + 1), at: new Int32Array(countIn(list, docs)), titled: new Int32Array(docs.length) };
  const reading = { places, list, row: 0, before, after, annotated: !contents.codes.has(id) };
  let n = 0;
  for (const { text, first } of await loadPieces('x', id, docs)) n = decodePlaces(text, first, n, reading);
  places.starts.fill(places.starts[n], n + 1);
  return places;
}

/** How often *list* occurs in *docs*. @type {(list: Postings, docs: Docs) => number} */
function countIn(list, docs) {
  let count = 0;
  for (let row = 0, n = 0; row < list.docs.length && n < docs.length;) {
    if (list.docs[row] === docs[n]) count += list.counts[row];
    if (list.docs[row] <= docs[n]) row++; else n++;
  }
  return count;
}

/**
 * Read the positions in *text*, which begins with article *first*, from row *n* of the places on; the row after.
 * @type {(text: string, first: number, n: number, reading: Reading) => number}
 */
function decodePlaces(text, first, n, { places, list, before, after, annotated }) {
  const { docs, starts } = places, reader = new NumberReader(text);
  for (let row = lastUpTo(list.docs, first - 1) + 1; n < docs.length && reader.left(); row++) {
    const doc = list.docs[row], count = list.counts[row];
    while (n < docs.length && docs[n] < doc) { starts[n + 1] = starts[n]; n++; }
    if (docs[n] !== doc) skipPlaces(reader, count, annotated);
    else decodeRow(reader, count, list.titled[row], n++, places, annotated, before, after);
  }
  return n;
}

/** @type {(reader: NumberReader, count: number, annotated: boolean) => void} */
function skipPlaces(reader, count, annotated) {
  for (let left = count; left; left--) {
    const head = reader.next();
    if (annotated && head & 2) reader.next();
    if (annotated && head & 1) reader.next();
  }
}

/**
 * The positions of one article: each is its distance from the one before; with neighbours, see the index.
 * @type {(reader: NumberReader, count: number, titled: number, n: number, places: Places, annotated: boolean, before: number, after: number) => void}
 */
function decodeRow(reader, count, titled, n, places, annotated, before, after) {
  let end = places.starts[n], position = 0;
  for (let done = 0; done < count; done++) {
    const head = reader.next();
    position += annotated ? head >> 2 : head;
    const one = annotated && head & 2 ? reader.next() : 0, other = annotated && head & 1 ? reader.next() : 0;
    if ((before && one !== before) || (after && other !== after)) continue;
    places.at[end++] = position;
    if (done < titled) places.titled[n]++;
  }
  places.starts[n + 1] = end;
}

/**
 * Places *shift* further back, which is where a phrase begins that has them so far from its first word.
 * @type {(places: Places, shift: number) => Places}
 */
export function shiftPlaces(places, shift) {
  for (let i = 0; shift && i < places.at.length; i++) places.at[i] -= shift;
  return places;
}

/** Where either of two stands, in the same articles. @type {(one: Places, other: Places) => Places} */
export function mergePlaces(one, other) {
  const { docs } = one, starts = new Int32Array(docs.length + 1), at = new Int32Array(one.at.length + other.at.length);
  for (let n = 0, end = 0; n < docs.length; n++) {
    let i = one.starts[n], j = other.starts[n];
    while (i < one.starts[n + 1] || j < other.starts[n + 1]) {
      const first = j >= other.starts[n + 1] || (i < one.starts[n + 1] && one.at[i] <= other.at[j]);
      at[end++] = first ? one.at[i++] : other.at[j++];
    }
    starts[n + 1] = end;
  }
  return { docs, starts, at, titled: one.titled.map((count, n) => count + other.titled[n]) };
}

/** Where both of two stand, in the same articles. @type {(one: Places, other: Places) => Places} */
export function meetPlaces(one, other) {
  return keepPlaces(one, (i, n) => hasPlace(other, n, one.at[i], one.at[i]));
}

/**
 * Whether row *n* has a position from *low* to *high*.
 * @type {(places: Places, n: number, low: number, high: number) => boolean}
 */
export function hasPlace({ starts, at }, n, low, high) {
  let first = starts[n], end = starts[n + 1];
  while (first < end) {
    const middle = (first + end) >> 1;
    if (at[middle] < low) first = middle + 1; else end = middle;
  }
  return first < starts[n + 1] && at[first] <= high;
}

/**
 * Of *places* those that *fits* allows: an index of `at`, and its row.
 * @type {(places: Places, fits: (i: number, n: number) => boolean) => Places}
 */
export function keepPlaces({ docs, starts, at, titled }, fits) {
  const kept = { docs, starts: new Int32Array(docs.length + 1), at: new Int32Array(at.length), titled: new Int32Array(docs.length) };
  for (let n = 0, end = 0; n < docs.length; n++) {
    for (let i = starts[n]; i < starts[n + 1]; i++) {
      if (!fits(i, n)) continue;
      kept.at[end++] = at[i];
      if (i < starts[n] + titled[n]) kept.titled[n]++;
    }
    kept.starts[n + 1] = end;
  }
  return kept;
}

/**
 * *places* without the articles that are not in *docs*, all of which they have.
 * @type {(docs: Docs, places: Places) => Places}
 */
export function onlyIn(docs, places) {
  if (docs.length === places.docs.length) return places;
  const rows = Int32Array.from(docs, doc => lastUpTo(places.docs, doc));
  const at = new Int32Array(rows.reduce((sum, row) => sum + places.starts[row + 1] - places.starts[row], 0));
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, n) => {
    const own = places.at.subarray(places.starts[row], places.starts[row + 1]);
    at.set(own, starts[n]);
    starts[n + 1] = starts[n] + own.length;
  });
  return { docs, starts, at, titled: rows.map(row => places.titled[row]) };
}

/** The articles where there are any places. @type {(places: Places) => Docs} */
export function placedDocs({ docs, starts }) {
  return docs.filter((_, n) => starts[n + 1] > starts[n]);
}
