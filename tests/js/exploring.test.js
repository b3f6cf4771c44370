// The page that explores: periods in a row, what is measured of them, marks of scales, neighbours, the address.

import './rules.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Chance } from './chance.js';
import { ask } from './python.js';
import { drawEvenly } from '../../scripts/fonds/search/exploring/assets/keywords.js';
import { readExploring, writeExploring } from '../../scripts/fonds/search/exploring/assets/exploring-state.js';
import { logLikelihood } from '../../scripts/fonds/search/exploring/assets/likelihood.js';
import { landIn, mapFrame, nearestSpots } from '../../scripts/fonds/search/exploring/assets/map-frame.js';
import { orderNames } from '../../scripts/fonds/search/exploring/assets/matrix.js';
import { measureAll } from '../../scripts/fonds/search/exploring/assets/measures.js';
import { countNeighbours, sortLines } from '../../scripts/fonds/search/exploring/assets/neighbours.js';
import { countInto, isWithin, makeAxis, nextPeriod, periodOf, stepsOf, usualStep } from '../../scripts/fonds/search/exploring/assets/periods.js';
import { periodTicks, valueTicks } from '../../scripts/fonds/search/exploring/assets/scales.js';
import { shownQuery, writeShare } from '../../scripts/fonds/search/exploring/assets/writing-values.js';

/** @import { DatedRun } from '../../scripts/fonds/search/assets/js/types.js' */
/** @import { PlacedSpot, Step } from '../../scripts/fonds/search/exploring/assets/types.js' */

test('the measure is that of the build, by the same examples', () => {
  const [, ...rows] = readFileSync(new URL('../base/log-likelihood.csv', import.meta.url), 'utf8').trim().split('\n').map(row => row.split(',').map(Number));
  assert.ok(rows.length > 3);
  for (const [both, one, other, whole, g2] of rows) assert.ok(Math.abs(logLikelihood(both, one, other, whole) - g2) < 1e-6);
});

test('a period follows the one before', () => {
  const next = { 2022: '2023', '-0001': '0000', '2022-11': '2022-12', '2022-12': '2023-01', '2020-02-28': '2020-02-29', '2021-02-28': '2021-03-01', '2021-12-31': '2022-01-01' };
  for (const [key, following] of Object.entries(next)) assert.equal(nextPeriod(key), following);
});

/** @type {(start: number, last: number, year: number, month: number, first: number, count: number) => DatedRun} */
const run = (start, last, year, month, first, count) => ({ start, last, year, month, first, end: first + count, words: 100 * count });

const RUNS = [run(-439685, -439685, -44, 3, 0, 1), run(20160301, 20160301, 2016, 3, 1, 4), run(20160301, 20160331, 2016, 3, 5, 2),
  run(20160401, 20161231, 2016, 0, 7, 1), run(20160510, 20160510, 2016, 5, 8, 3), run(NaN, NaN, NaN, 0, 11, 2)];

test('an article falls into the day, month or year that its date has', () => {
  const by = /** @type {(step: Step) => string[]} */ step => RUNS.map(one => periodOf(one, step));
  assert.deepEqual(by('year'), ['-0044', '2016', '2016', '2016', '2016', '']);
  assert.deepEqual(by('month'), ['-0044-03', '2016-03', '2016-03', '', '2016-05', '']);
  assert.deepEqual(by('day'), ['-0044-03-15', '2016-03-01', '', '', '2016-05-10', '']);
  assert.deepEqual(stepsOf(RUNS), ['year', 'month', 'day']);
  assert.deepEqual(stepsOf(RUNS.slice(1, 3)), []);
});

