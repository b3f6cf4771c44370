/* Evaluation: from the tree of a query to the articles that it means.

   A run collects what the reader should know: `notes` on words that occur nowhere, `terms` to mark
   in texts. Each word's node says what it was `taken` for. Only the articles `within` (unless null)
   matter: positions, which are costly to read, are not read for others. */

import { contents } from './given.js';
import { prefetchForm, findForm, findPrefix, readFamily } from './vocabulary.js';
import { NOTHING, everything, intersect, subtract, unite } from './sets.js';
import { findDates } from './calendar.js';
import { expandWord, findNearest, matchForms } from './words.js';
import { matchNear, matchRow } from './phrases.js';
import { findNames, matchNames, namesCalled } from './names.js';
import { rankTogether } from './standing.js';

/**
 * @import { Asked, Docs, Fault, Filled, Form, Found } from './types.js'
 * @import { Match, Note, PhraseSlot, QueryNode, Run, Slot, WordNode } from './types.js'
 */

const MOST_REPLACED = 12; // words of a query that occur nowhere

/**
 * Evaluate the tree of a whole query: `{docs, scores, notes, terms}`.
 * @type {(tree: QueryNode, faults: Fault[]) => Promise<Omit<Found, 'tree' | 'cut'>>}
 */
export async function evaluateQuery(tree, faults) {
  const /** @type {Run} */ run = { notes: [...faults], terms: [], negated: false, within: null, standing: new Map(), replaced: [0] };
  const match = await rankTogether(await evaluate(tree, run), tree, run.standing);
  return { ...match, notes: run.notes, terms: run.terms };
}

/** @type {(node: QueryNode, run: Run) => Promise<Match>} */
function evaluate(node, run) {
  /* @ts-expect-error: no type says that this very node is what its evaluator takes */
  return EVALUATORS[node.type](node, run);
}

/** @type {{ [T in QueryNode['type']]: (node: Extract<QueryNode, { type: T }>, run: Run) => Promise<Match> }} */
const EVALUATORS = {
  async all({ items }, run) {
    const wanted = items.filter(item => item.type !== 'not');
    const plain = await matchAll(wanted.filter(item => !needsPositions(item)), run);
    const rest = await matchAll(wanted.filter(needsPositions), plain ? { ...run, within: plain.docs } : run);
    let match = plain && rest ? intersect(plain, rest) : plain || rest || everything(contents.articles);
    for (const item of items) {
      if (item.type === 'not') match = subtract(match, await evaluate(item.item, without(run, match.docs)));
    }
    return match;
  },

  async any({ items }, run) {
    return unite(await Promise.all(items.map(item => evaluate(item, run))), contents.articles);
  },

  async not({ item }, run) {
    return subtract(everything(contents.articles), await evaluate(item, without(run)));
  },

  async word(node, run) {
    const [{ width, forms }] = node.words;
    if (node.words.length === 1 && width === 1 && !node.star) prefetchForm(forms[0]);
    const slots = await Promise.all(node.words.flatMap((word, at) =>
      wordSlots(word, node.star && at === node.words.length - 1)));
    placeSlots(node.words, slots);
    if (slots.length > 1) {
      if (!node.star && !run.negated) await Promise.all(slots.map(slot => (slot.forms.length || !mayReplace(run) ? null : fillSlot(slot, run))));
      return matchSlots(node, slots, run);
    }
    if (node.unfinished && !slots[0].forms.length) slots[0] = { at: 0, ...await startSlot(slots[0].word) };
    if (!slots[0].forms.length) return mayReplace(run) ? matchNearest(node, slots[0].word, run) : noteMissing(slots[0].word, run);
    node.taken = slots[0].forms.filter(form => !form.exact).map(({ entry }) => entry.shown);
    return matchSlots(node, slots, run);
  },

  async phrase(node, run) {
    const slots = await exactSlots(node.words);
    return matchSlots(node, slots, run);
  },

  async near(node, run) {
    const words = node.words.filter((word, at) => node.words.findIndex(other => sameWord(word, other)) === at);
    const rows = await Promise.all(words.map(word => exactSlots([word])));
    if (!notePresent(rows.flat(), run)) return NOTHING;
    rows.forEach(row => addTerm(run, row));
    return matchNear(rows.map(withEntries), node, run.within);
  },

  async name(node, run) {
    const names = await findNames(node);
    node.taken = names.map(name => name.label);
    if (!names.length) run.notes.push({ kind: 'name', facet: node.facet, word: node.text });
    return matchNames(names);
  },

  date({ from, to }) {
    return findDates(from, to);
  },
};

/**
 * The articles that all of *items* mean; null if there are none.
 * @type {(items: QueryNode[], run: Run) => Promise<Match | null>}
 */
async function matchAll(items, run) {
  const matches = await Promise.all(items.map(item => evaluate(item, run)));
  matches.sort((one, other) => one.docs.length - other.docs.length);
  return matches.length ? matches.reduce(intersect) : null;
}

/** @type {(node: any) => boolean} */
function needsPositions({ type, words }) {
  return type === 'phrase' || type === 'near' || (type === 'word' && (words.length > 1 || words[0].forms.length > 1));
}

/**
 * A run whose words exclude, *within* some articles: none is marked, none replaced by another.
 * @type {(run: Run, within?: Docs | null) => Run}
 */
