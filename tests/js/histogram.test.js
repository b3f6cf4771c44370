// Articles over time: every year or month in its order, before Christ too, and no year's articles lost.

import './rules.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chance } from './chance.js';
import { spreadBars } from '../../scripts/fonds/search/assets/js/histogram.js';
import { placeMarks } from '../../scripts/fonds/search/assets/js/axis.js';
import { isAfter } from '../../scripts/fonds/search/assets/js/dates.js';
import { readTypedDate, showTypedDate } from '../../scripts/fonds/search/assets/js/typed-dates.js';
import { byMonth, isInside, monthKey, monthNumber, widerDates, yearOf } from '../../scripts/fonds/search/assets/js/months.js';

/** @import { Bar } from '../../scripts/fonds/search/assets/js/types.js' */

const YEARS = [-9999, -101, -44, -43, -1, 0, 1, 43, 476, 999, 1789, 2022, 9999, 17000];

test('a year or month is read as it was written', () => {
  for (const year of YEARS) {
    assert.equal(yearOf(monthKey(year, 0)), year);
    assert.equal(monthNumber(monthKey(year, 0), 1), 12 * year);
    for (let month = 1; month <= 12; month++) {
      assert.equal(yearOf(monthKey(year, month)), year);
      assert.equal(monthNumber(monthKey(year, month), 5), 12 * year + month - 1);
      assert.equal(monthNumber(`${monthKey(year, month)}-15`, 5), 12 * year + month - 1);
    }
  }
  assert.deepEqual([monthKey(-44, 3), monthKey(-44, 0), monthKey(476, 0), monthKey(2022, 12)], ['-0044-03', '-0044', '0476', '2022-12']);
  assert.ok(Number.isNaN(monthNumber('', 1)) && Number.isNaN(monthNumber('hier', 1)));
});

test('keys are sorted by time, a year before its months', () => {
  const keys = YEARS.flatMap(year => [0, 3, 4, 11].map(month => monthKey(year, month)));
  const chance = new Chance(1);
  for (let n = 0; n < 50; n++) assert.deepEqual([...keys].sort(() => chance.next() - 0.5).sort(byMonth), keys);
});

test('a month lies in its year and in no other, an open end goes on for ever', () => {
  for (const year of YEARS) {
    const key = monthKey(year, 3), whole = monthKey(year, 0);
    for (const other of YEARS) {
      const span = monthKey(other, 0);
      assert.equal(isInside(key, span, span), year === other);
      assert.equal(isInside(key, span, ''), year >= other);
      assert.equal(isInside(key, '', span), year <= other);
    }
    assert.ok(isInside(key, key, key) && isInside(whole, key, key) && isInside(key, '', ''));
    assert.ok(!isInside(key, monthKey(year, 4), '') && !isInside(key, '', monthKey(year, 2)));
  }
});

/** Counts of months as an index gives them. @type {(chance: Chance, low: number, high: number, months: boolean) => Bar[]} */
function drawMonths(chance, low, high, months) {
  const keys = chance.several(1, 30, () => monthKey(chance.within(low, high), months ? chance.within(1, 12) : 0));
  return [...new Set(keys)].sort(byMonth).map(key => [key, chance.within(1, 9)]);
}

/** @type {(bars: Bar[]) => number} */
const sum = bars => bars.reduce((all, [, count]) => all + count, 0);

test('few months have a bar each, more have one a year; without gaps, and all articles are in one', () => {
  const chance = new Chance(2);
  for (let n = 0; n < 500; n++) {
    const first = chance.within(-60, 60), years = chance.among([0, 1, 2, 40, 300]), months = drawMonths(chance, first, first + years, true);
    const bars = spreadBars(months, '', ''), numbers = bars.map(([key]) => monthNumber(key, 1));
    const step = bars[0][0].replace(/^-/, '').length > 4 ? 1 : 12;
    assert.ok(numbers.every((number, at) => !at || number === numbers[at - 1] + step), bars.join(' '));
    assert.equal(sum(bars), sum(months));
    assert.equal(bars.length <= 36 || step === 12, true);
    for (const [key, count] of bars) assert.equal(count, sum(months.filter(([one]) => isInside(one, key, key))));
  }
});

test('of very many years only those with articles have a bar', () => {
  assert.deepEqual(spreadBars([['-0500', 1], ['-0044-03', 2], ['0476', 3]], '', ''), [['-0500', 1], ['-0044', 2], ['0476', 3]]);
  assert.deepEqual(spreadBars([], '', ''), []);
  assert.deepEqual(spreadBars([], '2022', '2023'), []);
});

