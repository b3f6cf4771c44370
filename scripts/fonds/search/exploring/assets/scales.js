/* Scales: which values and dates are marked on the axes of a chart. */

import { monthNumber, yearOf } from '../../assets/js/months.js';

const STEPS = [1, 2, 5, 10];
const YEARS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000];

/** Round values from 0 on, the last of which is *most* at least: about *count*. @type {(most: number, count: number, whole: boolean) => number[]} */
export function valueTicks(most, count, whole) {
  if (!(most > 0)) return [0, 1];
  const rough = most / count, power = 10 ** Math.floor(Math.log10(rough));
  const found = (STEPS.find(step => step * power >= rough * 0.999) || 10) * power, step = whole ? Math.max(1, found) : found;
  const steps = Math.ceil(most / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/**
 * Which of *periods* are marked, *most* at most: those that begin a year, a month, a decade.
 * @type {(periods: string[], most: number) => number[]}
 */
export function periodTicks(periods, most) {
  for (const isRound of rounds(periods)) {
    const marked = periods.flatMap((key, at) => (isRound(key) ? [at] : []));
    if (marked.length && marked.length <= most) return marked;
  }
  return [0];
}

/** Finer before coarser. @type {(periods: string[]) => ((key: string) => boolean)[]} */
function rounds([first]) {
  const parts = first.replace(/^-/, '').split('-').length, /** @type {((key: string) => boolean)[]} */ found = [];
  const /** @type {(days: string) => (key: string) => boolean} */ onDays = days => key => days.includes(key.slice(-2));
  if (parts === 3) found.push(() => true, onDays('01 05 10 15 20 25'), onDays('01 15'));
  if (parts > 1) {
    const /** @type {(key: string) => boolean} */ begins = key => parts === 2 || key.endsWith('-01');
    for (const months of [1, 3, 6]) found.push(key => begins(key) && monthNumber(key, 1) % months === 0);
  }
  const /** @type {(key: string) => boolean} */ january = key => parts === 1 || (monthNumber(key, 1) % 12 === 0 && (parts === 2 || key.endsWith('-01')));
  for (const years of YEARS) found.push(key => january(key) && yearOf(key) % years === 0);
  return found;
}
