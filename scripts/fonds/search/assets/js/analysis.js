/* Words: how a query or a text is cut into words, and the form that each is found under.
   RULES is analysis.json, by which the index was made: both cut and fold exactly alike. */

import { RULES } from './given.js';
import { range } from './numerals.js';

/** @import { Asked, Letter, Placed } from './types.js' */

const ACCENTS = new RegExp(`[${RULES.accents}]`, 'gu');
const DROPPED = new RegExp(`[${RULES.dropped}]`, 'gu');
const WINDOWS = /[\u0080-\u009f]/g;
const UNKNOWN = new RegExp(RULES.unknown ? `[${RULES.unknown}]` : '(?!)', 'gu');
const LIGATURES = new RegExp(`[${Object.keys(RULES.letters).join('')}]`, 'gu');
const NOT_WORD = /[^\p{L}\p{N}\p{M}]/gu;
export const UNSPACED = new RegExp(`[${RULES.unspaced}]`, 'u');
const RUNS = new RegExp(`[${RULES.unspaced}]+|[^${RULES.unspaced}]+`, 'gu');
const HANGUL = /\p{Script=Hangul}/u;
const PARTICLE = new RegExp(RULES.particles, 'u');
const ARTICLE = new RegExp(RULES.articles, 'u');
const NUMBERS = new RegExp(`(?<![\\p{L}\\p{N}])(?:${RULES.numbers.join('|')})`, 'gu');
const ACRONYMS = new RegExp(`(?<![\\p{L}\\p{N}.])(?:${RULES.acronyms.join('|')})(?!\\.?[\\p{L}\\p{N}])`, 'gu');
const ELISION = `(?<![\\p{L}\\p{N}\\p{M}])(?:${RULES.elided.join('|')})[${RULES.apostrophes}](?=[\\p{L}\\p{N}])`;
const LETTER = `(?![${RULES.digits}])[\\p{L}\\p{N}]`;
const WORD = `${LETTER}(?:${LETTER}|\\p{M})*|[${RULES.digits}][${RULES.digits}\\p{M}]*`;
const ELIDED_OR_WORD = new RegExp(`${ELISION}|(${WORD})`, 'gu');
const CLUSTERS = /[^\p{M}ﾞﾟ][\p{M}ﾞﾟ]*/gu; // a character with what is written onto it

/** The form of a word: without case, accents and ligatures. @type {(word: string) => string} */
export function fold(word) {
  const folded = foldWhole(word);
  return (folded.length > RULES.longest ? [...folded].slice(0, RULES.longest).join('') : folded) || word;
}

/** @type {(word: string) => string} */
function foldWhole(word) {
  const plain = word.normalize('NFKD').toLowerCase().replace(LIGATURES, c => RULES.letters[c]);
  return plain.replace(ACCENTS, '').replace(NOT_WORD, '').normalize('NFC').replace(ARTICLE, '');
}

/** The words of *text* as written: numbers in one piece, elisions left out. @type {(text: string) => string[]} */
export function findWords(text) {
  return Array.from(matchWords(joinParts(evenOut(text).replace(DROPPED, ''), '')), match => match[1]);
}

/**
 * What a query's text asks for, word by word: `{forms, width}`, where `forms` stand in a row and
 * `width` is the number of places they take. A run of a script without spaces asks for its pairs of
 * characters; one character alone for every form that begins with it (`initial`).
 * @type {(text: string) => Asked[]}
 */
export function analyseQuery(text) {
  return findWords(text).flatMap(word => {
    const folded = foldWhole(word);
    return isWhole(folded) ? [{ forms: [fold(word)], width: 1 }] : splitWord(folded).map(analyseRun);
  });
}

/** Whether the word of this form is one in the index. @type {(folded: string) => boolean} */
function isWhole(folded) {
  return !UNSPACED.test(folded) && !HANGUL.test(folded);
}

/**
 * The runs of *folded* with and without spaces, and the Korean particles at the end of these.
 * @type {(folded: string) => string[]}
 */
function splitWord(folded) {
  return (folded.match(RUNS) || []).flatMap(run => (UNSPACED.test(run) ? [run] : cutParticles(run)));
}

/** @type {(word: string) => string[]} */
function cutParticles(word) {
  const particle = PARTICLE.exec(word);
  return particle ? [...cutParticles(word.slice(0, particle.index)), particle[0]] : [word];
}

/**
 * The words of a text with their places: `[{form, start, end, reach}]`, as the reader sees the text
 * and the index counts them. A pair of characters stands at the first and reaches to the end of the second.
 * @type {(text: string) => Placed[]}
 */
