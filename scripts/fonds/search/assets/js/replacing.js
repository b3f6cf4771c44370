/* Replacing: what stands in for a word that occurs nowhere. */

import { namesCalled, namesGlued, matchNames } from './names.js';
import { NOTHING } from './sets.js';
import { addNote, exactSlots, isPresent, matchSlots, noteMissing } from './slots.js';
import { findFarther, findNearest, splitForm } from './spelling.js';
import { readFamily } from './vocabulary.js';

/** @import { Filled, Match, Run, WordNode } from './types.js' */

const MOST_REPLACED = 12; // words of a query that occur nowhere

/**
 * A word that occurs nowhere: the articles of the record so called, else the nearest words.
 * @type {(node: WordNode, word: string, run: Run) => Promise<Match>}
 */
export async function matchNearest(node, word, run) {
  if (node.star || run.negated || !mayReplace(run)) return noteMissing(word, run);
  const called = await namesCalled(word), names = called.length ? called : await namesGlued(word);
  if (names.length) {
    addNote(run, { kind: 'variant', word, used: names.map(name => name.label) });
    run.sought.push({ names });
    return matchNames(names);
  }
  const sure = await findNearest(word), parted = sure.length ? null : await matchParted(node, word, run);
  if (parted) return parted;
  const nearest = sure.length ? sure : await findFarther(word);
  if (!nearest.length) return noteMissing(word, run);
  addNote(run, { kind: 'nearest', word, used: nearest.map(entry => entry.shown) });
  node.taken = nearest.map(entry => entry.shown);
  const forms = (await Promise.all(nearest.map(readFamily))).flat();
  return matchSlots(node, [{ word, at: 0, forms }], run);
}

/**
 * The articles with the two words that *word* may be, in a row; null if there are none.
 * @type {(node: WordNode, word: string, run: Run) => Promise<Match | null>}
 */
async function matchParted(node, word, run) {
  for (const words of await splitForm(word)) {
    const slots = await exactSlots(words.filter(part => !part.endsWith('’')).map(form => ({ forms: [form], width: 1 })));
    const match = isPresent(slots) ? await matchSlots(node, slots, run) : NOTHING;
    if (!match.docs.length) continue;
    const used = slots.map(slot => slot.forms[0].entry.shown).join(' ');
    addNote(run, { kind: 'nearest', word, used: [used] });
    node.taken = [used];
    return match;
  }
  return null;
}

/**
 * A part of a compound that occurs nowhere stands for the nearest.
 * @type {(slot: Filled, run: Run) => Promise<void>}
 */
export async function fillSlot(slot, run) {
  if (slot.forms.length || !mayReplace(run)) return;
  const sure = await findNearest(slot.word), nearest = sure.length ? sure : await findFarther(slot.word);
  if (nearest.length) addNote(run, { kind: 'nearest', word: slot.word, used: nearest.map(entry => entry.shown) });
  slot.forms = nearest.map(entry => ({ entry, exact: false }));
}

/** Whether one more word that occurs nowhere may be replaced: each takes some time. @type {(run: Run) => boolean} */
function mayReplace({ replaced }) {
  return replaced[0]++ < MOST_REPLACED;
}
