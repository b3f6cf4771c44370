/* Words: how a query or a text is cut into words, and the form that each is found under.
   RULES is analysis.json, by which the index was made. */

const ACCENTS = new RegExp(`[${RULES.accents}]`, 'gu');
const DROPPED = new RegExp(`[${RULES.dropped}]`, 'gu');
const LIGATURES = new RegExp(`[${Object.keys(RULES.letters).join('')}]`, 'gu');
const NOT_WORD = /[^\p{L}\p{N}\p{M}]/gu;
const UNSPACED = new RegExp(`[${RULES.unspaced}]`, 'u');
const RUNS = new RegExp(`[${RULES.unspaced}]+|[^${RULES.unspaced}]+`, 'gu');
const NUMBER = `(?<![\\p{L}\\p{N}])[0-9]{1,3}(?:[${RULES.spaces}][0-9]{3})+(?![0-9])`;
const ELISION = `(?<![\\p{L}\\p{N}])(?:${RULES.elided.join('|')})[${RULES.apostrophes}](?=[\\p{L}\\p{N}])`;
const NUMBERS = new RegExp(NUMBER, 'gu');
const ELISIONS = new RegExp(ELISION, 'giu');
const SPACES = new RegExp(`[${RULES.spaces}]`, 'gu');
const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const TEXT_WORDS = new RegExp(
  `${ELISION}|${NUMBER}|[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}${RULES.dropped}]*`, 'giu');

/** The form of a word: without case, accents and ligatures. */
function fold(word) {
  const plain = word.normalize('NFKD').toLowerCase().replace(LIGATURES, c => RULES.letters[c]);
  const folded = plain.replace(ACCENTS, '').replace(NOT_WORD, '').normalize('NFC');
  return (folded.length > RULES.longest ? [...folded].slice(0, RULES.longest).join('') : folded) || word;
}

/** The words of *text* as written: numbers in one piece, elisions left out. */
function findWords(text) {
  return prepareText(text).match(WORDS) || [];
}

/**
 * What a query's text asks for, word by word: `{forms, width}`, where `forms` stand in a row and
 * `width` is the number of places they take. A run of a script without spaces asks for its pairs of
 * characters; one character alone for every form that begins with it (`initial`).
 */
function analyseQuery(text) {
  return findWords(text).flatMap(word =>
    UNSPACED.test(word) ? fold(word).match(RUNS).map(analyseRun) : [{ forms: [fold(word)], width: 1 }]);
}

/** The words of a text with their places: `[{form, start, end}]`, as the reader sees the text. */
function placeWords(text) {
  const words = [];
  for (const match of text.matchAll(TEXT_WORDS)) {
    if (RULES.apostrophes.includes(match[0].slice(-1))) continue;
    const word = match[0].replace(DROPPED, '').replace(SPACES, '');
    if (UNSPACED.test(word)) words.push(...placeCharacters(match[0], match.index));
    else words.push({ form: fold(word), start: match.index, end: match.index + match[0].length });
  }
  return words;
}

function prepareText(text) {
  return text.replace(DROPPED, '').replace(/[ʼʻ]/g, '’')
    .replace(NUMBERS, number => number.replace(SPACES, '')).replace(ELISIONS, '');
}

function analyseRun(run) {
  const characters = [...run];
  if (!UNSPACED.test(run)) return { forms: [run], width: 1 };
  if (characters.length === 1) return { forms: [run], width: 1, initial: true };
  return { forms: pairUp(characters).slice(0, -1), width: characters.length };
}

/** Each character with the one after it; the last one alone. */
function pairUp(characters) {
  return characters.map((character, at) => character + (characters[at + 1] || ''));
}

/** The pairs of a word without spaces, each with the place of its first character. */
function placeCharacters(word, start) {
  const characters = [...word], pairs = pairUp(characters.map(fold));
  let at = start;
  return characters.map((character, number) => {
    const place = { form: pairs[number], start: at, end: at + character.length };
    at = place.end;
    return place;
  });
}
