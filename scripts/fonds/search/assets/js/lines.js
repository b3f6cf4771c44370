/* Lines of a concordance: a use with what stands around it in its paragraph. */

import { placeWords } from './analysis.js';
import { joinDivided } from './divided.js';
import { placeJoined } from './marking.js';
import { lastUpTo, range } from './numerals.js';
import { readCards, readText } from './cards.js';

/** @import { Line, Neighbour, Placed, Uses } from './types.js' */

const GAP = 100; // positions from one part to the next, as in corpus.py
const AROUND = 160; // characters on either side
const NEIGHBOURS = 5; // words on either side

/** A part of an article as the index counts its words: see `layOut`. @typedef {{ part: number, text: string, first: number, words: Placed[] }} Row */

/**
 * The uses from number *from* to before *end* with what stands around them.
 * @type {(uses: Uses, from: number, end: number) => Promise<Line[]>}
 */
export async function readLines({ docs, starts, at, ends }, from, end) {
  const rows = range(Math.max(0, lastUpTo(starts, from)), lastUpTo(starts, end - 1) + 1);
  const cards = await readCards(rows.map(row => docs[row]), true);
  const lines = await Promise.all(rows.map(async (row, n) => {
    const parts = layOut(cards[n].title, await readText(docs[row])), firsts = parts.map(part => part.first);
    return range(Math.max(from, starts[row]), Math.min(end, starts[row + 1])).map(use => {
      const { part, text, first, words } = parts[lastUpTo(firsts, at[use])];
      return { card: cards[n], part, ...cutLine(text, words, at[use] - first, ends[use] - first) };
    });
  }));
  return lines.flat();
}

/** The title and paragraphs of an article with their words, and what is read twice behind each. @type {(title: string, paragraphs: string[]) => Row[]} */
function layOut(title, paragraphs) {
  let first = 0;
  return [title, ...paragraphs].flatMap((text, part) => [placeWords(text), ...joinDivided(text).map(placeJoined)].map(words => {
    const row = { part, text, first, words };
    first += words.length + GAP;
    return row;
  }));
}

/** @type {(text: string, words: Placed[], from: number, end: number) => Omit<Line, 'card' | 'part'>} */
function cutLine(text, words, from, end) {
  const { start } = words[from], stop = words[end - 1].reach;
  const /** @type {(word: Placed) => Neighbour} */ tell = word => ({ form: word.form, text: text.slice(word.start, word.end) });
  return {
    left: cutLeft(text.slice(Math.max(0, start - AROUND), start), start > AROUND),
    key: text.slice(start, stop),
    right: cutRight(text.slice(stop, stop + AROUND), stop + AROUND < text.length),
    before: words.slice(Math.max(0, from - NEIGHBOURS), from).map(tell).reverse(),
    after: words.slice(end, end + NEIGHBOURS).map(tell),
  };
}

/** *text* from its first whole word on, if it is *cut*. @type {(text: string, cut: boolean) => string} */
function cutLeft(text, cut) {
  return cut ? text.replace(/^\S{0,30}\s+/, '') : text;
}

/** @type {(text: string, cut: boolean) => string} */
function cutRight(text, cut) {
  return cut ? text.replace(/\s+\S{0,30}$/, '') : text;
}
