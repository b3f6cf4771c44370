/* Suggestions while a query is typed: names, words and titles that go on as it does. What follows the words before
   comes first, and no query is suggested that finds nothing. */

import { GRAMMAR } from './given.js';
import { findWords, fold } from './analysis.js';
import { readCards } from './cards.js';
import { countArticles } from './counting.js';
import { findFollowers } from './followers.js';
import { facetOf, numbersWith, readNames, standsIn } from './names.js';
import { latestFirst } from './ranking.js';
import { intersect } from './sets.js';
import { findFrequent } from './spelling.js';
import { findForm, findPrefix, prefixChunks } from './vocabulary.js';
import { byFrequency, expandWord, matchForms } from './words.js';

/** @import { Card, Endings, Entry, Name, Suggestions } from './types.js' */

const MOST_WORDS = 4;
const MOST_NAMES = 4;
const MOST_TITLES = 5;
const MOST_TRIED = 6; // words that are counted
const ENOUGH = 1; // words that follow those before
const MOST_NAMES_READ = 8; // names
const MOST_OF_FACET = 4; // names of one kind
const MOST_BEGINNING = 4; // chunks of the vocabulary; where more begin so, the commonest words stand for all
const LONGEST_START = 200; // characters of what is gone on with
const OPERATORS = new Set([...GRAMMAR.or, ...GRAMMAR.and, ...GRAMMAR.not]);

/**
 * What may be meant by the unfinished *text*: `{names, words, titles}`.
 * names: `[{label, facet, url, articles}]`; words: whole queries; titles: cards.
 * @type {(text: string) => Promise<Suggestions>}
 */
export async function suggest(text) {
  const words = findWords(text.length > LONGEST_START ? '' : text).map(fold), last = words[words.length - 1];
  if (!last || last.length < 2) return { names: [], words: [], titles: [] };
  const before = words.slice(0, -1);
  const [names, endings] = await Promise.all([suggestNames(before, last), findEndings(before, last)]);
  const found = await suggestWords(text, before, endings);
  return { names, words: found.map(({ query }) => query), titles: await suggestTitles(before, found.map(({ entry }) => entry)) };
}

/**
 * Names in one of whose forms the words stand in a row, the last one unfinished; most articles first.
 * @type {(before: string[], last: string) => Promise<(Name & { facet: string })[]>}
 */
async function suggestNames(before, last) {
  const lists = await Promise.all([numbersWith([last], true), ...before.map(word => numbersWith([word]))]);
  const numbers = lists.reduce((one, other) => one.filter(number => other.includes(number)));
  const key = [...before, last].join(' '), /** @type {Map<string, number>} */ taken = new Map();
  const chosen = numbers.filter(number => {
    const facet = facetOf(number), count = (taken.get(facet) || 0) + 1;
    taken.set(facet, count);
    return count <= MOST_OF_FACET;
  });
  const names = (await readNames(chosen.slice(0, MOST_NAMES_READ)))
    .filter(name => name.url && name.forms.some(form => standsIn(form, key, true) || (!before.length && beginsGlued(form, last))));
  names.sort((one, other) => other.articles - one.articles || one.id - other.id);
  return names.slice(0, MOST_NAMES).map(name => ({ ...name, facet: facetOf(name.id) }));
}

/** Whether two words of a name, written as one, begin with *start*: "degau". @type {(form: string, start: string) => boolean} */
function beginsGlued(form, start) {
  const words = form.split(' ');
  return words.some((word, at) => at > 0 && (words[at - 1] + word).startsWith(start));
}

/**
 * Words that begin with *last*: those that follow the word before, and the most frequent.
 * @type {(before: string[], last: string) => Promise<Endings>}
 */
async function findEndings(before, last) {
  const few = (await prefixChunks(last)).length <= MOST_BEGINNING;
  const [following, frequent] = await Promise.all([
    before.length ? findFollowers(before[before.length - 1]) : [],
    few ? findPrefix(last) : findFrequent(last, MOST_TRIED).then(readEach),
  ]);
  const first = await readEach(following.filter(form => form.startsWith(last)).slice(0, MOST_WORDS));
  return { following: first, frequent: frequent.sort(byFrequency).slice(0, MOST_TRIED) };
}

/** @type {(forms: string[]) => Promise<Entry[]>} */
async function readEach(forms) {
  const /** @type {any[]} */ entries = await Promise.all(forms.map(findForm));
  return entries.filter(Boolean);
}

/**
 * *text* with its last word finished, as it is written; only what finds something. Where enough follows the words
 * before, nothing else is suggested.
 * @type {(text: string, before: string[], endings: Endings) => Promise<{ query: string, entry: Entry }[]>}
 */
async function suggestWords(text, before, { following, frequent }) {
  const start = text.replace(/(?:\p{Nd}+|(?:(?!\p{Nd})[\p{L}\p{N}\p{M}])+)[^\p{L}\p{N}]*$/u, ''), plain = isPlain(start);
  const /** @type {(entries: Entry[]) => { query: string, entry: Entry }[]} */ finish = entries => entries.map(entry => ({ query: start + entry.shown, entry }));
  if (!before.length && plain) return finish(frequent).slice(0, MOST_WORDS);
  const known = before.length === 1 && plain ? finish(following) : await findingSome(finish(following));
  if (known.length >= ENOUGH) return known;
  const rest = await findingSome(finish(frequent.filter(entry => !following.includes(entry))));
  return [...known, ...rest].slice(0, MOST_WORDS);
}

/** Those of *rows* that find an article. @type {<T extends { query: string }>(rows: T[]) => Promise<T[]>} */
async function findingSome(rows) {
  const counts = await Promise.all(rows.map(({ query }) => countArticles(query)));
  return rows.filter((_, at) => counts[at]);
}

/** Whether *start* has words alone, no field and no operator. @type {(start: string) => boolean} */
function isPlain(start) {
  return /^[\p{L}\p{N}\p{M}\s’'-]*$/u.test(start) && !start.startsWith('-') && !start.split(/\s/).some(word => OPERATORS.has(word));
}

/**
 * Titles with all words, the last one unfinished; the latest first.
 * @type {(words: string[], entries: Entry[]) => Promise<Card[]>}
 */
async function suggestTitles(words, entries) {
  const parts = await Promise.all(words.map(word => expandWord(word)));
  parts.push(entries.map(entry => ({ entry, exact: true })));
  if (parts.some(forms => !forms.length)) return [];
  const matches = await Promise.all(parts.map(forms => matchForms(forms, true)));
  return readCards(matches.reduce(intersect).docs.sort(latestFirst).slice(0, MOST_TITLES));
}
