/* Words that a line's end divides: "prési-" and "dence" are found as "présidence" too. What is around
   such a place is read once more, joined, as the index has it (divided.py). */

import { RULES } from './given.js';
import { evenOut } from './analysis.js';
import { lastUpTo, range } from './numerals.js';

/** @import { Joined, Stretched } from './types.js' */

const PLACES = new RegExp(`(?<=[\\p{L}\\p{M}])[${RULES.dividing}][ \\n](?=\\p{Ll})`, 'gu');
const WORDS = /[^ \n]+/g;

/** The stretches of *text* that have divided words, these joined. @type {(text: string) => Joined[]} */
export function joinDivided(text) {
  const places = Array.from(evenOut(text).matchAll(PLACES), ({ index }) => index);
  return findStretches(text, places).map(({ start, end, inside }) => {
    const begins = [start, ...inside.map(place => place + 2)], ends = [...inside, end];
    const at = begins.flatMap((begin, n) => range(begin, ends[n]));
    return { text: at.map(n => text[n]).join(''), at };
  });
}

/**
 * From where to where the words around *places* reach, and which of these are between; those that touch are one.
 * @type {(text: string, places: number[]) => Stretched[]}
 */
function findStretches(text, places) {
  const words = places.length ? [...text.matchAll(WORDS)] : [], starts = words.map(({ index }) => index);
  const /** @type {Stretched[]} */ found = [];
  let reached = -2;
  for (const place of places) {
    const number = lastUpTo(starts, place), first = Math.max(number - RULES.around, 0);
    if (first > reached + 1) found.push({ start: starts[first], end: 0, inside: [] });
    reached = Math.min(number + 1 + RULES.around, words.length - 1);
    const last = found[found.length - 1];
    last.end = starts[reached] + words[reached][0].length;
    last.inside.push(place);
  }
  return found;
}
