/* Words in a row, and words near each other: positions are decoded some articles at a time, counted, and
   dropped, so that the commonest words of a large archive take no more memory than others. */

import { loadLengths } from './lengths.js';
import { pieceOf } from './postings.js';
import { hasPlace, keepPlaces, meetPlaces, onlyIn, placedDocs } from './places.js';
import { frequencies, rarity, score } from './ranking.js';
import { planChecks } from './covering.js';

/** @import { Check, CountedDocs, Docs, Match, PhraseSlot, Places, Postings } from './types.js' */

const SPAN = 8192; // articles whose positions are read at a time

/**
 * The articles, of *within* unless null, where the words of *slots* stand in a row: `{docs, scores}`.
 * @type {(slots: PhraseSlot[], inTitle: boolean | undefined, within: Docs | null) => Promise<Match>}
 */
export async function matchRow(slots, inTitle, within) {
  const checks = await planChecks(slots);
  if (checks.length === 1 && checks[0].alone) return scoreList(checks[0].list, inTitle);
  return gather(checks, within, inTitle, docs => findStarts(checks, docs));
}

/**
 * The articles where *rows* (arrays of slots) begin no further than *distance* from each other.
 * @type {(rows: PhraseSlot[][], near: { distance: number, inTitle?: boolean }, within: Docs | null) => Promise<Match>}
 */
export async function matchNear(rows, { distance, inTitle }, within) {
  if (rows.length === 1) return matchRow(rows[0], inTitle, within);
  const plans = await Promise.all(rows.map(planChecks));
  plans.sort((one, other) => one[0].list.docs.length - other[0].list.docs.length);
  return gather(plans.flat(), within, inTitle, docs => findNear(plans, distance, docs));
}

/**
 * The articles of a list that is `alone`: no position needs to be read.
 * @type {(list: Postings, inTitle?: boolean) => Promise<Match>}
 */
async function scoreList(list, inTitle) {
  const found = { docs: [], counts: [], titled: [], heads: new Map() };
  list.docs.forEach((doc, row) => addFound(found, doc, list.counts[row], list.titled[row], list.heads[row], inTitle));
  return scoreFound(found);
}

/**
 * The articles of all *checks* and *within* where *find* finds places. It is given
 * them span by span; what the next span needs is prefetched.
 * @type {(checks: Check[], within: Docs | null, inTitle: boolean | undefined, find: (docs: Docs) => Promise<Places>) => Promise<Match>}
 */
async function gather(checks, within, inTitle, find) {
  /* @ts-expect-error: where *within* is null, the first of them stands for it */
  const spans = cutSpans(checks.map(check => check.list.docs).reduce(commonDocs, within));
  const found = { docs: [], counts: [], titled: [], heads: new Map() };
  for (let n = 0; n < spans.length; n++) {
    if (n + 1 < spans.length) checks.forEach(check => check.load(spans[n + 1]).catch(() => {}));
    const { docs, starts, at, titled } = await find(spans[n]);
    docs.forEach((doc, row) => addFound(found, doc, starts[row + 1] - starts[row], titled[row], at[starts[row]], inTitle));
  }
  return scoreFound(found);
}

/** @type {(found: CountedDocs, doc: number, count: number, titled: number, head: number, inTitle?: boolean) => void} */
function addFound(found, doc, count, titled, head, inTitle) {
  if (!count || (inTitle && !titled)) return;
  found.docs.push(doc);
  found.counts.push(count);
  found.titled.push(titled);
  if (titled) found.heads.set(doc, head);
}

/** @type {(found: CountedDocs) => Promise<Match>} */
async function scoreFound({ docs, counts, titled, heads }) {
  const frequency = frequencies(await loadLengths([docs])), weight = rarity(docs.length);
  const scores = docs.map((doc, at) => score(weight, frequency(doc, counts[at], titled[at])));
  return { docs, scores, weight, heads };
}

/**
 * *docs* in parts of about `SPAN`, none of which shares a piece of a list with another.
 * @type {(docs: Docs) => Docs[]}
 */
export function cutSpans(docs) {
  const spans = [];
  for (let start = 0, end; start < docs.length; start = end) {
    end = Math.min(start + SPAN, docs.length);
    while (end < docs.length && pieceOf(docs[end]) === pieceOf(docs[end - 1])) end++;
    spans.push(docs.slice(start, end));
  }
  return spans;
}

/**
 * Where the phrase that *checks* stand for begins, in those of *docs* that have it.
 * @type {(checks: Check[], docs: Docs) => Promise<Places>}
 */
export async function findStarts(checks, docs) {
  let /** @type {Places | null} */ found = null;
  for (const check of checks) {
    const places = await check.read(found ? found.docs : docs);
    const met = found ? meetPlaces(found, places) : places;
    found = onlyIn(placedDocs(met), met);
  }
  /* @ts-expect-error: there is one check at least */
  return found;
}

/**
 * Where the first of several phrases stands, in those of *docs* where all others are within *distance*.
 * @type {(plans: Check[][], distance: number, docs: Docs) => Promise<Places>}
 */
export async function findNear(plans, distance, docs) {
  let /** @type {any} */ near = null;
  const /** @type {Places[]} */ others = [];
  for (const checks of plans) {
    const places = await findStarts(checks, near ? near.docs : docs);
    if (!near) {
      near = places;
      continue;
    }
    others.push(places);
    others.forEach((other, n) => { others[n] = onlyIn(places.docs, other); });
    const first = onlyIn(places.docs, near), close = keepPlaces(first, (i, n) => isNear(first.at[i], n, others, distance));
    near = onlyIn(placedDocs(close), close);
    others.forEach((other, n) => { others[n] = onlyIn(near.docs, other); });
  }
  return near;
}

/**
 * Whether one place of each of *others* in row *n* fits with *position* into a stretch of *distance*.
 * @type {(position: number, n: number, others: Places[], distance: number) => boolean}
 */
function isNear(position, n, others, distance) {
  /** @type {(low: number) => boolean} */
  const fits = low => others.every(other => hasPlace(other, n, low, low + distance));
  if (fits(position)) return true;
  return others.some(({ starts, at }) => {
    for (let i = starts[n]; i < starts[n + 1] && at[i] < position; i++) {
      if (at[i] >= position - distance && fits(at[i])) return true;
    }
    return false;
  });
}

/** The articles of both, which ascend; *one* may be null. @type {(one: Docs | null, other: Docs) => Docs} */
function commonDocs(one, other) {
  if (!one) return other;
  const docs = new Int32Array(Math.min(one.length, other.length));
  let count = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (one[i] === other[j]) docs[count++] = one[i];
    if (one[i] <= other[j]) i++; else j++;
  }
  return docs.subarray(0, count);
}