export function placeWords(text) {
  const dropped = leaveOut({ text: evenOut(text), at: null });
  const { text: plain, at } = leaveOut({ ...dropped, text: joinParts(dropped.text, '\u0000') });
  const /** @type {(n: number) => number} */ placeOf = at ? n => at[n] : n => n;
  return Array.from(matchWords(plain)).flatMap(({ 1: word, index }) => placeParts(word, n => placeOf(index + n)));
}

/**
 * *text* as it is cut, of the same length: one apostrophe, what Windows-1252 has for controls, and no
 * letters that the index could not know.
 * @type {(text: string) => string}
 */
export function evenOut(text) {
  const known = text.replace(UNKNOWN, character => '|'.repeat(character.length));
  return known.replace(WINDOWS, control => RULES.windows[control] || control).replace(/[ʼʻ]/g, '’');
}

/**
 * *text* with *filler* in place of what stands between the groups of a number, and the letters of O.N.U.
 * @type {(text: string, filler: string) => string}
 */
export function joinParts(text, filler) {
  const numbers = text.replace(NUMBERS, number => number.replace(/[^0-9]/g, filler));
  return numbers.replace(ACRONYMS, letters => letters.replace(/\./g, filler));
}

/**
 * *text* without what is dropped, and where each of the rest stood; *at* null: where it stands.
 * @type {(left: { text: string, at: number[] | null }) => { text: string, at: number[] | null }}
 */
function leaveOut({ text, at }) {
  if (text.search(DROPPED) < 0) return { text, at };
  const kept = range(0, text.length).filter(n => text[n].search(DROPPED) < 0);
  return { text: kept.map(n => text[n]).join(''), at: at ? kept.map(n => at[n]) : kept };
}

/**
 * The matches of words (group 1) in *text*.
 * @type {(text: string) => Generator<RegExpMatchArray & { index: number }>}
 */
function* matchWords(text) {
  for (const match of text.matchAll(ELIDED_OR_WORD)) if (match[1]) yield match;
}

/** @type {(run: string) => Asked} */
function analyseRun(run) {
  const characters = [...run];
  if (!UNSPACED.test(run)) return { forms: [fold(run)], width: 1 };
  if (characters.length === 1) return { forms: [run], width: 1, initial: true };
  return { forms: pairUp(characters).slice(0, -1), width: characters.length };
}

/** Each character with the one after it; the last one alone. @type {(characters: string[]) => string[]} */
function pairUp(characters) {
  return characters.map((character, at) => character + (characters[at + 1] || ''));
}

/**
 * The words that *word* is in the index, where *placeOf* says where each of its letters stands.
 * @type {(word: string, placeOf: (n: number) => number) => Placed[]}
 */
function placeParts(word, placeOf) {
  const folded = foldWhole(word), start = placeOf(0), end = placeOf(word.length - 1) + 1;
  if (isWhole(folded)) return [{ form: fold(word), start, end, reach: end }];
  const letters = placeLetters(word, folded, placeOf);
  let at = 0;
  return splitWord(folded).flatMap(run => {
    const own = letters.slice(at, at += [...run].length);
    return UNSPACED.test(run) ? placePairs(own) : [placeWhole(run, own)];
  });
}

/** @type {(letters: Letter[]) => Placed[]} */
function placePairs(letters) {
  return pairUp(letters.map(letter => letter.form)).map((form, n) => {
    const { start, end } = letters[n], next = letters[n + 1];
    return { form, start, end, reach: next ? next.end : end };
  });
}

/** @type {(run: string, letters: Letter[]) => Placed} */
function placeWhole(run, letters) {
  const { start } = letters[0], { end } = letters[letters.length - 1];
  return { form: fold(run), start, end, reach: end };
}

/**
 * The letters of *folded*, the form of *word*, each with the place of what it was made of.
 * @type {(word: string, folded: string, placeOf: (n: number) => number) => Letter[]}
 */
function placeLetters(word, folded, placeOf) {
  const letters = [];
  for (const { 0: cluster, index } of word.matchAll(CLUSTERS)) {
    const start = placeOf(index), end = placeOf(index + cluster.length - 1) + 1;
    for (const form of foldWhole(cluster)) letters.push({ form, start, end });
  }
  if (letters.map(letter => letter.form).join('') === folded) return letters;
  return Array.from(folded, form => ({ form, start: placeOf(0), end: placeOf(word.length - 1) + 1 }));
}
