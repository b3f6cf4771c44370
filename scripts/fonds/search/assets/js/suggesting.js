/* Suggestions while a query is typed: names, words and titles that go on as it does. */

import { findWords, fold } from './analysis.js';
import { findPrefix } from './vocabulary.js';
import { intersect } from './sets.js';
import { latestFirst } from './ranking.js';
import { byFrequency, expandWord, matchForms } from './words.js';
import { facetOf, namesWith, standsIn } from './names.js';
import { readCards } from './cards.js';

/** @import { Card, Entry, Name, Suggestions } from './types.js' */

const MOST_WORDS = 4, MOST_NAMES = 4, MOST_TITLES = 5, MOST_FORMS = 12;
const LONGEST_START = 200; // characters of what is gone on with

/**
 * What may be meant by the unfinished *text*: `{names, words, titles}`.
 * names: `[{label, facet, url, articles}]`; words: whole queries; titles: cards.
 * @type {(text: string) => Promise<Suggestions>}
 */
export async function suggest(text) {
  const words = findWords(text.length > LONGEST_START ? '' : text).map(fold), last = words[words.length - 1];
  if (!last || last.length < 2) return { names: [], words: [], titles: [] };
  const entries = (await findPrefix(last)).sort(byFrequency);
  const [names, titles] = await Promise.all([suggestNames(words), suggestTitles(words.slice(0, -1), entries)]);
  return { names, words: suggestWords(text, entries), titles };
}

/**
 * Names in one of whose forms the words stand in a row, the last one unfinished; most articles first.
 * @type {(words: string[]) => Promise<(Name & { facet: string })[]>}
 */
async function suggestNames(words) {
  const key = words.join(' ');
  const names = (await namesWith(words, true)).filter(name => name.forms.some(form => standsIn(form, key, true)));
  names.sort((one, other) => other.articles - one.articles || one.id - other.id);
  return names.filter(name => name.url).slice(0, MOST_NAMES).map(name => ({ ...name, facet: facetOf(name.id) }));
}

/**
 * *text* with its last word finished in the most frequent ways, as they are written.
 * @type {(text: string, entries: Entry[]) => string[]}
 */
function suggestWords(text, entries) {
  const start = text.replace(/(?:\p{Nd}+|(?:(?!\p{Nd})[\p{L}\p{N}\p{M}])+)[^\p{L}\p{N}]*$/u, '');
  return entries.slice(0, MOST_WORDS).map(entry => start + entry.shown);
}

/**
 * Titles with all words, the last one unfinished; the latest first.
 * @type {(words: string[], entries: Entry[]) => Promise<Card[]>}
 */
async function suggestTitles(words, entries) {
  const parts = await Promise.all(words.map(word => expandWord(word)));
  parts.push(entries.slice(0, MOST_FORMS).map(entry => ({ entry, exact: true })));
  if (parts.some(forms => !forms.length)) return [];
  const matches = await Promise.all(parts.map(forms => matchForms(forms, true)));
  return readCards(matches.reduce(intersect).docs.sort(latestFirst).slice(0, MOST_TITLES));
}
