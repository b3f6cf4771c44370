/* Names: the records that articles are tagged with, found under each of their forms. */

import { contents } from './given.js';
import { lastUpTo, range, readGrowing, readNumbers } from './numerals.js';
import { findWords, fold } from './analysis.js';
import { SITE, loadChunk } from './loading.js';
import { locate } from './locating.js';
import { uniteDocs } from './covering.js';

/** @import { Facet, Match, Name, NameNode, NameRow } from './types.js' */

/** The facets of the archive: `{key, first, count}`, numbers of names among all names. @type {() => Facet[]} */
export function listFacets() {
  return contents.facets.map(([key, first, count]) => ({ key, first, count }));
}

/**
 * What is known of the names with these numbers: `{id, label, url, articles, forms}`; url may be ''.
 * @type {(ids: number[]) => Promise<Name[]>}
 */
export function readNames(ids) {
  return Promise.all(ids.map(async id => {
    const { chunk, row } = placeOf(id);
    const [label, page, articles, ...forms] = (await loadChunk('r', chunk))[row];
    const url = page && new URL(page + contents.suffix, SITE).href;
    return { id, label, url, articles, forms };
  }));
}

/** The labels of the names with these numbers: those of most articles are beside the first columns. @type {(ids: number[]) => Promise<string[]>} */
export async function readLabels(ids) {
  const labels = (await loadChunk('f', 0))[1];
  return Promise.all(ids.map(async id => {
    const own = facetPlace(id), label = labels[own][id - contents.facets[own][1]];
    return label === undefined ? (await readNames([id]))[0].label : label;
  }));
}

/** In which chunk a name is, and in which row: a chunk has some names of each facet. @type {(id: number) => { chunk: number, row: number }} */
function placeOf(id) {
  const facets = listFacets(), own = facetPlace(id), rank = id - facets[own].first;
  const chunk = Math.floor(rank / contents.records), first = chunk * contents.records;
  const before = facets.slice(0, own).reduce((sum, { count }) => sum + Math.min(Math.max(count - first, 0), contents.records), 0);
  return { chunk, row: before + rank - first };
}

/**
 * The names of a facet that *text* means. In quotation marks it is the whole name: a preferred
 * form before any other; else its words stand in a row somewhere in one of the forms.
 * @type {(node: Pick<NameNode, 'facet' | 'text' | 'quoted' | 'star'>) => Promise<Name[]>}
 */
export async function findNames({ facet, text, quoted, star }) {
  const words = findWords(text).map(fold);
  const names = (await namesWith(words, star)).filter(name => facetOf(name.id) === facet);
  const key = words.join(' ');
  if (!quoted) return names.filter(name => name.forms.some(form => standsIn(form, key, star)));
  const preferred = names.filter(name => name.forms[0] === key);
  return preferred.length ? preferred : names.filter(name => name.forms.includes(key));
}

/** The names that some form of which is the whole of *text*. @type {(text: string) => Promise<Name[]>} */
export async function namesCalled(text) {
  const words = findWords(text).map(fold), key = words.join(' ');
  return (await namesWith(words, false)).filter(name => name.forms.includes(key));
}

const MOST_GLUED = 8; // names that are read
const MOST_CALLED = 3; // of them, those that may be meant

/**
 * The names in which two words, written as one, are *form*: "degaulle"; those of most articles.
 * @type {(form: string) => Promise<Name[]>}
 */
export async function namesGlued(form) {
  const names = await readNames((await numbersWith([form])).slice(0, MOST_GLUED));
  return names.filter(name => name.forms.some(one => gluedIn(one, form)))
    .sort((one, other) => other.articles - one.articles || one.id - other.id).slice(0, MOST_CALLED);
}

/** @type {(name: string, form: string) => boolean} */
function gluedIn(name, form) {
  const words = name.split(' ');
  return words.some((word, at) => at > 0 && words[at - 1] + word === form);
}

/** The articles tagged with one of *names*. @type {(names: Name[]) => Promise<Match>} */
export async function matchNames(names) {
  const lists = await Promise.all(names.map(name => readTagged(name.id)));
  return { docs: uniteDocs(lists), scores: null };
}

/** The key of the facet that name *id* belongs to. @type {(id: number) => string} */
export function facetOf(id) {
  return contents.facets[facetPlace(id)][0];
}

/** @type {(id: number) => number} */
function facetPlace(id) {
  return lastUpTo(contents.facets.map(([, first]) => first), id);
}

/**
 * Names with a form in which the first word, or the start of the only one, occurs.
 * @type {(words: string[], star: boolean) => Promise<Name[]>}
 */
async function namesWith(words, star) {
  return readNames(await numbersWith(words, star));
}

/**
 * The numbers of those names, ascending: of each facet those with most articles first.
 * @type {(words: string[], star?: boolean) => Promise<number[]>}
 */
export async function numbersWith(words, star = false) {
  const rows = words.length ? await findWordRows(words[0], star && words.length === 1) : [];
  return [...new Set(rows.flatMap(([, numbers]) => readGrowing(numbers)))].sort((a, b) => a - b);
}

/** @type {(word: string, star: boolean) => Promise<NameRow[]>} */
async function findWordRows(word, star) {
  const { firstWords } = contents;
  const first = Math.max(0, lastUpTo(firstWords, word)), last = star ? lastUpTo(firstWords, word + '\uffff') : first;
  if (!firstWords.length || last < 0) return [];
  const chunks = await Promise.all(range(first, last + 1).map(chunk => loadChunk('n', chunk)));
  return chunks.flat().filter(([other]) => (star ? other.startsWith(word) : other === word));
}

/**
 * Whether the words *key* stand in a row in *form*; the last one may be a beginning.
 * @type {(form: string, key: string, star: boolean) => boolean}
 */
export function standsIn(form, key, star) {
  return ` ${form} `.includes(` ${key}${star ? '' : ' '}`);
}

/** @type {(id: number) => Promise<number[]>} */
async function readTagged(id) {
  const { chunk, row } = await locate('g', id);
  let doc = -1;
  return readNumbers((await loadChunk('g', chunk))[row]).map(gap => (doc += gap + 1));
}
