/* Uses: each place where a word, phrase or name of a query stands in the articles that the query means.

   Of places that overlap the first counts, of those that begin together the longest: a use of "Emmanuel
   Macron" is none of "Macron" besides. What is read twice, since a word is divided there, counts once. */

import { analyseQuery } from './analysis.js';
import { loadRereads } from './figures.js';
import { facetOf } from './names.js';
import { planChecks } from './covering.js';
import { readPostings } from './postings.js';
import { cutSpans, findNear, findStarts } from './phrases.js';
import { exactSlots, isPresent, withEntries } from './slots.js';

/** @import { Docs, Found, Located, Name, PhraseSlot, Reread, Search, Sought, Term, Uses } from './types.js' */

const IN_TEXTS = ['people', 'places', 'organisations']; // facets whose names are looked for in texts
const WIDEST = 64; // words of a use that are shown of more

/** Every use of what *found* was asked for, in its articles. @type {(found: Pick<Found, 'docs' | 'sought'>) => Promise<Uses>} */
export async function findUses({ docs, sought }) {
  const [searches, rereads] = await Promise.all([planSearches(sought), loadRereads()]);
  const /** @type {Uses} */ uses = { docs: [], starts: [0], at: [], ends: [] };
  for (const span of cutSpans(docs)) {
    const lists = await Promise.all(searches.map(search => findPlaces(search, span)));
    addUses(uses, span, lists, rereads);
  }
  return uses;
}

/**
 * How many uses each of its articles has. Of one word alone no place is read.
 * @type {(found: Pick<Found, 'docs' | 'sought'>) => Promise<number[]>}
 */
export async function countUses({ docs, sought }) {
  const rows = sought.flatMap(one => (one.names ? [] : one.rows)), counts = docs.map(() => 0);
  const plain = sought.length === 1 && rows.length === 1 && rows[0].length === 1, rereads = await loadRereads();
  if (plain) await addCounts(sought[0], docs, counts);
  const left = plain ? docs.filter(doc => rereads.has(doc)) : docs, uses = await findUses({ docs: left, sought });
  left.forEach(doc => { counts[indexOf(docs, doc)] = 0; });
  uses.docs.forEach((doc, n) => { counts[indexOf(docs, doc)] = uses.starts[n + 1] - uses.starts[n]; });
  return counts;
}

/** What is to be marked of *found*: its terms, and the forms of its names. @type {(found: Pick<Found, 'terms' | 'sought'>) => Promise<Term[]>} */
export async function termsOf({ terms, sought }) {
  const rows = (await Promise.all(sought.map(one => (one.names ? namedRows(one.names) : [])))).flat();
  return [...terms, ...rows.map(({ rows: [row] }) => row.map(({ at, entries }) => ({ at, forms: new Set(entries.map(entry => entry.form)) })))];
}

/** Add to *counts* how often the forms of one word stand in each of *docs*. @type {(sought: any, docs: number[], counts: number[]) => Promise<void>} */
async function addCounts({ rows: [[{ entries }]], inTitle }, docs, counts) {
  for (const list of await Promise.all(entries.map(/** @type {(entry: any) => any} */ entry => readPostings(entry.id)))) {
    for (let row = 0, n = 0; row < list.docs.length && n < docs.length;) {
      if (list.docs[row] === docs[n]) counts[n] += inTitle ? list.titled[row] : list.counts[row];
      if (list.docs[row] <= docs[n]) row++; else n++;
    }
  }
}

/** Where *doc* stands in *docs*, which have it. @type {(docs: Docs, doc: number) => number} */
function indexOf(docs, doc) {
  let low = 0, high = docs.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (docs[middle] < doc) low = middle + 1; else high = middle;
  }
  return low;
}

/** @type {(sought: Sought[]) => Promise<Search[]>} */
async function planSearches(sought) {
  const rows = await Promise.all(sought.map(async one => (one.names ? namedRows(one.names) : [one])));
  return Promise.all(rows.flat().map(async ({ rows: [first, ...others], distance, inTitle }) => {
    const plans = await Promise.all([first, ...others].map(planChecks));
    return { plans, slots: first, distance, inTitle };
  }));
}

/** The forms of *names* as rows of words. @type {(names: Name[]) => Promise<{ rows: PhraseSlot[][], distance?: number, inTitle?: boolean }[]>} */
async function namedRows(names) {
  const forms = names.filter(name => IN_TEXTS.includes(facetOf(name.id))).flatMap(name => name.forms);
  const slots = await Promise.all([...new Set(forms)].map(form => exactSlots(analyseQuery(form))));
  return slots.filter(row => row.length && isPresent(row)).map(row => ({ rows: [withEntries(row)] }));
}

/** Where it stands in *docs*; of words near each other where the first does. @type {(search: Search, docs: Docs) => Promise<Located>} */
async function findPlaces({ plans, slots, distance, inTitle }, docs) {
  const places = plans.length > 1 ? await findNear(plans, distance || 0, docs) : await findStarts(plans[0], docs);
  return { places, row: 0, width: Math.min(slots[slots.length - 1].at + 1, WIDEST), inTitle };
}

/**
 * Add to *uses* those of *docs*, which *lists* have.
 * @type {(uses: Uses, docs: Docs, lists: Located[], rereads: Map<number, Reread[]>) => void}
 */
function addUses(uses, docs, lists, rereads) {
  for (const doc of docs) {
    const keys = lists.flatMap(list => keysIn(list, doc)), before = uses.at.length;
    if (lists.length > 1) keys.sort((one, other) => one - other);
    addApart(uses, keys, rereads.get(doc) || []);
    if (uses.at.length === before) continue;
    uses.docs.push(doc);
    uses.starts.push(uses.at.length);
  }
}

/** The places in *doc*, the next one, in a number each: wider ones before narrower at the same place. @type {(list: Located, doc: number) => number[]} */
function keysIn(list, doc) {
  const { places: { docs, starts, at, titled }, width, inTitle } = list, keys = [];
  while (docs[list.row] < doc) list.row++;
  if (docs[list.row] !== doc) return [];
  const first = starts[list.row], end = inTitle ? first + titled[list.row] : starts[list.row + 1];
  for (let i = first; i < end; i++) keys.push(at[i] * (WIDEST + 1) + WIDEST - width);
  return keys;
}

/** Add the uses of one article that do not overlap. @type {(uses: Uses, keys: number[], rereads: Reread[]) => void} */
function addApart({ at, ends }, keys, rereads) {
  let reached = -1;
  for (const key of keys) {
    const start = Math.floor(key / (WIDEST + 1)), end = start + WIDEST - key % (WIDEST + 1);
    if (start < reached || isTwice(start, end, rereads)) continue;
    at.push(start);
    ends.push(end);
    reached = end;
  }
}

/** Whether what is read twice has a place that is there already. @type {(start: number, end: number, rereads: Reread[]) => boolean} */
function isTwice(start, end, rereads) {
  const own = rereads.find(stretch => start >= stretch.start && start < stretch.end);
  return own !== undefined && !own.joined.some(place => place >= start && place < end);
}
