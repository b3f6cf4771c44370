/* Offers: other queries that may be meant where one finds nothing, or nearly. Each has been counted, and finds
   something. */

import { contents } from './given.js';
import { fold } from './analysis.js';
import { countArticles, docsOf, readFilters } from './counting.js';
import { intersect } from './sets.js';
import { formOf, nameOffers } from './meant-names.js';
import { replaceSpans } from './notices.js';
import { parseQuery } from './query.js';
import { findSpellings, splitForm, wordsOf } from './spelling.js';
import { findForm } from './vocabulary.js';

/** @import { Meant, Offer, Parsed, QueryNode, Suspect, WordNode } from './types.js' */

const FEW = 3; // articles up to which something else may be meant
const MANY_MORE = 5; // how many times as many articles another query must find then
const MOST_ITEMS = 24; // of a query that is taken apart
const MOST_SUSPECTS = 3;
const MOST_NEAR = 3; // spellings that are tried for a word
const MOST_MEANT = 4; // offers of other words
const MOST_LESS = 4; // offers of fewer words
const LIKELY_AS = 1.2; // how much less likely than another an offer is that stands beside it
const RARE = 0.002; // share of the articles up to which a word may be a slip

/**
 * What may be meant instead of *text* within *filters*, for which *found* articles were found.
 * @type {(text: string, filters: string[], found: number) => Promise<Offer[]>}
 */
export async function findOffers(text, filters, found) {
  const parsed = parseQuery(text);
  const ideas = await countOffers(parsed.ideas.map(idea => ({ ...idea, cost: 0 })), filters, 1);
  if (found > FEW || !parsed.tree.items.length || ideas.some(idea => idea.kind === 'or')) return ideas;
  const least = found ? found * MANY_MORE : 1;
  const docs = await findEach(parsed, filters), suspects = await listSuspects(parsed, docs, found);
  const [near, names] = await Promise.all([respell(parsed, suspects), nameOffers(parsed, suspects)]);
  const meant = await countOffers([...near, ...names, ...(found ? [] : widen(parsed))], filters, least);
  const less = found ? [] : await countOffers(takeAway(parsed, docs), filters, 1);
  return [...ideas, ...meant.slice(0, MOST_MEANT), ...less.slice(0, MOST_LESS)];
}

/**
 * Those of *offers* that find *least* articles, each query once, the likeliest first.
 * @type {(offers: Meant[], filters: string[], least: number) => Promise<Offer[]>}
 */
async function countOffers(offers, filters, least) {
  const unique = offers.filter((offer, at) => offer.query && offers.findIndex(other => other.query === offer.query) === at);
  const counted = await Promise.all(unique.map(async offer => ({ ...offer, count: await countArticles(offer.query, filters) })));
  return counted.filter(offer => offer.count >= least).sort((one, other) => one.cost - other.cost || other.count - one.count)
    .map(({ kind, query, count, words, name, facet }) => ({ kind, query, count, words, name, facet }));
}

/**
 * The articles of each item of a query, and of all filters.
 * @type {(parsed: Parsed, filters: string[]) => Promise<{ items: number[][], rest: number[] }>}
 */
async function findEach({ tree }, filters) {
  const items = tree.items.slice(0, MOST_ITEMS);
  const [rest, ...found] = await Promise.all([docsOf(readFilters(filters)), ...items.map(item => docsOf([item]))]);
  return { items: found, rest };
}

/**
 * What is left where one item is taken away, without which something is found; where there is none, as few as
 * possible that are in the way of the others.
 * @type {(parsed: Parsed, docs: { items: number[][], rest: number[] }) => Meant[]}
 */
function takeAway(parsed, { items, rest }) {
  if (items.length < 2) return [];
  const /** @type {(kept: number[]) => number} */ count = kept => kept.reduce((docs, at) => meet(docs, items[at]), rest).length;
  const all = items.map((_, at) => at), single = all.filter(at => count(all.filter(other => other !== at)));
  if (single.length) return single.map(at => lessOffer(parsed, [at]));
  const drops = all.filter(at => items[at].length).map(at => dropAround(at, items, rest));
  const least = Math.min(...drops.map(dropped => dropped.length));
  return drops.filter(dropped => dropped.length === least && least < items.length).map(dropped => lessOffer(parsed, dropped));
}

/**
 * Which of *items* are in the way of the one at *first* and of one another.
 * @type {(first: number, items: number[][], rest: number[]) => number[]}
 */
function dropAround(first, items, rest) {
  const order = items.map((_, at) => at).sort((one, other) => items[other].length - items[one].length);
  let left = rest;
  return [first, ...order.filter(at => at !== first)].filter(at => {
    const both = meet(left, items[at]);
    if (both.length) left = both;
    return !both.length;
  }).sort((one, other) => one - other);
}

/** @type {(one: number[], other: number[]) => number[]} */
function meet(one, other) {
  return intersect({ docs: one, scores: null }, { docs: other, scores: null }).docs;
}

