/* Articles over time: a bar for each year, or month where there are few, to choose or draw over. */

import { isInside, monthKey, monthNumber, yearOf } from './months.js';
import { dateInWords, element, say } from './saying.js';

/** @import { Bar } from './types.js' */

const MOST_MONTHS = 36;
const MOST_YEARS = 400; // with those that have no article; of more only those that have one

export class Histogram {
  /** @type {string[]} */ keys = []; // year or month of each bar
  first = -1; // bar at which the drawing began; -1: none is drawn
  /** @type {number | undefined} */ last; // bar that it has come to

  /**
   * *choose*(from, to) is called with years or months, or with two empty texts for all dates.
   * @param {HTMLElement} root
   * @param {(from: string, to: string) => void} choose
   */
  constructor(root, choose) {
    this.root = root;
    this.choose = choose;
    this.root.addEventListener('pointerdown', event => this.begin(event));
    document.addEventListener('pointerup', event => this.end(event));
    this.root.addEventListener('pointermove', event => this.draw(event));
  }

  /**
   * Show *months* (`[["2022-01", n], …]`) of the result without its dates, *undated* of which have none.
   * @type {(months: Bar[], undated: number, from: string, to: string) => void}
   */
  show(months, undated, from, to) {
    const bars = spreadBars(months, from, to);
    this.root.hidden = bars.length < 2 && !(from || to);
    this.keys = bars.map(([key]) => key);
    const most = Math.max(1, ...bars.map(([, count]) => count));
    const buttons = bars.map(([key, count]) => barElement(key, count, most, isInside(key, from, to), from || to));
    const ends = bars.length ? [bars[0][0], bars[bars.length - 1][0]] : [];
    this.root.replaceChildren(
      element('legend', {}, say('histogram')),
      element('div', { class: 'fonds-dates__row', title: say('histogram_hint') }, ...buttons),
      element('p', { class: 'fonds-dates__ends' }, ...ends.map(key => element('span', {}, dateInWords(key)))),
      undated ? element('p', { class: 'fonds-dates__undated' }, say('undated', { n: undated })) : '',
      from || to ? element('button', { type: 'button', click: () => this.choose('', '') }, say('histogram_clear')) : '');
    buttons.forEach((button, at) => button.addEventListener('keydown', event => this.press(event, at)));
  }

  /** @type {(event: KeyboardEvent, at: number) => void} */
  press(event, at) {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.choose(this.keys[at], this.keys[at]);
    }
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && this.bars()[at + step];
    if (next) next.focus();
  }

  /** @type {(event: Event) => void} */
  begin(event) {
    this.first = this.barAt(event);
    if (this.first >= 0) event.preventDefault();
  }

  /** @type {(event: Event) => void} */
  draw(event) {
    const last = this.first >= 0 ? this.barAt(event) : -1;
    if (last < 0) return;
    const [low, high] = [Math.min(this.first, last), Math.max(this.first, last)];
    this.bars().forEach((bar, at) => bar.classList.toggle('fonds-bar--drawn', at >= low && at <= high));
    this.last = last;
  }

  /** @type {(event: Event) => void} */
  end(event) {
    if (this.first < 0) return;
    const over = this.barAt(event), last = over >= 0 ? over : this.last ?? this.first;
    const [low, high] = [Math.min(this.first, last), Math.max(this.first, last)];
    [this.first, this.last] = [-1, undefined];
    this.choose(this.keys[low], this.keys[high]);
  }

  /** @type {(event: any) => number} */
  barAt(event) {
    const bar = event.target.closest && event.target.closest('.fonds-bar');
    return bar ? this.bars().indexOf(bar) : -1;
  }

  /** @type {() => HTMLElement[]} */
  bars() {
    return [...this.root.querySelectorAll('.fonds-bar')];
  }
}

/**
 * Every month of the chosen span if they are few, else every year; also those without articles.
 * @type {(months: Bar[], from: string, to: string) => Bar[]}
 */
export function spreadBars(months, from, to) {
  const inside = from || to ? months.filter(([key]) => isInside(key, from, to)) : months;
  const dated = inside.filter(([key]) => key.length >= 7);
  const first = from || (months[0] || [''])[0], last = to || (months[months.length - 1] || [''])[0];
  if (!first || !last) return [];
  const start = monthNumber(first, 1), end = monthNumber(last, 12);
  if (dated.length && end - start < MOST_MONTHS) return fillMonths(start, end, new Map(dated));
  const /** @type {Map<number, number>} */ years = new Map();
  months.forEach(([key, count]) => years.set(yearOf(key), (years.get(yearOf(key)) || 0) + count));
  const low = Math.min(...years.keys()), high = Math.max(...years.keys());
  const shown = high - low < MOST_YEARS ? Array.from({ length: high - low + 1 }, (_, at) => low + at) : [...years.keys()];
  return shown.map(year => [monthKey(year, 0), years.get(year) || 0]);
}

/** @type {(start: number, end: number, counts: Map<string, number>) => Bar[]} */
function fillMonths(start, end, counts) {
  return Array.from({ length: end - start + 1 }, (_, at) => {
    const number = start + at, year = Math.floor(number / 12), key = monthKey(year, number - 12 * year + 1);
    return [key, counts.get(key) || 0];
  });
}

/** @type {(key: string, count: number, most: number, inside: boolean, chosen: string) => HTMLElement} */
function barElement(key, count, most, inside, chosen) {
  const label = say('histogram_bar', { date: dateInWords(key), n: count });
  const bar = element('button', {
    type: 'button', class: 'fonds-bar', 'aria-label': label, title: label,
    'aria-pressed': String(Boolean(chosen && inside)),
  }, element('span', {}));
  /* @ts-expect-error: its first child is the span that it has just been made with */
  bar.firstChild.style.height = `${count ? Math.max(4, Math.round(100 * count / most)) : 0}%`;
  if (chosen && !inside) bar.classList.add('fonds-bar--outside');
  return bar;
}
