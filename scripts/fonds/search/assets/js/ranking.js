/* Ranking: BM25F (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"): occurrences in the
   title and in the text are divided by what the length of each asks for, and added before they saturate.
   What words that stand together add to this is in standing.js. */

import { contents } from './given.js';
import { range } from './numerals.js';

/** @import { Lengths, Match, Order } from './types.js' */

const SATURATION = 1.2;
const LENGTH_SHARE = 0.75; // how much the length of a text matters
const TITLE_SHARE = 0.5; // how much that of a title does
const TITLE_WEIGHT = 8; // what an occurrence in a title counts beside one in a text
const INFLECTED = 31 / 32; // what an occurrence of another form counts: no more than it takes to part equals

/** Inverse document frequency of a word that *found* articles have. @type {(found: number) => number} */
export function rarity(found) {
  return Math.log(1 + (contents.articles - found + 0.5) / (found + 0.5));
}

/**
 * What *count* occurrences in an article count, *titled* of which are in its title, of the very form or not.
 * @type {(lengths: Lengths) => (doc: number, count: number, titled: number, exact?: boolean) => number}
 */
export function frequencies({ whole, titles }) {
  const texts = range(0, 60).map(digit => norm(2 ** (digit / 4) - 1, contents.average, LENGTH_SHARE));
  const heads = range(0, 60).map(length => norm(length, contents.averageTitle, TITLE_SHARE));
  return (doc, count, titled, exact = true) => (exact ? 1 : INFLECTED)
    * ((count - titled) / texts[whole[doc]] + TITLE_WEIGHT * titled / heads[titles[doc]]);
}

/** @type {(length: number, average: number, share: number) => number} */
function norm(length, average, share) {
  return 1 - share + share * length / (average || 1);
}

/** The score of something of *weight*, its rarity, with that *frequency*. @type {(weight: number, frequency: number) => number} */
export function score(weight, frequency) {
  return weight * frequency * (SATURATION + 1) / (frequency + SATURATION);
}

/** More than any score with that *weight*. @type {(weight: number) => number} */
export function highest(weight) {
  return weight * (SATURATION + 1);
}

/**
 * The first *count* articles of *match*: by score, then the latest; undated ones after dated ones.
 * @type {(match: Match, count: number) => number[]}
 */
export function best(match, count) {
  const order = byScore(match.scores, match.docs);
  if (count * 8 > match.docs.length) {
    return range(0, match.docs.length).sort(order).slice(0, count).map(at => match.docs[at]);
  }
  const /** @type {number[]} */ heap = [];
  for (let at = 0; at < match.docs.length; at++) keepBest(heap, at, count, order);
  return heap.sort(order).map(at => match.docs[at]);
}

/** @type {(scores: number[] | null, docs: number[]) => Order} */
function byScore(scores, docs) {
  const /** @type {Order} */ later = (one, other) => latestFirst(docs[one], docs[other]);
  return scores ? (one, other) => scores[other] - scores[one] || later(one, other) : later;
}

/** Latest first; undated articles, which have the highest numbers, last. @type {Order} */
export function latestFirst(one, other) {
  const dated = contents.dated;
  if ((one < dated) !== (other < dated)) return one < dated ? -1 : 1;
  return one < dated ? other - one : one - other;
}

/**
 * Keep the *count* best in *heap*, whose root is the worst of them.
 * @type {(heap: number[], at: number, count: number, order: Order) => void}
 */
function keepBest(heap, at, count, order) {
  if (heap.length < count) {
    heap.push(at);
    riseInHeap(heap, order);
  } else if (order(at, heap[0]) < 0) {
    heap[0] = at;
    sinkInHeap(heap, order);
  }
}

/** @type {(heap: number[], order: Order) => void} */
function riseInHeap(heap, order) {
  for (let child = heap.length - 1; child > 0;) {
    const parent = (child - 1) >> 1;
    if (order(heap[child], heap[parent]) <= 0) return;
    [heap[child], heap[parent]] = [heap[parent], heap[child]];
    child = parent;
  }
}

/** @type {(heap: number[], order: Order) => void} */
function sinkInHeap(heap, order) {
  for (let parent = 0; ;) {
    let worst = parent;
    for (const child of [2 * parent + 1, 2 * parent + 2]) {
      if (child < heap.length && order(heap[child], heap[worst]) > 0) worst = child;
    }
    if (worst === parent) return;
    [heap[worst], heap[parent]] = [heap[parent], heap[worst]];
    parent = worst;
  }
}
