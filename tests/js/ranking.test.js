// Ranking and sets of articles, by what must hold of any.

import './setup.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chance } from './chance.js';
import { contents } from '../../scripts/fonds/search/assets/js/given.js';
import { best, frequencies, latestFirst, rarity, score } from '../../scripts/fonds/search/assets/js/ranking.js';
import { everything, intersect, seenDocs, subtract, unite } from '../../scripts/fonds/search/assets/js/sets.js';

/** @import { Match } from '../../scripts/fonds/search/assets/js/types.js' */

const ARTICLES = 1000;
Object.assign(contents, { articles: ARTICLES, dated: 800, average: 300, averageTitle: 8 });

test('a rarer word tells more, and every word tells something', () => {
  for (let found = 1; found < ARTICLES; found++) assert.ok(rarity(found) > rarity(found + 1));
  assert.ok(rarity(ARTICLES) > 0);
});

test('a score rises with frequency and rarity, and never beyond a bound', () => {
  const chance = new Chance(1);
  for (let n = 0; n < 2000; n++) {
    const weight = rarity(chance.within(1, ARTICLES)), count = 50 * chance.next() + 0.01;
    assert.ok(score(weight, count) > 0 && score(weight, count) < 2.2 * weight);
    assert.ok(score(weight, count + 0.1) > score(weight, count));
    assert.ok(score(2 * weight, count) > score(weight, count));
  }
});

/** The lengths of two articles, as digits. @type {(whole: number[], titles: number[]) => import('../../scripts/fonds/search/assets/js/types.js').Lengths} */
const lengthsOf = (whole, titles) => ({ whole: Uint8Array.from(whole), titles: Uint8Array.from(titles) });

test('what occurs counts more often, in a shorter text, in a title, in a shorter title', () => {
  const chance = new Chance(5);
  for (let n = 0; n < 2000; n++) {
    const length = chance.within(20, 57), title = chance.within(1, 57), count = chance.within(1, 30);
    const frequency = frequencies(lengthsOf([length, length + 1, length], [title, title, title + 1]));
    assert.ok(frequency(0, count + 1, 0) > frequency(0, count, 0));
    assert.ok(frequency(0, count, 0) > frequency(1, count, 0));
    assert.ok(frequency(0, count, 1) > frequency(2, count, 1));
  }
});

test('a long article does not lose its title', () => {
  const frequency = frequencies(lengthsOf([50, 30], [8, 8]));
  assert.equal(frequency(0, 1, 1), frequency(1, 1, 1));
  assert.ok(frequency(0, 1, 1) > frequency(1, 3, 0));
});

test('the very form only parts articles that have as much of it', () => {
  const frequency = frequencies(lengthsOf([33, 33], [8, 8]));
  assert.ok(frequency(0, 3, 0, true) > frequency(1, 3, 0, false));
  assert.ok(frequency(0, 3, 0, true) < frequency(1, 4, 0, false));
});

test('in an archive without words a score is a number', () => {
  Object.assign(contents, { average: 0, averageTitle: 0 });
  assert.ok(Number.isFinite(score(rarity(1), frequencies(lengthsOf([0], [0]))(0, 1, 1))));
  Object.assign(contents, { average: 300, averageTitle: 8 });
});

test('the latest stands first, undated articles last', () => {
  assert.deepEqual([799, 0, 800, 5, 999, 798].sort(latestFirst), [799, 798, 5, 0, 800, 999]);
  const chance = new Chance(2);
  for (let n = 0; n < 2000; n++) {
    const [one, other, third] = [0, 0, 0].map(() => chance.within(0, ARTICLES - 1));
    assert.equal(Math.sign(latestFirst(one, other)), -Math.sign(latestFirst(other, one)) || 0);
    if (latestFirst(one, other) < 0 && latestFirst(other, third) < 0) assert.ok(latestFirst(one, third) < 0);
  }
});

/** Some articles, with scores many of which are alike, or none, or that rise or fall with the date. @type {(chance: Chance, most: number) => Match} */
function drawMatch(chance, most) {
  const docs = everything(ARTICLES).docs.filter(() => chance.next() < most / ARTICLES);
  const draw = chance.among([() => chance.within(0, 5) / 4, () => chance.next(), Number, (/** @type {number} */ doc) => ARTICLES - doc]);
  return { docs, scores: chance.next() < 0.2 ? null : docs.map(draw) };
}

/** @type {(match: Match, doc: number) => number} */
const scoreOf = ({ docs, scores }, doc) => (scores ? scores[docs.indexOf(doc)] : 0);

test('however many are asked for, they are the first by score, then by date', () => {
  const chance = new Chance(3);
  for (let n = 0; n < 600; n++) {
    const match = drawMatch(chance, chance.among([1, 10, 20, 30, 400]));
    const sorted = [...match.docs].sort((one, other) => scoreOf(match, other) - scoreOf(match, one) || latestFirst(one, other));
    for (const count of [1, 2, 3, match.docs.length, 2000]) assert.deepEqual(best(match, count), sorted.slice(0, count));
  }
});

test('articles of both, of any, of one alone: as sets, with scores added', () => {
  const chance = new Chance(4);
  for (let n = 0; n < 300; n++) {
    const one = drawMatch(chance, chance.among([0, 5, 300])), other = drawMatch(chance, chance.among([0, 5, 300]));
    const both = one.docs.filter(doc => other.docs.includes(doc)), rest = one.docs.filter(doc => !other.docs.includes(doc));
    const any = [...new Set([...one.docs, ...other.docs])].sort((a, b) => a - b);
    check(intersect(one, other), both, doc => scoreOf(one, doc) + scoreOf(other, doc));
    check(subtract(one, other), rest, doc => scoreOf(one, doc));
    check(unite([one, other], ARTICLES), any, doc => (scoreOf(one, doc) || 0) + (scoreOf(other, doc) || 0));
    check(intersect(everything(ARTICLES), one), one.docs, doc => scoreOf(one, doc));
  }
});

/** @type {(match: Match, docs: number[], scored: (doc: number) => number) => void} */
function check(match, docs, scored) {
  assert.deepEqual([...match.docs], docs);
  for (const doc of docs) assert.equal(scoreOf(match, doc), scored(doc));
}

test('the numbers that are seen ascend', () => {
  assert.deepEqual(seenDocs(Uint8Array.of(0, 1, 0, 1, 1)), [1, 3, 4]);
  assert.deepEqual(seenDocs(new Uint8Array(3)), []);
});