/** @type {(parsed: Parsed, dropped: number[]) => Meant} */
function lessOffer({ tree, text }, dropped) {
  const spans = dropped.map(at => tree.items[at].whole || { start: 0, end: 0 });
  return {
    kind: 'less', cost: 0, words: spans.map(({ start, end }) => text.slice(start, end).trim()),
    query: replaceSpans(text, spans.map(span => ({ ...span, by: ' ' }))),
  };
}

/**
 * Words that may be misspelt: those that find nothing, else those that find little. Where something is *found*,
 * what occurs nowhere has been replaced already.
 * @type {(parsed: Parsed, docs: { items: number[][] }, found: number) => Promise<Suspect[]>}
 */
async function listSuspects({ tree }, { items }, found) {
  const suspects = tree.items.slice(0, items.length).flatMap((item, at) => operandsOf(item).map(node => ({ node, docs: items[at].length })));
  const rare = suspects.filter(({ docs }) => docs <= Math.max(FEW, contents.articles * RARE));
  const chosen = (rare.length ? rare : suspects).sort((one, other) => one.docs - other.docs).slice(0, MOST_SUSPECTS);
  const known = await Promise.all(chosen.map(({ node }) => findForm(formOf(node))));
  return chosen.filter((_, at) => !found || known[at]);
}

/** The words of *node* that are not excluded. @type {(node: QueryNode) => WordNode[]} */
function operandsOf(node) {
  if ('items' in node) return node.items.flatMap(operandsOf);
  return node.type === 'word' && !node.star ? [node] : [];
}

/**
 * The query with *suspects* spelt otherwise: one of them, or the likeliest for all.
 * @type {(parsed: Parsed, suspects: Suspect[]) => Promise<Meant[]>}
 */
async function respell(parsed, suspects) {
  const each = await Promise.all(suspects.map(async ({ node }) => (await listSpellings(parsed, node)).map(one => ({ ...node.span, ...one }))));
  const offers = each.flat().map(one => ({ kind: 'spelt', cost: one.cost, query: replaceSpans(parsed.text, [one]) }));
  const best = each.flatMap(found => found.slice(0, 1)).sort((one, other) => one.start - other.start);
  const apart = best.every((one, at) => !at || best[at - 1].end <= one.start);
  if (best.length > 1 && apart) offers.push({ kind: 'spelt', cost: 1.5, query: replaceSpans(parsed.text, best) });
  return offers;
}

/**
 * How else *node* may be spelt: near forms, one word as two, and two as one.
 * @type {(parsed: Parsed, node: WordNode) => Promise<{ by: string, cost: number, end?: number }[]>}
 */
async function listSpellings({ text }, node) {
  const form = formOf(node), /** @type {{ by: string, cost: number, end?: number }[]} */ found = [];
  const next = /\s+([\p{L}\p{M}]+)/uy;
  next.lastIndex = node.span.end;
  const following = next.exec(text);
  if (!form) return found;
  if (following) {
    const glued = await writeWords([form + fold(following[1])]);
    if (glued) found.push({ by: glued, cost: -0.5, end: next.lastIndex });
  }
  const [near, parted] = await Promise.all([findSpellings(form), splitForm(form)]);
  for (const one of near) {
    const by = await writeWords(wordsOf(one));
    if (by && found.length < MOST_NEAR) found.push({ by: one.cut ? `"${by}"` : by, cost: one.cost });
  }
  for (const words of parted) {
    const by = await writeWords(words);
    if (by) found.push({ by: words[0].endsWith('’') ? by : `"${by}"`, cost: 0.5 });
  }
  found.sort((one, other) => one.cost - other.cost);
  return found.filter(one => one.cost < found[0].cost + LIKELY_AS);
}

/** *words* as the archive writes them; '' if it lacks one. @type {(words: string[]) => Promise<string>} */
async function writeWords(words) {
  const shown = await Promise.all(words.map(async word => (word.endsWith('’') ? word : (await findForm(word))?.shown)));
  return shown.every(Boolean) ? shown.join(' ').replace('’ ', '’') : '';
}

/**
 * The query with less asked of a phrase, of words near each other or of titles.
 * @type {(parsed: Parsed) => Meant[]}
 */
function widen({ tree, text }) {
  return tree.items.flatMap(node => {
    const { whole } = node, offers = [];
    if (!whole || !('span' in node)) return [];
    if ((node.type === 'phrase' && node.words.length > 1) || node.type === 'near') {
      offers.push({ kind: 'loose', cost: 2, query: replaceSpans(text, [{ ...node.span, by: ` ${node.text} ` }]) });
    }
    if (node.inTitle) offers.push({ kind: 'anywhere', cost: 2, query: replaceSpans(text, [{ ...whole, by: text.slice(node.span.start, node.span.end) }]) });
    if (node.type === 'name' && !node.quoted) offers.push({ kind: 'plain', cost: 3, query: replaceSpans(text, [{ ...whole, by: node.text }]) });
    return offers;
  });
}
