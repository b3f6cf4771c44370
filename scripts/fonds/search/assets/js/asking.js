/* What a state of the search page asks.

   Names that are ticked in one facet stand for each other. Facets, exclusions, dates and the query must
   all apply. A name that stands alone in the query (`person:"X"`) is as good as ticked. */

import { GRAMMAR } from './given.js';
import { findArticles } from './searching.js';
import { countFacet, countFacets } from './facets.js';
import { findNames } from './names.js';
import { findOffers } from './offering.js';

/** @import { AllNode, Answer, Filter, Found, NameCount, Offer, QueryNode, State, Typed } from './types.js' */

const MOST_TYPED = 50; // names that a word in the query may stand for so that they are ticked

/** The answer to *state*; *unfinished*: while its last word is being typed. @type {(state: State, unfinished?: boolean) => Promise<Answer>} */
export async function ask(state, unfinished = false) {
  const match = await find(state, unfinished), typed = typedNames(match.tree, state.q);
  const both = typed.filter(({ facet, out }) => !out && state.filters.some(other => other.facet === facet && !other.out));
  if (!both.length) return { match, typed, state, unfinished };
  const lifted = liftNames(state, both);
  return { match: await find(lifted, isLast(state, lifted, unfinished)), typed, state: lifted, unfinished };
}

/** @type {(state: State, unfinished: boolean) => Promise<Found>} */
function find(state, unfinished) {
  return findArticles(state.q, restQueries(state), unfinished);
}

/** A state without its dates as one query. @type {(state: State) => string} */
export function writeQuery({ q, filters }) {
  return [q, ...filterQueries(filters)].filter(Boolean).join(' ');
}

/** All but the query of a state, as queries. @type {(state: State) => string[]} */
function restQueries({ filters, from, to }) {
  return [...filterQueries(filters), ...(from || to ? [`date:${from}..${to}`] : [])];
}

/** Other queries that may be meant, each with what it finds with the same filters. @type {(answer: Answer) => Promise<Offer[]>} */
export async function offersFor({ match, state }) {
  const offers = await findOffers(state.q, restQueries(state), match.docs.length);
  if (!state.filters.length) return offers;
  const counted = await Promise.all(offers.map(async offer => ({ ...offer, count: (await ask({ ...state, q: offer.query })).match.docs.length })));
  return counted.filter(offer => offer.count);
}

/**
 * *filters* as queries, which must all apply: one for each facet, one for each name that is excluded.
 * @type {(filters: Filter[]) => string[]}
 */
function filterQueries(filters) {
  const /** @type {(filter: Filter) => string} */ write = ({ facet, label }) => `${GRAMMAR.names[facet][0]}:"${label.replace(/["«»“”„]/g, ' ')}"`;
  const /** @type {Map<string, string[]>} */ ticked = new Map();
  for (const filter of filters.filter(one => !one.out)) ticked.set(filter.facet, [...ticked.get(filter.facet) || [], write(filter)]);
  const groups = [...ticked.values()].map(group => (group.length > 1 ? `(${group.join(' | ')})` : group[0]));
  return [...groups, ...filters.filter(one => one.out).map(one => `-${write(one)}`)];
}

/** The names that stand alone in the query *q*, which has the tree *tree*. @type {(tree: AllNode, q: string) => Typed[]} */
function typedNames({ items }, q) {
  const /** @type {any[]} */ found = items.map(readTyped).filter(Boolean), /** @type {Typed[]} */ named = found;
  const alone = named.filter(one => one.out || named.filter(({ facet, out }) => !out && facet === one.facet).length === 1);
  return alone.filter(({ labels, source }) => labels.length && labels.length <= MOST_TYPED && source && q.includes(source));
}

/** @type {(item: QueryNode) => Typed | null} */
function readTyped(item) {
  const out = item.type === 'not', inner = out ? item.item : item, nodes = inner.type === 'any' ? inner.items : [inner];
  const /** @type {any[]} */ names = nodes, { facet } = names[0];
  if (!names.every(node => node.type === 'name' && node.facet === facet)) return null;
  return { facet, out, labels: [...new Set(names.flatMap(node => node.taken || []))], source: item.source || '' };
}

/** *state* with *typed* names of its query ticked or excluded instead. @type {(state: State, typed: Typed[]) => State} */
export function liftNames(state, typed) {
  let { q, filters } = state;
  for (const { facet, labels, out, source } of typed) {
    const at = q.indexOf(source);
    if (at < 0) continue;
    q = `${q.slice(0, at).trimEnd()} ${q.slice(at + source.length).trimStart()}`.trim();
    const known = filters.filter(one => one.facet === facet && one.out === out).map(one => one.label);
    filters = [...filters, ...labels.filter(label => !known.includes(label)).map(label => ({ facet, label, out }))];
  }
  return { ...state, q, filters };
}

/** Whether the word that is being typed is still the last one. @type {(whole: State, rest: State, unfinished: boolean) => boolean} */
function isLast(whole, rest, unfinished) {
  return unfinished && whole.q.split(/\s/).pop() === rest.q.split(/\s/).pop();
}

/**
 * For each facet its names with their counts. A name counts the articles that have it and answer to all that is
 * asked but the names that are ticked in its own facet; one that is excluded, those that it would count if
 * nothing of its facet were chosen.
 * @type {(answer: Answer) => Promise<Map<string, NameCount[]>>}
 */
export async function countNames({ match, typed, state, unfinished }) {
  const counts = await countFacets(match.docs), whole = liftNames(state, typed);
  await Promise.all([...new Set(whole.filters.map(filter => filter.facet))].map(async facet => {
    const own = liftNames(state, typed.filter(one => one.facet === facet)), chosen = own.filters.filter(filter => filter.facet === facet);
    const others = own.filters.filter(filter => filter.facet !== facet), outs = chosen.filter(filter => filter.out);
    const /** @type {(filters: Filter[]) => Promise<NameCount[]>} */ count = async filters =>
      countFacet(facet, (await find({ ...own, filters }, isLast(state, own, unfinished))).docs);
    const rows = await count([...others, ...outs]), free = outs.length ? await count(others) : [];
    counts.set(facet, joinRows(rows, free, await idsOf(chosen.filter(filter => !filter.out)), await idsOf(outs)));
  }));
  return counts;
}

/** The numbers of the names of *filters*. @type {(filters: Filter[]) => Promise<Set<number>>} */
async function idsOf(filters) {
  const names = await Promise.all(filters.map(({ facet, label }) => findNames({ facet, text: label, quoted: true, star: false })));
  return new Set(names.flat().map(name => name.id));
}

/** @type {(rows: NameCount[], free: NameCount[], ticked: Set<number>, excluded: Set<number>) => NameCount[]} */
function joinRows(rows, free, ticked, excluded) {
  const /** @type {NameCount[]} */ kept = rows.filter(({ id }) => !excluded.has(id)).map(row => ({ ...row, chosen: ticked.has(row.id) ? 'in' : '' }));
  for (const id of ticked) if (!excluded.has(id) && !kept.some(row => row.id === id)) kept.push({ id, count: 0, chosen: 'in' });
  for (const id of excluded) kept.push({ id, count: (free.find(row => row.id === id) || { count: 0 }).count, chosen: 'out' });
  return kept.sort((one, other) => other.count - one.count || one.id - other.id);
}
