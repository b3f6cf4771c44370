/* Records that may be meant by words of a query which are spelt otherwise. */

import { GRAMMAR } from './given.js';
import { findWords, fold } from './analysis.js';
import { facetOf, numbersWith, readNames } from './names.js';
import { replaceSpans } from './notices.js';
import { findSpellings, mayBeMisspelt, wordsOf } from './spelling.js';

/** @import { Meant, MeantName, NameNode, Parsed, Suspect, WordNode } from './types.js' */

const MOST_WORDS_READ = 6;
const RECORD = 2; // how much likelier a record is than a word that is as near
const MOST_RECORDS = 3;
const FARTHEST = 1.3; // cost of a spelling that a record is offered for

/** The only form of *node*; '' if it has several. @type {(node: WordNode) => string} */
export function formOf({ words }) {
  return words.length === 1 && words[0].width === 1 ? words[0].forms[0] : '';
}

/**
 * Records whose names have the words of the query, some of them spelt otherwise.
 * @type {(parsed: Parsed, suspects: Suspect[]) => Promise<Meant[]>}
 */
export async function nameOffers(parsed, suspects) {
  const named = parsed.tree.items.flatMap(item => (item.type === 'name' && !item.quoted ? [item] : []));
  const meant = await Promise.all(named.map(node => namedOffers(parsed, node)));
  const words = parsed.tree.items.flatMap(item => (item.type === 'word' && !item.inTitle && formOf(item) ? [item] : []));
  const wrong = words.filter(node => suspects.some(suspect => suspect.node === node));
  if (!wrong.length) return meant.flat();
  const names = await findMeant(words.map(formOf), wrong.map(formOf));
  const offers = names.map(({ name, facet, used, cost }) => {
    const spans = words.filter(node => used.includes(formOf(node))).map(node => node.whole || node.span);
    return nameOffer(parsed, spans, name.label, facet, cost);
  });
  return [...meant.flat(), ...offers];
}

/** @type {(parsed: Parsed, node: NameNode) => Promise<Meant[]>} */
async function namedOffers(parsed, node) {
  const forms = findWords(node.text).map(fold), names = await findMeant(forms, forms);
  return names.filter(({ facet }) => facet === node.facet)
    .map(({ name, facet, cost }) => nameOffer(parsed, [node.whole || node.span], name.label, facet, cost));
}

/**
 * The query with a record in place of *spans*.
 * @type {(parsed: Parsed, spans: { start: number, end: number }[], label: string, facet: string, cost: number) => Meant}
 */
function nameOffer({ text }, spans, label, facet, cost) {
  const quoted = `${GRAMMAR.names[facet][0]}:"${label.replace(/["«»“”„]/g, ' ')}"`;
  const changes = spans.map((span, at) => ({ ...span, by: at ? ' ' : quoted }));
  return { kind: 'name', cost: cost - RECORD, query: replaceSpans(text, changes), name: label, facet };
}

/**
 * The names that most of *forms* are words of, those of *wrong* in another spelling; those of most articles first.
 * @type {(forms: string[], wrong: string[]) => Promise<MeantName[]>}
 */
async function findMeant(forms, wrong) {
  const /** @type {Map<number, { used: string[], cost: number }>} */ found = new Map();
  for (const form of forms.slice(0, MOST_WORDS_READ)) {
    const near = wrong.includes(form) && mayBeMisspelt(form) ? (await findSpellings(form)).filter(one => one.named && one.cost < FARTHEST).slice(0, 2) : [];
    const readings = [{ words: [form], cost: 0 }, ...near.map(one => ({ words: wordsOf(one), cost: one.cost }))];
    for (const { words, cost } of readings) {
      const numbers = await namesOfAll(words);
      for (const number of numbers) addMeant(found, number, form, cost);
    }
  }
  const most = Math.max(0, ...[...found.values()].map(({ used }) => used.length));
  const best = [...found].filter(([, { used }]) => used.length === most && used.some(form => wrong.includes(form)))
    .sort(([one, a], [other, b]) => a.cost - b.cost || one - other).slice(0, MOST_RECORDS);
  const names = await readNames(best.map(([number]) => number));
  return names.map((name, at) => ({ name, facet: facetOf(name.id), ...best[at][1] }));
}

/** @type {(words: string[]) => Promise<number[]>} */
async function namesOfAll(words) {
  const lists = await Promise.all(words.map(word => numbersWith([word])));
  return lists.reduce((one, other) => one.filter(number => other.includes(number)));
}

/** @type {(found: Map<number, { used: string[], cost: number }>, number: number, form: string, cost: number) => void} */
function addMeant(found, number, form, cost) {
  const known = found.get(number) || { used: [], cost: 0 };
  if (!known.used.includes(form)) found.set(number, { used: [...known.used, form], cost: known.cost + cost });
}