test('periods without articles are there, and are gaps', () => {
  const axis = makeAxis(RUNS.slice(1), 'month', '2016', ''), found = countInto(axis, [1, 2, 6, 7, 9, 12], [3, 1, 1, 9, 2, 9]);
  assert.deepEqual(axis.periods, ['2016-03', '2016-04', '2016-05']);
  assert.deepEqual(axis.base.map(one => one.articles), [6, 0, 3]);
  assert.deepEqual(found, [{ articles: 3, words: 5 }, { articles: 0, words: 0 }, { articles: 1, words: 2 }]);
  assert.equal(axis.outside, 3);
  assert.deepEqual(measureAll('share', found, axis.base, 1), [0.5, null, 1 / 3]);
  assert.deepEqual(measureAll('rate', found, axis.base, 1), [5e6 / 600, null, 2e6 / 300]);
  assert.deepEqual(measureAll('articles', found, axis.base, 3), [3, null, 1]);
  assert.deepEqual(measureAll('share', found, axis.base, 5), [4 / 9, null, 4 / 9]);
});

test('every article that has a date of the step is in one period, whatever the dates', () => {
  const chance = new Chance(5);
  for (let n = 0; n < 100; n++) {
    let first = 0;
    const runs = chance.several(1, 30, () => 19000101 + 10000 * chance.within(0, 3) + 100 * chance.within(0, 11) + chance.within(0, 27)).sort().map(day => {
      const made = run(day, day, Math.floor(day / 10000), Math.floor(day / 100) % 100, first, chance.within(1, 4));
      first = made.end;
      return made;
    });
    for (const by of /** @type {Step[]} */ (['year', 'month', 'day'])) {
      const { periods, base } = makeAxis(runs, by, '', '');
      assert.equal(base.reduce((sum, one) => sum + one.articles, 0), first);
      periods.forEach((key, at) => assert.ok(!at || nextPeriod(periods[at - 1]) === key));
    }
    assert.ok(['year', 'month', 'day'].includes(usualStep(runs, stepsOf(runs), '', '')));
  }
  assert.ok(isWithin('2016-03', '2016-03-15', '') && isWithin('2016', '', '2016-01') && !isWithin('2016-02', '2016-03', '') && !isWithin('2017', '', '2016-12'));
});

test('marks of a scale are round, few, and reach over all values', () => {
  assert.deepEqual(valueTicks(0.387, 5, false), [0, 0.1, 0.2, 0.3, 0.4]);
  assert.deepEqual(valueTicks(2, 5, true), [0, 1, 2]);
  assert.deepEqual(valueTicks(0, 5, false), [0, 1]);
  const chance = new Chance(6);
  for (let n = 0; n < 300; n++) {
    const most = chance.within(1, 9999) / 10 ** chance.within(0, 5), ticks = valueTicks(most, 5, false);
    assert.ok(ticks.length <= 7 && ticks[ticks.length - 1] >= most * 0.999999 && ticks[0] === 0, `${most}: ${ticks}`);
  }
});

test('marks of time stand at the beginnings of years, months and days, and never too near', () => {
  const row = /** @type {(key: string, count: number) => string[]} */ (key, count) => Array.from({ length: count }, (_, at) => { const own = key; if (at < count) key = nextPeriod(key); return own; });
  const shown = /** @type {(key: string, count: number, most: number) => string[]} */ (key, count, most) => { const keys = row(key, count); return periodTicks(keys, most).map(at => keys[at]); };
  assert.deepEqual(shown('2016-11', 12, 4), ['2017-01', '2017-04', '2017-07', '2017-10']);
  assert.deepEqual(shown('2018', 4, 9), ['2018', '2019', '2020', '2021']);
  assert.deepEqual(shown('1944', 80, 5), ['1960', '1980', '2000', '2020']);
  assert.deepEqual(shown('2016-01-30', 4, 9), ['2016-01-30', '2016-01-31', '2016-02-01', '2016-02-02']);
  for (const [key, count] of /** @type {[string, number][]} */ ([['2016-01-01', 3000], ['1800-05', 900], ['-0500', 2500]])) assert.ok(shown(key, count, 8).length <= 8);
});

