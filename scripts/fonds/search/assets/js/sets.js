/* Matches: articles with a score each, `{docs, scores}`; docs ascend, scores is null if all are 0. */

import { range } from './numerals.js';

/** @import { Match } from './types.js' */

/** @type {Match} */
export const NOTHING = { docs: [], scores: null };

/** The articles of both, scores added. @type {(one: Match, other: Match) => Match} */
export function intersect(one, other) {
  const /** @type {number[]} */ docs = [], /** @type {number[] | null} */ scores = one.scores || other.scores ? [] : null;
  for (let i = 0, j = 0; i < one.docs.length && j < other.docs.length;) {
    const a = one.docs[i], b = other.docs[j];
    if (a === b) {
      docs.push(a);
      if (scores) scores.push(scoreAt(one, i) + scoreAt(other, j));
    }
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return { docs, scores };
}

/** The articles of any of *matches*, scores added. @type {(matches: Match[], articles: number) => Match} */
export function unite(matches, articles) {
  const scores = new Float64Array(articles), seen = new Uint8Array(articles);
  for (const match of matches) {
    match.docs.forEach((doc, at) => {
      seen[doc] = 1;
      scores[doc] += scoreAt(match, at);
    });
  }
  const docs = seenDocs(seen);
  return { docs, scores: docs.map(doc => scores[doc]) };
}

/** The articles of *match* that are not in *other*. @type {(match: Match, other: Match) => Match} */
export function subtract(match, other) {
  const gone = new Set(other.docs), /** @type {number[]} */ kept = [];
  match.docs.forEach((doc, at) => { if (!gone.has(doc)) kept.push(at); });
  /* @ts-expect-error: scores are null or not throughout */
  return { docs: kept.map(at => match.docs[at]), scores: match.scores && kept.map(at => match.scores[at]) };
}

/** All articles. @type {(articles: number) => Match} */
export function everything(articles) {
  return { docs: range(0, articles), scores: null };
}

/** The numbers at which *seen* is set. @type {(seen: Uint8Array) => number[]} */
export function seenDocs(seen) {
  const docs = [];
  for (let doc = 0; doc < seen.length; doc++) if (seen[doc]) docs.push(doc);
  return docs;
}

/** @type {(match: Match, at: number) => number} */
function scoreAt(match, at) {
  return match.scores ? match.scores[at] : 0;
}