function without(run, within = null) {
  return { notes: run.notes, terms: [], negated: !run.negated, within, standing: new Map(), replaced: run.replaced };
}

/**
 * The slots of one word of a query: one, or a pair of characters each.
 * @type {(word: Asked, star: boolean) => Promise<Filled>[]}
 */
function wordSlots(word, star) {
  if (word.initial || (star && word.width === 1)) return word.forms.map(startSlot);
  return word.forms.map(async form => ({ word: form, forms: await expandWord(form) }));
}

/** The slot of all forms that begin with *start*. @type {(start: string) => Promise<Filled>} */
async function startSlot(start) {
  return { word: start, start, forms: await findPrefixForms(start) };
}

/** @type {(form: string) => Promise<Form[]>} */
async function findPrefixForms(form) {
  return (await findPrefix(form)).map(entry => ({ entry, exact: true }));
}

/** Slots whose forms are exactly those of *words*. @type {(words: Asked[]) => Promise<Slot[]>} */
async function exactSlots(words) {
  const slots = await Promise.all(words.flatMap(word => word.forms.map(async form => {
    if (word.initial) return startSlot(form);
    const entry = await findForm(form);
    return { word: form, forms: entry ? [{ entry, exact: true }] : [] };
  })));
  placeSlots(words, slots);
  return slots;
}

/**
 * Say of each slot how far it stands from the first.
 * @type {(words: Asked[], slots: Filled[]) => asserts slots is Slot[]}
 */
function placeSlots(words, slots) {
  let at = 0, slot = 0;
  for (const word of words) {
    word.forms.forEach((_, n) => { slots[slot++].at = at + n; });
    at += word.width;
  }
}

/** @type {(node: Exclude<QueryNode, { items: any }>, slots: Slot[], run: Run) => Promise<Match>} */
async function matchSlots(node, slots, run) {
  if (!notePresent(slots, run)) return NOTHING;
  addTerm(run, slots);
  const row = withEntries(slots), forms = slots[0].forms;
  const match = slots.length === 1 ? await matchForms(forms, node.inTitle) : await matchRow(row, node.inTitle, run.within);
  run.standing.set(node, { row, match });
  return match;
}

/** @type {(slots: Slot[]) => PhraseSlot[]} */
function withEntries(slots) {
  return slots.map(({ at, forms }) => ({ at, entries: forms.map(form => form.entry) }));
}

/**
 * Whether every slot can be filled; a note on each word that occurs nowhere.
 * @type {(slots: Filled[], run: Run) => boolean}
 */
function notePresent(slots, run) {
  const missing = slots.filter(slot => !slot.forms.length);
  missing.forEach(slot => noteMissing(slot.word, run));
  return !missing.length;
}

/** No articles, and a note on *word*. @type {(word: string, run: Run) => Match} */
function noteMissing(word, run) {
  addNote(run, { kind: 'missing', word });
  return NOTHING;
}

/**
 * A word that occurs nowhere: the articles of the record so called, else the nearest words.
 * @type {(node: WordNode, word: string, run: Run) => Promise<Match>}
 */
async function matchNearest(node, word, run) {
  if (node.star || run.negated) return noteMissing(word, run);
  const names = await namesCalled(word);
  if (names.length) {
    addNote(run, { kind: 'variant', word, used: names.map(name => name.label) });
    return matchNames(names);
  }
  const nearest = await findNearest(word);
  if (!nearest.length) return noteMissing(word, run);
  addNote(run, { kind: 'nearest', word, used: nearest.map(entry => entry.shown) });
  node.taken = nearest.map(entry => entry.shown);
  const forms = (await Promise.all(nearest.map(readFamily))).flat();
  return matchSlots(node, [{ word, at: 0, forms }], run);
}

/**
 * A part of a compound that occurs nowhere stands for the nearest.
 * @type {(slot: Filled, run: Run) => Promise<void>}
 */
async function fillSlot(slot, run) {
  if (slot.forms.length) return;
  const nearest = await findNearest(slot.word);
  if (nearest.length) addNote(run, { kind: 'nearest', word: slot.word, used: nearest.map(entry => entry.shown) });
  slot.forms = nearest.map(entry => ({ entry, exact: false }));
}

/**
 * Add a term: articles are to be marked where the forms of *slots* stand in a row.
 * @type {(run: Run, slots: Pick<Slot, 'at' | 'start' | 'forms'>[]) => void}
 */
function addTerm(run, slots) {
  run.terms.push(slots.map(({ at, start, forms }) => (start ? { at, start } : { at, forms: new Set(forms.map(({ entry }) => entry.form)) })));
}

/** @type {(run: Run, note: Note) => void} */
function addNote(run, note) {
  if (!run.notes.some(other => other.kind === note.kind && other.word === note.word)) run.notes.push(note);
}

/** Whether one more word that occurs nowhere may be replaced: each takes some time. @type {(run: Run) => boolean} */
function mayReplace({ replaced }) {
  return replaced[0]++ < MOST_REPLACED;
}

/** @type {(one: Asked, other: Asked) => boolean} */
function sameWord(one, other) {
  return one.forms.join(' ') === other.forms.join(' ') && one.width === other.width;
}
