/* Articles over time: a bar for each year, or month where there are few, to choose or draw over. */

import { isInside, monthKey, monthNumber, widerDates, yearOf } from './months.js';
import { dateInWords, element, say, spanInWords } from './saying.js';
import { axisElement } from './axis.js';
import { DateFields } from './datefields.js';

/** @import { Bar } from './types.js' */

const MOST_MONTHS = 36;
const MOST_YEARS = 400; // with those that have no article; of more only those that have one

export class Histogram {
  /** @type {string[]} */ keys = []; // year or month of each bar
  first = -1; // bar at which drawing began; -1: none is drawn
  last = -1; // bar that it has come to
  stopped = 0; // bar that Tab leads to
  /** @type {number | undefined} */ pointer; // that draws
  /** @type {[from: string, to: string] | null} */ wider = null; // dates around those that are chosen

  /**
   * *choose*(from, to) is called with years, months or days, or with two empty texts for all dates.
   * @param {HTMLElement} root
   * @param {(from: string, to: string) => void} choose
   */
  constructor(root, choose) {
    this.root = root;
    this.choose = choose;
    this.chart = element('div', {});
    this.fields = new DateFields(choose);
    this.widen = element('button', { type: 'button', class: 'fonds-dates__wider', click: () => { if (this.wider) choose(...this.wider); } });
    this.clear = element('button', { type: 'button', click: () => choose('', '') }, say('histogram_clear'));
    root.replaceChildren(element('legend', {}, say('histogram')), this.chart, element('span', {}, this.widen), this.clear, this.fields.root);
    this.chart.addEventListener('pointerdown', event => this.begin(event));
    this.chart.addEventListener('keydown', event => this.press(event));
    this.chart.addEventListener('click', /** @type {(event: any) => void} */ event => { if (!event.detail) this.chooseBars(this.indexOf(event.target)); });
    document.addEventListener('pointermove', event => this.draw(event));
    document.addEventListener('pointerup', event => this.end(event));
    document.addEventListener('pointercancel', () => this.mark(-1, -1));
  }

  /**
   * Show *months* (`[["2022-01", n], …]`) of the result without its dates, *undated* of which have none.
   * @type {(months: Bar[], undated: number, from: string, to: string) => void}
   */
  show(months, undated, from, to) {
    const bars = spreadBars(months, from, to), focused = this.keys[this.indexOf(document.activeElement)];
    this.root.hidden = bars.length < 2 && !(from || to);
    this.keys = bars.map(([key]) => key);
    const most = Math.max(1, ...bars.map(([, count]) => count));
    const buttons = bars.map(([key, count]) => barElement(key, count, most, isInside(key, from, to), from || to));
    const row = element('div', { class: 'fonds-dates__row', role: 'toolbar', 'aria-label': say('histogram_hint'), title: say('histogram_hint') }, ...buttons);
    this.chart.replaceChildren(bars.length ? spanElement(this.keys) : '', row, axisElement(this.keys),
      undated ? element('p', { class: 'fonds-dates__undated' }, say('undated', { n: undated })) : '');
    const keys = months.map(([key]) => key);
    this.stop(Math.max(0, this.keys.findIndex(key => (focused ? isInside(key, focused, focused) : isInside(key, from, to)))));
    this.showTools(from, to, widerDates(from, to, keys), Boolean(focused));
    this.fields.show(from, to, keys[0] || '', keys[keys.length - 1] || '').catch(() => {});
  }

  /** What leads from the chosen dates to wider ones. @type {(from: string, to: string, wider: [string, string] | null, focused: boolean) => void} */
  showTools(from, to, wider, focused) {
    const left = [this.widen, this.clear].find(button => button === document.activeElement);
    this.wider = wider;
    this.widen.hidden = !wider;
    this.widen.textContent = wider ? say('histogram_wider', { dates: spanInWords(...wider) }) : '';
    this.clear.hidden = !from && !to;
    if (focused || (left && left.hidden)) this.bars()[this.stopped]?.focus();
  }

