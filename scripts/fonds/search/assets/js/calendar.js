/* Dates: articles are numbered in order of their first day, undated ones last. */

import { range } from './numerals.js';
import { byMonth, monthKey } from './months.js';
import { readDay } from './dates.js';
import { loadWhole } from './loading.js';

/** @import { CalendarRun, Docs, Match } from './types.js' */

/**
 * The calendar: runs of neighbouring articles with the same date, `first` and `end` in numbers.
 * @type {() => Promise<CalendarRun[]>}
 */
export function loadCalendar() {
  return loadWhole('calendar', ([starts, ends, years, months, counts]) => {
    let first = 0;
    return starts.map((start, at) => {
      const run = { start, last: ends[at], year: years[at], month: months[at], first, end: first + counts[at] };
      first = run.end;
      return run;
    });
  });
}

/**
 * The articles whose date may lie from *from* to *to*; an empty one leaves that side open.
 * @type {(from: string, to: string) => Promise<Match>}
 */
export async function findDates(from, to) {
  /* @ts-expect-error: a query has no dates but those that readDay knows */
  const least = from ? readDay(from)[0] : -Infinity, most = to ? readDay(to)[1] : Infinity;
  const runs = (await loadCalendar()).filter(run => run.start <= most && run.last >= least);
  return { docs: runs.flatMap(run => range(run.first, run.end)), scores: null };
}

/**
 * How many of *docs* fall under each month, or year where no month is known: `[["2022-01", n]]`.
 * @type {(docs: Docs) => Promise<[month: string, count: number][]>}
 */
export async function countMonths(docs) {
  const counts = new Map();
  let at = 0;
  for (const run of await loadCalendar()) {
    const before = at;
    while (at < docs.length && docs[at] < run.end) at++;
    if (at > before) {
      const key = monthKey(run.year, run.month);
      counts.set(key, (counts.get(key) || 0) + at - before);
    }
  }
  return [...counts].sort(([one], [other]) => byMonth(one, other));
}
