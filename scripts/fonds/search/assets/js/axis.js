/* What stands below the histogram: some of its years, each below its bar. */

import { monthKey, yearOf } from './months.js';
import { dateInWords, element } from './saying.js';

const MOST_MARKS = 5; // that are marked where every bar is a year
const STEPS = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10000]; // years between two marks
const NARROWEST = 0.17; // of the width, from one mark to the next: as wide as a year is written

/**
 * Which bars of *keys*, years or months, have their year below, and where: `[[key, at], …]`, *at* from 0 to 1. A
 * year stands below the middle of its bar, or where its January begins.
 * @type {(keys: string[]) => [key: string, at: number][]}
 */
export function placeMarks(keys) {
  const bars = keys.map((key, at) => ({ key: monthKey(yearOf(key), 0), at, month: /^-?\d{4,}-(\d\d)/.exec(key)?.[1] }));
  const months = bars.some(bar => bar.month), step = months ? 1 : stepOf(bars.map(bar => yearOf(bar.key)));
  const round = bars.filter(bar => (months ? bar.month === '01' : yearOf(bar.key) % step === 0));
  const placed = (round.length ? round : bars.slice(0, 1)).map(bar => place(bar.key, bar.at, months, keys.length));
  if (months && placed[0][1] >= NARROWEST) placed.unshift(place(bars[0].key, 0, months, keys.length));
  return placed.reduce(keepApart, []);
}

/** @type {(key: string, at: number, months: boolean, count: number) => [string, number]} */
function place(key, at, months, count) {
  return [key, (months ? at : at + 0.5) / count];
}

/** @type {(kept: [string, number][], mark: [string, number]) => [string, number][]} */
function keepApart(kept, mark) {
  return kept.length && mark[1] - kept[kept.length - 1][1] < NARROWEST ? kept : [...kept, mark];
}

/** Years from one mark to the next, so that there are few. @type {(years: number[]) => number} */
function stepOf(years) {
  const marked = /** @type {(step: number) => number} */ step => years.filter(year => year % step === 0).length;
  return STEPS.find(step => marked(step) <= MOST_MARKS) || STEPS[STEPS.length - 1];
}

/** The marks below the bars of *keys*; bars say their dates themselves. @type {(keys: string[]) => HTMLElement} */
export function axisElement(keys) {
  const marks = placeMarks(keys).map(([key, at]) => {
    const mark = element('span', {}, dateInWords(key));
    mark.style.insetInlineStart = `${(100 * at).toFixed(2)}%`;
    mark.classList.add(at > 1 - NARROWEST ? 'fonds-dates__mark--last' : at < NARROWEST / 2 ? 'fonds-dates__mark--first' : 'fonds-dates__mark');
    return mark;
  });
  return element('div', { class: 'fonds-dates__axis', 'aria-hidden': 'true' }, ...marks);
}
