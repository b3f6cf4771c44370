/* What it counts that words of a query stand together: in a title as where its text has them in a row.

   A pair is two words that follow each other in the query, the commonest left out. It counts by the rarer
   of both less, the further the pair is from standing as in the query. A single word stands with nothing:
   articles that have it as it was written come before those that have another form of it. */

import { best, highest } from './ranking.js';
import { planChecks } from './covering.js';
import { findStarts } from './phrases.js';

/** @import { Docs, Match, Places, QueryNode, Standing, StandingAt } from './types.js' */

const TITLE_WORTH = 1.5; // what a pair in a title counts, of its weight
const TEXT_WORTH = 0.7; // the same in a text
const COVERED_WORTH = 1; // what the words in a title count, if all are there
const LEAST_WEIGHT = 0.15; // of the greatest: words with less make no pair
const READ = 100; // articles whose texts are looked at
const MOST_READ = 4; // words whose positions are read
const MOST_INFLECTIONS = 16; // of such a word
const MOST_ARTICLES = 20000; // that have such a word

/**
 * *match*, which *tree* asked for, with what its words count for standing together.
 * @type {(match: Match, tree: QueryNode, standing: Map<QueryNode, Standing>) => Promise<Match>}
 */
export async function rankTogether(match, tree, standing) {
  const placed = standingWords(tree, standing), words = heavyWords(placed);
  const { docs: found, scores } = match;
  if (!found.length || !scores) return match;
  if (placed.length === 1) return { docs: found, scores: putVeryFirst(found, scores, placed[0].match) };
  if (words.length < 2) return match;
  const titled = found.map((doc, at) => scores[at] + scoreTitle(doc, words));
  const ranked = { docs: found, scores: titled };
  const docs = Int32Array.from(best(ranked, READ)).sort(), together = await scoreTexts(docs, words);
  return { docs: found, scores: titled.map((score, at) => score + (together.get(found[at]) || 0)) };
}

/**
 * *scores* of *docs* where a single word was asked for: those that have its very form come first.
 * @type {(docs: number[], scores: number[], match: Match) => number[]}
 */
function putVeryFirst(docs, scores, { very, weight }) {
  return very && weight ? docs.map((doc, at) => scores[at] + (very.has(doc) ? highest(weight) : 0)) : scores;
}

/**
 * The words and phrases that every article of *tree* has, in their order.
 * @type {(tree: QueryNode, standing: Map<QueryNode, Standing>) => StandingAt[]}
 */
function standingWords(tree, standing) {
  const /** @type {StandingAt[]} */ placed = [];
  let at = 0;
  const /** @type {(node: any) => void} */ visit = node => {
    if (node.type === 'all') node.items.forEach(visit);
    const known = standing.get(node);
    if (known) placed.push({ ...known, at, weight: known.match.weight || 0 });
    for (const { width } of node.words || []) at += width;
  };
  visit(tree);
  return placed;
}

/** @type {(words: StandingAt[]) => StandingAt[]} */
function heavyWords(words) {
  const most = Math.max(...words.map(word => word.weight));
  return words.filter(word => word.weight > LEAST_WEIGHT * most);
}

/** @type {(doc: number, words: StandingAt[]) => number} */
function scoreTitle(doc, words) {
  const heads = words.map(word => word.match.heads?.get(doc));
  let sum = heads.every(head => head !== undefined) ? COVERED_WORTH * words.reduce((all, word) => all + word.weight, 0) : 0;
  for (let n = 1; n < words.length; n++) {
    const one = heads[n - 1], other = heads[n];
    if (one !== undefined && other !== undefined) sum += TITLE_WORTH * pairWeight(words, n) * closeness(other - one, words, n);
  }
  return sum;
}

/** @type {(words: StandingAt[], n: number) => number} */
function pairWeight(words, n) {
  return Math.min(words[n - 1].weight, words[n].weight);
}

/** 1 for words *distance* apart as they are in the query, less the further they are from it. @type {(distance: number, words: StandingAt[], n: number) => number} */
function closeness(distance, words, n) {
  return 1 / (1 + Math.abs(distance - (words[n].at - words[n - 1].at)) / 2);
}

/** What pairs in the texts of *docs* count: article → score. @type {(docs: Docs, words: StandingAt[]) => Promise<Map<number, number>>} */
async function scoreTexts(docs, words) {
  const sums = new Map(), read = readable(words);
  const places = await Promise.all(words.map(word => (read.has(word) ? placesOf(word, docs) : null)));
  for (let n = 1; n < words.length; n++) {
    const one = places[n - 1], other = places[n];
    if (!one || !other) continue;
    for (const [doc, close] of closest(one, other, distance => closeness(distance, words, n))) {
      sums.set(doc, (sums.get(doc) || 0) + TEXT_WORTH * pairWeight(words, n) * close);
    }
  }
  return sums;
}

/** Those of *words* whose positions are worth reading. @type {(words: StandingAt[]) => Set<StandingAt>} */
function readable(words) {
  const light = words.filter(({ row, match }) => match.docs.length <= MOST_ARTICLES && row.every(slot => slot.entries.length <= MOST_INFLECTIONS));
  return new Set(light.sort((one, other) => other.weight - one.weight || one.at - other.at).slice(0, MOST_READ));
}

/** @type {(word: StandingAt, docs: Docs) => Promise<Places>} */
async function placesOf({ row }, docs) {
  return findStarts(await planChecks(row), docs);
}

/**
 * In each article of both the greatest closeness of a place of *one* and one of *other*.
 * @type {(one: Places, other: Places, close: (distance: number) => number) => [number, number][]}
 */
function closest(one, other, close) {
  const /** @type {[number, number][]} */ found = [], rows = new Map();
  other.docs.forEach((doc, n) => rows.set(doc, n));
  one.docs.forEach((doc, n) => {
    const row = rows.get(doc);
    if (row === undefined) return;
    let most = 0, next = other.starts[row];
    for (let i = one.starts[n]; i < one.starts[n + 1]; i++) {
      while (next < other.starts[row + 1] && other.at[next] < one.at[i]) next++;
      if (next < other.starts[row + 1]) most = Math.max(most, close(other.at[next] - one.at[i]));
      if (next > other.starts[row]) most = Math.max(most, close(other.at[next - 1] - one.at[i]));
    }
    found.push([doc, most]);
  });
  return found;
}
