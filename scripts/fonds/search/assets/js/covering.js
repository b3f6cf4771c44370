/* Planning of phrases: which posting lists give the positions of their words.

   A slot is a place of a phrase: `{at, entries}`, its distance from the first word and the forms
   that may stand there. A rare word's list has the common words beside each position, and so has the
   list of two common words in a row: those cover them, and the long list of a common word is read only
   where no other covers it. */

import { contents } from './given.js';
import { lastUpTo, range, readGrowing, readNumbers } from './numerals.js';
import { loadWhole } from './loading.js';
import { loadPieces, readPostings } from './postings.js';
import { mergePlaces, readPlaces, shiftPlaces } from './places.js';
import { seenDocs } from './sets.js';

/** @import { Check, Docs, PhraseSlot, Places, Plan } from './types.js' */

/**
 * The checks that together cover *slots*, the shortest list first.
 * @type {(slots: PhraseSlot[]) => Promise<Check[]>}
 */
export async function planChecks(slots) {
  const codes = slots.map(slot => (slot.entries.length === 1 ? contents.codes.get(slot.entries[0].id) || 0 : 0));
  const covered = new Set(), plans = [];
  slots.forEach(({ entries }, n) => {
    if (!codes[n]) plans.push(entries.length === 1 ? planBetween(slots, codes, n, n, covered) : planAny(slots[n]));
  });
  for (let n = 0; n < slots.length; n++) {
    if (codes[n] && !covered.has(n)) plans.push(await planCommon(slots, codes, n, covered));
  }
  const checks = await Promise.all(plans.map(readPlan));
  return checks.sort((one, other) => one.list.docs.length - other.list.docs.length);
}

/** @type {(slot: PhraseSlot) => Plan} */
function planAny(slot) {
  return { slot, ids: slot.entries.map(entry => entry.id), before: 0, after: 0 };
}

/**
 * The plan for the list of the slots *first* to *last*; it marks what that covers, common words around them too.
 * @type {(slots: PhraseSlot[], codes: number[], first: number, last: number, covered: Set<number>) => Plan}
 */
function planBetween(slots, codes, first, last, covered) {
  const reach = reachOf(slots, codes, first, last);
  reach.forEach(n => covered.add(n));
  const /** @type {(n: number) => number} */ code = n => (reach.includes(n) ? codes[n] : 0);
  return { slot: slots[first], ids: slots[first].entries.map(entry => entry.id), before: code(first - 1), after: code(last + 1) };
}

/**
 * The slots that the list of those from *first* to *last* covers.
 * @type {(slots: PhraseSlot[], codes: number[], first: number, last: number) => number[]}
 */
function reachOf(slots, codes, first, last) {
  const before = codes[first - 1] && adjoin(slots, first - 1) ? [first - 1] : [];
  const after = codes[last + 1] && adjoin(slots, last) ? [last + 1] : [];
  return [...before, ...range(first, last + 1), ...after];
}

/**
 * A plan for the common word *n*: the pair near it that covers most, of those the rarest; else its own list.
 * @type {(slots: PhraseSlot[], codes: number[], n: number, covered: Set<number>) => Promise<Plan>}
 */
async function planCommon(slots, codes, n, covered) {
  const pairs = await Promise.all(range(n - 2, n + 2).filter(first => codes[first] && codes[first + 1] && adjoin(slots, first))
    .map(async first => ({ first, reach: reachOf(slots, codes, first, first + 1), pair: await findPair(codes[first], codes[first + 1]) })));
  const useful = pairs.filter(({ reach }) => reach.includes(n));
  if (!useful.length) return planAny(slots[n]);
  /** @type {(pair: { reach: number[] }) => number} */
  const gain = ({ reach }) => reach.filter(one => !covered.has(one)).length;
  const [{ first, pair }] = useful.sort((one, other) => gain(other) - gain(one) || one.pair.articles - other.pair.articles);
  return { ...planBetween(slots, codes, first, first + 1, covered), ids: pair.ids };
}

/**
 * The list of two common words in a row, and how many articles have them; none if they never stand so.
 * @type {(one: number, other: number) => Promise<{ ids: number[], articles: number }>}
 */
async function findPair(one, other) {
  const { codes, articles } = await loadWhole('pairs', ([pairs, numbers]) => ({ codes: readGrowing(pairs), articles: readNumbers(numbers) }));
  const code = 64 * one + other, at = lastUpTo(codes, code);
  return codes[at] === code ? { ids: [contents.forms + at], articles: articles[at] } : { ids: [], articles: 0 };
}

/** @type {(slots: PhraseSlot[], n: number) => boolean} */
function adjoin(slots, n) {
  return slots[n + 1].at === slots[n].at + 1;
}

/** @type {(plan: Plan) => Promise<Check>} */
async function readPlan({ slot, ids, before, after }) {
  const lists = await Promise.all(ids.map(readPostings));
  const /** @type {any} */ list = lists.length === 1 ? lists[0] : { docs: uniteDocs(lists.map(one => one.docs)) };
  return {
    list,
    alone: ids.length === 1 && !before && !after, // whether no position needs to be read
    load: docs => Promise.all(ids.map(id => loadPieces('x', id, docs))),
    async read(docs) {
      const found = await Promise.all(ids.map((id, n) => readPlaces(id, lists[n], docs, before, after)));
      return found.length ? shiftPlaces(found.reduce(mergePlaces), slot.at) : nowhere(docs);
    },
  };
}

/** @type {(docs: Docs) => Places} */
function nowhere(docs) {
  return { docs, starts: new Int32Array(docs.length + 1), at: new Int32Array(0), titled: new Int32Array(docs.length) };
}

/** @type {(lists: Docs[]) => number[]} */
export function uniteDocs(lists) {
  const seen = new Uint8Array(contents.articles);
  lists.forEach(docs => docs.forEach(doc => { seen[doc] = 1; }));
  return seenDocs(seen);
}
