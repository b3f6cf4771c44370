/* Pointing at a chart, by mouse, finger or keyboard: which period and which curve are meant. */

import { drawn } from './drawing.js';
import { element, dateInWords, say } from '../../assets/js/saying.js';
import { foundAddress, shownQuery, tellPoint } from './writing-values.js';

/** @import { Charted, Frame } from './types.js' */

export class Pointer {
  at = -1; // period that is pointed at; -1: none
  curve = 0;

  /**
   * What is pointed at is told to *tell*.
   * @param {Charted} charted
   * @param {{ drawing: SVGElement, frame: Frame }} chart
   * @param {(at: number) => void} tell
   */
  constructor(charted, { drawing, frame }, tell) {
    Object.assign(this, { charted, frame, drawing, tell });
    /** @type {Charted} */ this.charted = charted;
    /** @type {Frame} */ this.frame = frame;
    this.drawing = drawing;
    this.tell = tell;
    this.mark = drawn('g', { class: 'fonds-chart__cursor' });
    drawing.append(this.mark);
    const last = charted.axis.periods.length - 1;
    this.root = element('div', { class: 'fonds-plot', role: 'slider', tabindex: '0', 'aria-label': say('explore_chart_label'), 'aria-describedby': 'fonds-chart-keys', 'aria-valuemin': '0', 'aria-valuemax': String(last),
      keydown: event => this.press(event), focus: () => { if (this.at < 0) this.go(last); },
      pointermove: event => { if (event.pointerType !== 'touch') this.point(event); },
      click: event => this.click(event) }, drawing);
    this.root.setAttribute('aria-valuenow', String(last));
    this.root.setAttribute('aria-valuetext', this.textOf(last));
  }

  /** @type {(event: any) => void} */
  point(event) {
    const { x, y } = this.placeOf(event), { charted: { curves }, frame } = this, at = this.nearest(x);
    const distances = curves.map(({ values }) => { const value = values[at]; return value === null ? Infinity : Math.abs(frame.y(value) - y); });
    const near = distances.indexOf(Math.min(...distances));
    this.go(at, near < 0 ? 0 : near);
  }

  /** Where in the drawing an event was. @type {(event: any) => { x: number, y: number }} */
  placeOf(event) {
    const box = this.drawing.getBoundingClientRect(), scale = this.frame.width / box.width;
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale };
  }

  /** @type {(x: number) => number} */
  nearest(x) {
    const { frame: { left, right }, charted: { axis: { periods } } } = this;
    return Math.max(0, Math.min(periods.length - 1, Math.round((periods.length - 1) * (x - left) / (right - left))));
  }

  /** A mouse opens what it points at; a finger points first, and what is found stands below. @type {(event: any) => void} */
  click(event) {
    const { x } = this.placeOf(event), mouse = event.pointerType !== 'touch' && event.detail > 0;
    if (x < this.frame.left - 12 || x > this.frame.right + 12) return;
    this.point(event);
    if (mouse) this.open();
  }

  open() {
    const { query, found } = this.charted.curves[this.curve], key = this.charted.axis.periods[this.at];
    if (found[this.at].articles) location.href = foundAddress(query, key, key);
  }

  /** @type {(event: KeyboardEvent) => void} */
  press(event) {
    const { periods } = this.charted.axis, count = this.charted.curves.length, last = periods.length - 1;
    const next = { ArrowLeft: this.at - 1, ArrowRight: this.at + 1, PageUp: this.at - 12, PageDown: this.at + 12, Home: 0, End: last }[event.key];
    const turn = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (next !== undefined) this.go(Math.max(0, Math.min(last, next)));
    else if (turn) this.go(this.at, (this.curve + turn + count) % count);
    else if (event.key === 'Enter') this.open();
    else return;
    event.preventDefault();
  }

  /** Point at period *at* and a curve. @type {(at: number, curve?: number) => void} */
  go(at, curve = this.curve) {
    if (at === this.at && curve === this.curve) return;
    [this.at, this.curve] = [at, curve];
    this.draw();
    this.root.setAttribute('aria-valuenow', String(at));
    this.root.setAttribute('aria-valuetext', this.textOf(at));
    this.tell(at);
  }

  draw() {
    const { frame: { x, y, top, bottom }, charted: { curves }, at } = this, middle = x(at);
    this.mark.replaceChildren(drawn('line', { x1: middle, x2: middle, y1: top, y2: bottom, class: 'fonds-chart__hair' }),
      ...curves.flatMap(({ values }, n) => {
        const value = values[at];
        return value === null ? [] : [drawn('circle', { cx: middle, cy: y(value), r: n === this.curve ? 5.5 : 3.6, class: `fonds-point fonds-point--${n + 1} fonds-point--here` })];
      }));
  }

  /** What is told of period *at*, the curve that is pointed at first. @type {(at: number) => string} */
  textOf(at) {
    const { charted } = this, { curves, axis } = charted, ordered = [curves[this.curve], ...curves.filter((_, n) => n !== this.curve)];
    const told = ordered.map(curve => say('explore_told', { query: shownQuery(curve.query), value: tellPoint(charted, curve, at) })).join(' ; ');
    return say('explore_told', { query: dateInWords(axis.periods[at]), value: told });
  }
}