  /** Arrows go from bar to bar, with Shift they draw; Enter chooses. @type {(event: KeyboardEvent) => void} */
  press(event) {
    const at = this.indexOf(event.target);
    if (at < 0) return;
    const end = this.keys.length - 1, { direction } = window.getComputedStyle(this.chart);
    const [back, on] = direction === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    const next = { [back]: at - 1, [on]: at + 1, PageUp: at - 12, PageDown: at + 12, Home: 0, End: end }[event.key];
    if (event.key === 'Enter' || event.key === ' ') this.chooseBars(at);
    else if (event.key === 'Escape' && this.first >= 0) this.mark(-1, -1);
    else if (next !== undefined) this.goTo(Math.max(0, Math.min(end, next)), at, event.shiftKey);
    else return;
    event.preventDefault();
  }

  /** @type {(next: number, at: number, drawing: boolean) => void} */
  goTo(next, at, drawing) {
    this.stop(next);
    this.bars()[next].focus();
    if (drawing) this.mark(this.first < 0 ? at : this.first, next); else this.mark(-1, -1);
  }

  /** Bar *at* is the one that Tab leads to. @type {(at: number) => void} */
  stop(at) {
    this.stopped = at;
    this.bars().forEach((bar, n) => { bar.tabIndex = n === at ? 0 : -1; });
  }

  /** What is drawn, or bar *at* alone. @type {(at: number) => void} */
  chooseBars(at) {
    const [low, high] = this.first < 0 ? [at, at] : [Math.min(this.first, this.last), Math.max(this.first, this.last)];
    this.mark(-1, -1);
    if (low >= 0) this.choose(this.keys[low], this.keys[high]);
  }

  /** Show the bars from *first* to *last* as drawn; none if negative. @type {(first: number, last: number) => void} */
  mark(first, last) {
    [this.first, this.last] = [first, last];
    const [low, high] = [Math.min(first, last), Math.max(first, last)];
    this.bars().forEach((bar, at) => bar.classList.toggle('fonds-bar--drawn', first >= 0 && at >= low && at <= high));
  }

  /** @type {(event: any) => void} */
  begin(event) {
    const at = event.button ? -1 : this.indexOf(event.target);
    if (at < 0) return;
    event.preventDefault();
    this.pointer = event.pointerId;
    this.mark(at, at);
  }

  /** @type {(event: PointerEvent) => void} */
  draw(event) {
    if (this.pointer === event.pointerId && this.first >= 0) this.mark(this.first, this.barAt(event.clientX));
  }

  /** @type {(event: PointerEvent) => void} */
  end(event) {
    if (this.pointer !== event.pointerId || this.first < 0) return;
    this.pointer = undefined;
    this.chooseBars(this.first);
  }

  /** The bar above or below *x* of the window, or the nearest. @type {(x: number) => number} */
  barAt(x) {
    const row = this.bars()[0].parentElement, { left, width } = /** @type {HTMLElement} */ (row).getBoundingClientRect();
    const part = Math.max(0, Math.min(0.999999, (x - left) / width));
    return Math.floor((window.getComputedStyle(this.chart).direction === 'rtl' ? 1 - part : part) * this.keys.length);
  }

  /** @type {(target: any) => number} */
  indexOf(target) {
    const bar = target && target.closest && target.closest('.fonds-bar');
    return bar ? this.bars().indexOf(bar) : -1;
  }

  /** @type {() => HTMLElement[]} */
  bars() {
    return [...this.chart.querySelectorAll('.fonds-bar')];
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

/** From when to when the bars of *keys* reach. @type {(keys: string[]) => HTMLElement} */
function spanElement(keys) {
  return element('p', { class: 'fonds-dates__span' }, spanInWords(keys[0], keys[keys.length - 1]));
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
