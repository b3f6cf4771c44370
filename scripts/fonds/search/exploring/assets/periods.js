/* Years, months and days in a row, and what of the archive falls into each. */

import { isDay, readDay } from '../../assets/js/dates.js';
import { monthKey, yearOf } from '../../assets/js/months.js';

/** @import { Docs, DatedRun } from '../../assets/js/types.js' */
/** @import { Axis, Figure, Step } from './types.js' */

const MOST_PERIODS = 40000; // periods in a row; of more only those that have articles
const FEW_DAYS = 100, FEW_MONTHS = 120; // up to which they are shown unless asked otherwise

/** The day, month or year that *run* falls into; '' where its date is less exact. @type {(run: DatedRun, by: Step) => string} */
export function periodOf(run, by) {
  if (Number.isNaN(run.year)) return '';
  if (by === 'year') return monthKey(run.year, 0);
  if (by === 'month') return run.month ? monthKey(run.year, run.month) : '';
  const day = run.start - 100 * Math.floor(run.start / 100);
  return run.month && run.start === run.last ? `${monthKey(run.year, run.month)}-${String(day).padStart(2, '0')}` : '';
}

/** The period after *key*. @type {(key: string) => string} */
export function nextPeriod(key) {
  const [, month, day] = /^-?\d+(?:-(\d\d))?(?:-(\d\d))?$/.exec(key) || [], year = yearOf(key);
  if (!month) return monthKey(year + 1, 0);
  if (day && isDay(year, Number(month), Number(day) + 1)) return `${monthKey(year, Number(month))}-${String(Number(day) + 1).padStart(2, '0')}`;
  const following = month === '12' ? monthKey(year + 1, 1) : monthKey(year, Number(month) + 1);
  return day ? `${following}-01` : following;
}

/** Whether the period *key* and the dates from *from* to *to* have a day in common. @type {(key: string, from: string, to: string) => boolean} */
export function isWithin(key, from, to) {
  const own = readDay(key), first = from && readDay(from), last = to && readDay(to);
  return own !== null && (!first || own[1] >= first[0]) && (!last || own[0] <= last[1]);
}

/**
 * What the archive has in each period of *by* from *from* to *to*, those without articles too.
 * @type {(runs: DatedRun[], by: Step, from: string, to: string) => Axis}
 */
export function makeAxis(runs, by, from, to) {
  const /** @type {Map<string, Figure>} */ base = new Map(), keys = runs.map(run => periodOf(run, by));
  let outside = 0;
  runs.forEach((run, at) => {
    const key = keys[at];
    if (!key) outside += run.end - run.first;
    if (!key || !isWithin(key, from, to)) { keys[at] = ''; return; }
    const { articles, words } = base.get(key) || { articles: 0, words: 0 };
    base.set(key, { articles: articles + run.end - run.first, words: words + run.words });
  });
  const periods = inARow([...base.keys()].sort(byTime));
  const numbers = new Map(periods.map((key, at) => [key, at]));
  return {
    by, periods, outside,
    base: periods.map(key => base.get(key) || { articles: 0, words: 0 }),
    runs: runs.map((run, at) => ({ first: run.first, end: run.end, period: numbers.get(keys[at]) ?? -1 })),
  };
}

/** Compares two periods of one kind by time. @type {(one: string, other: string) => number} */
function byTime(one, other) {
  /* @ts-expect-error: they are dates */
  return readDay(one)[0] - readDay(other)[0];
}

/** *keys*, with all that lie between them unless they are too many. @type {(keys: string[]) => string[]} */
function inARow(keys) {
  const row = [];
  for (let key = keys[0]; keys.length && row.length < MOST_PERIODS; key = nextPeriod(key)) {
    row.push(key);
    if (key === keys[keys.length - 1]) return row;
  }
  return keys;
}

/**
 * How many of *docs* fall into each period of *axis*, and how many *uses* those have.
 * @type {(axis: Axis, docs: Docs, uses: number[] | null) => Figure[]}
 */
export function countInto({ runs, periods }, docs, uses) {
  const counts = periods.map(() => ({ articles: 0, words: 0 }));
  let at = 0;
  for (const { end, period } of runs) {
    for (; at < docs.length && docs[at] < end; at++) {
      if (period < 0) continue;
      counts[period].articles++;
      counts[period].words += uses ? uses[at] : 0;
    }
  }
  return counts;
}

/** The steps by which the archive has two periods with articles at least. @type {(runs: DatedRun[]) => Step[]} */
export function stepsOf(runs) {
  const /** @type {Step[]} */ steps = ['year', 'month', 'day'];
  return steps.filter(by => new Set(runs.map(run => periodOf(run, by)).filter(Boolean)).size > 1);
}

/** The step that is shown unless another is asked for: the finest of which there are few. @type {(runs: DatedRun[], steps: Step[], from: string, to: string) => Step} */
export function usualStep(runs, steps, from, to) {
  const days = runs.filter(run => periodOf(run, 'year')).flatMap(run => [run.start, run.last]).filter(day => !Number.isNaN(day));
  const first = Math.max(Math.min(...days), from ? (readDay(from) || [0])[0] : -Infinity), last = Math.min(Math.max(...days), to ? (readDay(to) || [0, 0])[1] : Infinity);
  const months = monthOf(last) - monthOf(first);
  if (steps.includes('day') && months * 31 < FEW_DAYS) return 'day';
  if (steps.includes('month') && months < FEW_MONTHS) return 'month';
  return steps[0] || 'year';
}

/** Months from the year 0 to *day*, a number as in the calendar. @type {(day: number) => number} */
function monthOf(day) {
  const year = Math.floor(day / 10000);
  return 12 * year + Math.floor((day - 10000 * year) / 100);
}