test('a chosen span of few months is shown month by month', () => {
  const months = /** @type {Bar[]} */ ([['-0045-11', 1], ['-0044-03', 2], ['2022-05', 3]]);
  assert.deepEqual(spreadBars(months, '-0044', '-0044').map(([key]) => key).slice(0, 3), ['-0044-01', '-0044-02', '-0044-03']);
  assert.deepEqual(spreadBars(months, '-0044-03', '-0044-03'), [['-0044-03', 2]]);
  assert.deepEqual(spreadBars(months, '2022-04', '2022-06'), [['2022-04', 0], ['2022-05', 3], ['2022-06', 0]]);
});

test('years are marked below the bars, few and apart', () => {
  const chance = new Chance(3);
  for (let n = 0; n < 300; n++) {
    const first = chance.within(-60, 2000), years = chance.among([0, 1, 2, 8, 40, 300, 3000]), months = drawMonths(chance, first, first + years, n % 2 === 0);
    const keys = spreadBars(months, '', '').map(([key]) => key), marks = placeMarks(keys);
    assert.ok(marks.length >= 1 && marks.length <= 6, keys.join(' '));
    for (const [at, [key, place]] of marks.entries()) {
      assert.ok(place >= 0 && place < 1 && key === monthKey(yearOf(key), 0));
      assert.ok(!at || place - marks[at - 1][1] >= 0.17);
      assert.equal(yearOf(keys[Math.floor(place * keys.length + 0.001)]), yearOf(key));
    }
  }
});

test('what years are marked', () => {
  const years = /** @type {(low: number, high: number) => string[]} */ (low, high) => Array.from({ length: high - low + 1 }, (_, at) => monthKey(low + at, 0));
  assert.deepEqual(placeMarks(years(2019, 2022)).map(([key]) => key), ['2019', '2020', '2021', '2022']);
  assert.deepEqual(placeMarks(years(1944, 2022)).map(([key]) => key), ['1960', '1980', '2000', '2020']);
  const months = spreadBars([['2019-09', 1], ['2022-01', 1]], '', '').map(([key]) => key);
  assert.deepEqual(placeMarks(months).map(([key]) => key), ['2020', '2021', '2022']);
  assert.deepEqual(placeMarks(['2016-03', '2016-04', '2016-05']), [['2016', 0]]);
  assert.deepEqual(placeMarks([]), []);
});

test('chosen dates are widened step by step, as far as there are any', () => {
  const keys = ['1944', '1999', '2016-03', '2016-11', '2016-12', '2023-01'];
  const steps = [['2016-03-14', '2016-03-15'], ['2016-03', '2016-03'], ['2016', '2016'], ['2010', '2019'], ['2000', '2099']];
  steps.slice(1).forEach((wider, at) => assert.deepEqual(widerDates(steps[at][0], steps[at][1], keys), wider));
  assert.deepEqual(widerDates('2016-11', '2017-02', keys), ['2016', '2017']);
  assert.deepEqual(widerDates('2016-01', '2016-12', keys), ['2010', '2019']);
  assert.deepEqual(widerDates('2016-05', '', keys), ['2016', '']);
  assert.equal(widerDates('2016-03', '2016-05', ['2016-03', '2016-12']), null);
  assert.equal(widerDates('1900', '2099', keys), null);
});

test('a date is read as people write it, and nothing is guessed', () => {
  const read = { '2022': '2022', '2022-3': '2022-03', '2022/03/5': '2022-03-05', '03/2022': '2022-03', '12/03/2022': '2022-03-12', '12.03.2022': '2022-03-12',
    'Déc. 2022': '2022-12', '1er mars 2022': '2022-03-01', 'le 12 août 2020': '2020-08-12', 'March 12, 2022': '2022-03-12', '29/2/2020': '2020-02-29',
    '-0044-03': '-0044-03', '30/02/2022': null, '2022-13': null, '29/2/2022': null, 'hier': null, 'mars': null, 'ju 2020': null, '22': null, '': null };
  for (const [text, date] of Object.entries(read)) assert.equal(readTypedDate(text, 'fr'), date, text);
  assert.equal(readTypedDate('12/03/2022', 'en'), null);
  assert.deepEqual(['03/13/2022', '13/03/2022', '12th March 2022'].map(text => readTypedDate(text, 'en')), ['2022-03-13', '2022-03-13', '2022-03-12']);
  for (const lang of ['fr', 'en', 'de', 'ar']) for (const date of ['2022', '2022-03', '2022-03-12', '-0044-03', '']) {
    assert.equal(readTypedDate(showTypedDate(date, lang), lang) || '', date);
  }
  assert.ok(isAfter('2022', '2021') && !isAfter('2022-05', '2022') && !isAfter('2022', '2022-01') && !isAfter('-0044', '0010'));
});
