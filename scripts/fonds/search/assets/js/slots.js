/* Slots: the forms that may stand at each place of a word or phrase, and the articles with some in a row. */

import { findForm, findPrefix } from './vocabulary.js';
import { NOTHING } from './sets.js';
import { expandWord, matchForms } from './words.js';
import { matchRow } from './phrases.js';

/** @import { Asked, Filled, Form, Match, Note, PhraseSlot, QueryNode, Run, Slot } from './types.js' */

/**
 * The slots of one word of a query: one, or a pair of characters each.
 * @type {(word: Asked, star: boolean) => Promise<Filled>[]}
 */
export function wordSlots(word, star) {
  if (word.initial || (star && word.width === 1)) return word.forms.map(startSlot);
  return word.forms.map(async form => ({ word: form, forms: await expandWord(form) }));
}

/** The slot of all forms that begin with *start*. @type {(start: string) => Promise<Filled>} */
export async function startSlot(start) {
  return { word: start, start, forms: await findPrefixForms(start) };
}

/** @type {(form: string) => Promise<Form[]>} */
async function findPrefixForms(form) {
  return (await findPrefix(form)).map(entry => ({ entry, exact: true }));
}

/** Slots whose forms are exactly those of *words*. @type {(words: Asked[]) => Promise<Slot[]>} */
export async function exactSlots(words) {
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
export function placeSlots(words, slots) {
  let at = 0, slot = 0;
  for (const word of words) {
    word.forms.forEach((_, n) => { slots[slot++].at = at + n; });
    at += word.width;
  }
}

/** @type {(node: Exclude<QueryNode, { items: any }>, slots: Slot[], run: Run) => Promise<Match>} */
export async function matchSlots(node, slots, run) {
  if (!notePresent(slots, run)) return NOTHING;
  addTerm(run, slots);
  const row = withEntries(slots), forms = slots[0].forms;
  run.sought.push({ rows: [row], inTitle: node.inTitle });
  const match = slots.length === 1 ? await matchForms(forms, node.inTitle) : await matchRow(row, node.inTitle, run.within);
  run.standing.set(node, { row, match });
  return match;
}

/** @type {(slots: Slot[]) => PhraseSlot[]} */
export function withEntries(slots) {
  return slots.map(({ at, forms }) => ({ at, entries: forms.map(form => form.entry) }));
}

/**
 * Whether every slot can be filled; a note on each word that occurs nowhere.
 * @type {(slots: Filled[], run: Run) => boolean}
 */
export function notePresent(slots, run) {
  const missing = slots.filter(slot => !slot.forms.length);
  missing.forEach(slot => noteMissing(slot.word, run));
  return !missing.length;
}

/** @type {(slots: Filled[]) => boolean} */
export function isPresent(slots) {
  return slots.every(slot => slot.forms.length > 0);
}

/** No articles, and a note on *word*. @type {(word: string, run: Run) => Match} */
export function noteMissing(word, run) {
  addNote(run, { kind: 'missing', word });
  return NOTHING;
}

/**
 * Add a term: articles are to be marked where the forms of *slots* stand in a row.
 * @type {(run: Run, slots: Pick<Slot, 'at' | 'start' | 'forms'>[]) => void}
 */
export function addTerm(run, slots) {
  run.terms.push(slots.map(({ at, start, forms }) => (start ? { at, start } : { at, forms: new Set(forms.map(({ entry }) => entry.form)) })));
}

/** @type {(run: Run, note: Note) => void} */
export function addNote(run, note) {
  if (!run.notes.some(other => other.kind === note.kind && other.word === note.word)) run.notes.push(note);
}
