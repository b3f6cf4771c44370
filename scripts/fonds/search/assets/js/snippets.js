/* Snippets: the best passage of an article, with the words of the query marked. */

import { findMarks } from './marking.js';
import { readText } from './cards.js';

/** @import { Part, Stretch, Term } from './types.js' */

const PASSAGE = 240; // characters
const LEAD = 60; // of them before the first mark
const REACH = 30; // characters within which a passage may begin or end with a word; some scripts have no spaces

/**
 * The best passage of article *doc* for *terms*: `[{text, marked}]`.
 * @type {(doc: number, terms: Term[]) => Promise<Part[]>}
 */
export async function cutSnippet(doc, terms) {
  const paragraphs = await readText(doc);
  const found = paragraphs.map(text => bestWindow(text, terms));
  const /** @type {any} */ best = found.reduce((one, other) => (other.worth > one.worth ? other : one), { worth: 0 });
  return splitMarks(best.worth ? best : { text: paragraphs[0] || '', marks: [], start: 0 });
}

/**
 * The stretch of a paragraph with most different terms, then most marks.
 * @type {(text: string, terms: Term[]) => Stretch}
 */
function bestWindow(text, terms) {
  const marks = findMarks(text, terms);
  let best = { text, marks, start: 0, worth: 0 };
  for (let first = 0, end = 0; first < marks.length; first++) {
    while (end < marks.length && marks[end].end - marks[first].start <= PASSAGE - LEAD) end++;
    const inside = marks.slice(first, Math.max(end, first + 1));
    const worth = new Set(inside.map(mark => mark.term)).size + Math.min(inside.length, 50) / 100;
    if (worth > best.worth) best = { text, marks, start: marks[first].start, worth };
  }
  return best;
}

/** @type {(stretch: Omit<Stretch, 'worth'>) => Part[]} */
function splitMarks({ text, marks, start }) {
  const from = start > LEAD ? wordStart(text, start - LEAD) : 0, end = wordEnd(text, from + PASSAGE);
  const parts = from ? [{ text: '… ', marked: false }] : [];
  let at = from;
  for (const mark of marks.filter(one => one.start >= from && one.start < end)) {
    const last = Math.min(mark.end, end);
    parts.push({ text: text.slice(at, mark.start), marked: false }, { text: text.slice(mark.start, last), marked: true });
    at = last;
  }
  parts.push({ text: text.slice(at, end) + (end < text.length ? ' …' : ''), marked: false });
  return parts.filter(part => part.text);
}

/**
 * Where the next word begins from *at* on, if one does soon; else a whole character.
 * @type {(text: string, at: number) => number}
 */
function wordStart(text, at) {
  const space = text.slice(at, at + REACH).search(/\s/);
  return space < 0 ? wholeCharacter(text, at) : at + space + 1;
}

/**
 * Where the last word ends before *at*, if one does not long before; else a whole character.
 * @type {(text: string, at: number) => number}
 */
function wordEnd(text, at) {
  if (at >= text.length) return text.length;
  const space = text.slice(at - REACH, at).search(/\s\S*$/);
  return space < 0 ? wholeCharacter(text, at) : at - REACH + space;
}

/**
 * The place up to *at* before which a character with all its marks ends.
 * @type {(text: string, at: number) => number}
 */
function wholeCharacter(text, at) {
  while (at > 0 && /^(?:\p{M}|[\udc00-\udfff])/u.test(text.slice(at, at + 2))) at--;
  return at;
}
