/* What an index answers. */

import { parseQuery } from './query.js';
import { countMonths } from './calendar.js';
import { best, latestFirst } from './ranking.js';
import { readLabels } from './names.js';
import { evaluateQuery } from './evaluation.js';
import { countFacets } from './facets.js';
import { readCards } from './cards.js';
import { cutSnippet } from './snippets.js';

/** @import { AllNode, Choice, Docs, Found, Hit, Match, Part, Result, Term } from './types.js' */

/** @type {WeakMap<Hit, { doc: number, terms: Term[] }>} */
const found = new WeakMap(); // hit → article and terms, for its snippet

/**
 * The articles that *text* and all of *filters* (queries too) mean, without facets:
 * `{docs, scores, notes, terms, tree, cut}`. While it is typed (*unfinished*), a last word that occurs
 * nowhere stands for all that begin with it.
 * @type {(text: string, filters?: string[], unfinished?: boolean) => Promise<Found>}
 */
export async function findArticles(text, filters = [], unfinished = false) {
  const { tree, faults } = parseQuery(text);
  const last = tree.items[tree.items.length - 1];
  if (unfinished && last && last.type === 'word' && /[\p{L}\p{N}]$/u.test(text)) last.unfinished = true;
  const /** @type {AllNode} */ whole = { type: 'all', items: [tree, ...filters.map(filter => parseQuery(filter).tree)] };
  const cut = faults.find(fault => fault.kind === 'long');
  return { tree, ...await evaluateQuery(whole, faults), cut: cut?.n || 0 };
}

/**
 * *limit* results of *match* from *offset* on; *sort*: 'relevance', 'newest' or 'oldest'; *passages*: whether their
 * passages will be asked for.
 * @type {(match: Found, choice?: Choice) => Promise<Hit[]>}
 */
export async function listHits(match, { offset = 0, limit = 10, sort = 'relevance', passages = false } = {}) {
  const docs = sortDocs(match, sort, offset + limit).slice(offset, offset + limit);
  const /** @type {any[]} */ hits = await readCards(docs, passages);
  hits.forEach(hit => {
    found.set(hit, { doc: hit.doc, terms: match.terms });
    delete hit.doc;
  });
  return hits;
}

/** @type {(match: Match, sort: string, count: number) => number[]} */
function sortDocs(match, sort, count) {
  if (sort === 'oldest') return match.docs;
  if (sort === 'newest') return [...match.docs].sort(latestFirst);
  return best(match, count);
}

/**
 * The counts of every facet with labels: `{people: [[label, count], …], …, months: [["2022-01", n]]}`.
 * @type {(docs: Docs, most?: number) => Promise<Result['facets']>}
 */
async function listCounts(docs, most = Infinity) {
  const /** @type {Result['facets']} */ facets = { months: await countMonths(docs) };
  for (const [key, rows] of await countFacets(docs)) {
    const shown = rows.slice(0, most), labels = await readLabels(shown.map(row => row.id));
    facets[key] = labels.map((label, at) => [label, shown[at].count]);
  }
  return facets;
}

/** See `search` of serving.js, which is the public call. @type {(text: string, options?: Choice) => Promise<Result>} */
export async function search(text, options = {}) {
  const match = await findArticles(text);
  const hits = await listHits(match, options);
  const facets = options.facets === 0 ? {} : await listCounts(match.docs, options.facets);
  return { total: match.docs.length, cut: match.cut, hits, facets, notes: match.notes };
}

/** For each of *hits* its best passage: `[{text, marked}]`. @type {(hits: Hit[]) => Promise<Part[][]>} */
export function snippets(hits) {
  /* @ts-expect-error: *hits* are some that listHits gave */
  return Promise.all(hits.map(hit => cutSnippet(found.get(hit).doc, found.get(hit).terms)));
}

/** Every result of *match*, for a table. @type {(match: Found, sort: string) => Promise<Hit[]>} */
export function allHits(match, sort) {
  return listHits(match, { offset: 0, limit: match.docs.length, sort });
}
