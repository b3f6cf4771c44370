/* One word: the forms that it stands for, and the articles that have one of them. */

import { RULES, contents } from './given.js';
import { range } from './numerals.js';
import { loadLengths, prefetchLengths } from './lengths.js';
import { findForm, readFamily } from './vocabulary.js';
import { readPostings } from './postings.js';
import { frequencies, rarity, score } from './ranking.js';

/** @import { Entry, Form, Match, Postings } from './types.js' */

/**
 * `[{entry, exact}]` for a word of a query: itself, the forms of its families, and of what it is short for.
 * @type {(form: string) => Promise<Form[]>}
 */
export async function expandWord(form) {
  const entry = await findForm(form), own = entry ? await readFamily(entry) : [];
  const full = Object.hasOwn(RULES.short, form) ? await expandWord(RULES.short[form]) : [];
  const more = full.filter(other => !own.some(({ entry: { id } }) => id === other.entry.id));
  return [...own, ...more.map(other => ({ ...other, exact: false }))];
}

/**
 * The articles that have one of *forms* (`[{entry, exact}]`), in the title if *inTitle*.
 * @type {(forms: Form[], inTitle?: boolean) => Promise<Match>}
 */
export async function matchForms(forms, inTitle) {
  prefetchLengths(forms.reduce((sum, { entry }) => sum + entry.articles, 0));
  const lists = await Promise.all(forms.map(({ entry }) => readPostings(entry.id)));
  const frequency = frequencies(await loadLengths(lists.map(({ docs }) => docs)));
  const found = new Float64Array(contents.articles), heads = new Map();
  lists.forEach((list, at) => addFrequencies(list, inTitle, found, heads, (doc, count, titled) => frequency(doc, count, titled, forms[at].exact)));
  const very = lists.length > 1 ? new Set(lists.flatMap((list, at) => (forms[at].exact ? [...list.docs] : []))) : undefined;
  const docs = [];
  for (let doc = 0; doc < found.length; doc++) if (found[doc]) docs.push(doc);
  const weight = rarity(docs.length);
  return { docs, scores: docs.map(doc => score(weight, found[doc])), weight, heads, very };
}

/**
 * Add to *found* what each article has of *list*, and to *heads* where in its title the first stands.
 * @type {(list: Postings, inTitle: boolean | undefined, found: Float64Array, heads: Map<number, number>, frequency: (doc: number, count: number, titled: number) => number) => void}
 */
function addFrequencies(list, inTitle, found, heads, frequency) {
  for (let at = 0; at < list.docs.length; at++) {
    const doc = list.docs[at], titled = list.titled[at];
    if (inTitle && !titled) continue;
    found[doc] += frequency(doc, list.counts[at], titled);
    if (titled) heads.set(doc, Math.min(list.heads[at], heads.get(doc) ?? Infinity));
  }
}

/** @type {(one: Entry, other: Entry) => number} */
export function byFrequency(one, other) {
  return other.articles - one.articles || one.id - other.id;
}

/**
 * Optimal string alignment distance (Damerau 1964: a letter more, less, other, or two swapped), up to *most*.
 * @type {(one: string, other: string, most: number) => number}
 */
export function editDistance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let older = null, row = range(0, other.length + 1);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (older && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        next[j] = Math.min(next[j], older[j - 2] + 1);
      }
    }
    if (Math.min(...next) > most) return most + 1;
    [older, row] = [row, next];
  }
  return row[other.length];
}