test('lines are sorted by the nearest word first, then the next; words are counted as written most often', () => {
  const line = /** @type {(before: string, after: string) => any} */ (before, after) => ({
    before: before.split(' ').reverse().filter(Boolean).map(text => ({ form: text.toLowerCase(), text })), after: after.split(' ').filter(Boolean).map(text => ({ form: text.toLowerCase(), text })) });
  const lines = [line('du chef', 'a dit'), line('Le', 'dit'), line('un chef', 'a fait'), line('', 'A')];
  const order = /** @type {(side: string) => number[]} */ side => sortLines(lines, side).map(one => lines.indexOf(one));
  assert.deepEqual([order(''), order('left'), order('right')], [[0, 1, 2, 3], [3, 0, 2, 1], [3, 0, 2, 1]]);
  assert.deepEqual(countNeighbours(lines, 'after', 0, 9), [['a', 3], ['dit', 1]]);
  assert.deepEqual(countNeighbours(lines, 'before', 0, 1), [['chef', 2]]);
});

test('what is asked comes back from the address, and nothing else can stand there', () => {
  const state = readExploring('view=lines&q=a&q=&q=a&q=%22b+c%22&n=2&by=month&sort=left&from=2016');
  assert.deepEqual(state.queries, ['a', '"b c"']);
  assert.equal(state.chosen, 1);
  assert.deepEqual(readExploring(writeExploring(state)), state);
  assert.equal(writeExploring(readExploring('')), '');
  const odd = readExploring(`view=x&n=99&${'q=z'.repeat(3)}&${Array.from({ length: 9 }, (_, at) => `q=${at}`).join('&')}`);
  assert.deepEqual([odd.view, odd.queries.length, odd.chosen], ['frequencies', 6, 5]);
});

test('articles are drawn evenly, in order, each once', () => {
  const docs = Array.from({ length: 1234 }, (_, at) => 2 * at), drawn = drawEvenly(docs, 500);
  assert.equal(new Set(drawn).size, 500);
  assert.deepEqual([...drawn].sort((one, other) => one - other), drawn);
  assert.deepEqual(drawEvenly([1, 2], 500), [1, 2]);
});

test('shares are told in whole per cent, with a decimal below ten', () => {
  assert.deepEqual([0, 0.00001, 0.0042, 0.0994, 0.0996, 0.28, 1].map(writeShare), ['0%', '0.1%', '0.4%', '9.9%', '10%', '28%', '100%']);
  assert.deepEqual(['personne:"Emmanuel Macron"', 'guerre', 'person:x y'].map(shownQuery), ['Emmanuel Macron', 'guerre', 'person:x y']);
});

test('a map shows the part of the world that one made at build shows', () => {
  const { frames, coasts } = ask('tests.js.frames');
  assert.ok(frames.length > 50);
  for (const { places, edges, height, points, land } of frames) {
    const frame = mapFrame(places, 1000);
    [frame.west, frame.east, frame.south, frame.north].forEach((edge, at) => assert.ok(Math.abs(edge - edges[at]) < 1e-9));
    [frame.height, ...places.flatMap(frame.point)].forEach((value, at) => assert.ok(Math.abs(value - [height, ...points.flat()][at]) <= 1)); // halves are rounded to even there
    assert.equal(landIn(coasts, frame).length, land);
  }
});

test('a closer map is around most mentions, whatever lies far from them', () => {
  const /** @type {(label: string, both: number, lat: number, lon: number) => PlacedSpot} */ spot = (label, both, lat, lon) => ({ id: 0, label, url: '', both, articles: both, address: '', counts: '', told: '', place: [lat, lon] });
  const spots = [spot('France', 40, 46, 2), spot('États-Unis', 30, 39, -98), spot('Belgique', 9, 50, 4), spot('Allemagne', 8, 51, 10), spot('Fidji', 1, -18, 178)];
  assert.deepEqual(nearestSpots(spots, 0.6).map(one => one.label), ['France', 'Belgique', 'Allemagne']);
  assert.equal(new Set(nearestSpots(spots, 1)).size, spots.length);
  assert.deepEqual(nearestSpots(spots.slice(1, 2), 0.6), spots.slice(1, 2));
});

test('names stand beside those that they go with most, each once', () => {
  const counts = [[9, 0, 4, 1], [0, 5, 1, 3], [4, 1, 6, 0], [1, 3, 0, 3]];
  assert.deepEqual(orderNames(counts), [0, 2, 1, 3]);
  assert.deepEqual(orderNames([[1]]), [0]);
});
