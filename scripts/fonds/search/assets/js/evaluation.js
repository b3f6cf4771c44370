/* Evaluation: from the tree of a query to the articles that it means.

   A run collects what the reader should know: `notes` on words that occur nowhere, `terms` to mark
   in texts, and what of the query is `sought` there. Each word's node says what it was `taken` for. Only the articles `within` (unless null)
   matter: positions, which are costly to read, are not read for others. */

import { contents } from './given.js';
import { NOTHING, everything, intersect, subtract, unite } from './sets.js';
import { findDates } from './calendar.js';
import { matchNear } from './phrases.js';
import { findNames, matchNames } from './names.js';
import { fillSlot, matchNearest } from './replacing.js';
import { addTerm, exactSlots, isPresent, matchSlots, notePresent, placeSlots, startSlot, withEntries, wordSlots } from './slots.js';
import { rankTogether } from './standing.js';

/** @import { Asked, Docs, Fault, Found, Match, QueryNode, Run } from './types.js' */

/**
 * Evaluate the tree of a whole query: `{docs, scores, notes, terms, sought}`.
 * @type {(tree: QueryNode, faults: Fault[]) => Promise<Omit<Found, 'tree' | 'cut'>>}
 */
export async function evaluateQuery(tree, faults) {
  const run = makeRun(faults);
  const match = await rankTogether(await evaluate(tree, run), tree, run.standing);
  return { ...match, notes: run.notes, terms: run.terms, sought: run.sought };
}

/** The articles alone that *tree* means: nothing is ranked. @type {(tree: QueryNode) => Promise<number[]>} */
export async function findDocs(tree) {
  return (await evaluate(tree, makeRun([]))).docs;
}

/** @type {(faults: Fault[]) => Run} */
function makeRun(faults) {
  return { notes: [...faults], terms: [], sought: [], negated: false, within: null, standing: new Map(), replaced: [0] };
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
    const slots = await Promise.all(node.words.flatMap((word, at) =>
      wordSlots(word, node.star && at === node.words.length - 1)));
    placeSlots(node.words, slots);
    if (slots.length > 1) {
      if (!node.star && !run.negated) await Promise.all(slots.map(slot => fillSlot(slot, run)));
      return matchSlots(node, slots, run);
    }
    if (node.unfinished && !slots[0].forms.length) slots[0] = { at: 0, ...await startSlot(slots[0].word) };
    if (!slots[0].forms.length) return matchNearest(node, slots[0].word, run);
    node.taken = slots[0].forms.filter(form => !form.exact).map(({ entry }) => entry.shown);
    return matchSlots(node, slots, run);
  },

  async phrase(node, run) {
    const slots = await exactSlots(node.words), elided = node.elided ? await exactSlots(node.elided) : null;
    if (!elided) return matchSlots(node, slots, run);
    const asked = isPresent(slots) ? [elided, slots] : [elided];
    return unite(await Promise.all(asked.map(one => matchSlots(node, one, run))), contents.articles);
  },

  async near(node, run) {
    const words = node.words.filter((word, at) => node.words.findIndex(other => sameWord(word, other)) === at);
    const rows = await Promise.all(words.map(word => exactSlots([word])));
    if (!notePresent(rows.flat(), run)) return NOTHING;
    rows.forEach(row => addTerm(run, row));
    run.sought.push({ rows: rows.map(withEntries), distance: node.distance, inTitle: node.inTitle });
    return matchNear(rows.map(withEntries), node, run.within);
  },

  async name(node, run) {
    const names = await findNames(node);
    node.taken = names.map(name => name.label);
    if (!names.length) run.notes.push({ kind: 'name', facet: node.facet, word: node.text });
    run.sought.push({ names });
    return matchNames(names);
  },

  date({ from, to }) {
    return findDates(from, to);
  },

  async none() {
    return NOTHING;
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
  return { notes: run.notes, terms: [], sought: [], negated: !run.negated, within, standing: new Map(), replaced: run.replaced };
}

/** @type {(one: Asked, other: Asked) => boolean} */
function sameWord(one, other) {
  return one.forms.join(' ') === other.forms.join(' ') && one.width === other.width;
}
