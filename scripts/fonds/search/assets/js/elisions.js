/* Elisions whose apostrophe was left out of a query: "l etat", "qu il", "aujourd hui". */

import { RULES } from './given.js';
import { fold } from './analysis.js';

const ELIDABLE = '[ldjmtscn]|(?:jus|lors|puis|quoi|pres)?qu|aujourd'; // in French: other languages elide words of their own
const LETTERS = new RegExp(`(?:^|[${RULES.apostrophes}])(?:${ELIDABLE})$`, 'iu');
const WITHIN = new RegExp(`(?<![^\\s${RULES.apostrophes}])(${ELIDABLE}) (?=([\\p{L}\\p{M}]+))`, 'giu');
const NEVER = new Set(['et']); // what no word is elided before

/**
 * Whether *chunk*, which ends at *at* in *text*, is elided before the word behind it. A capital is only at the beginning,
 * or before another: "hépatite C en France".
 * @type {(chunk: string, text: string, at: number) => boolean}
 */
export function endsElided(chunk, text, at) {
  if (!LETTERS.test(chunk)) return false;
  const next = /[ \u00a0\u202f]([\p{L}\p{M}]+)/uy;
  next.lastIndex = at;
  const found = next.exec(text);
  if (!found || !opens(found[1])) return false;
  return !isCapital(chunk) || isCapital(found[1]) || !text.slice(0, at - chunk.length).trim();
}

/** *phrase* with its apostrophes. @type {(phrase: string) => string} */
export function joinElided(phrase) {
  return phrase.replace(WITHIN, (whole, letters, next) => (opens(next) && (!isCapital(letters) || isCapital(next)) ? `${letters}’` : whole));
}

/** Whether a word may be elided before *word*. @type {(word: string) => boolean} */
function opens(word) {
  const form = fold(word);
  return /^[aeiouyh]/.test(form) && !NEVER.has(form);
}

/** @type {(word: string) => boolean} */
function isCapital(word) {
  return /^\p{Lu}/u.test(word);
}
