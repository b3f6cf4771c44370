/* The chart: curves over time as a drawing, with gaps where the archive has no articles. */

import { drawn } from './drawing.js';
import { periodTicks, valueTicks } from './scales.js';
import { shortPeriod, shownQuery, writeTick } from './writing-values.js';

/** @import { Charted, Curve, Frame } from './types.js' */

const WIDE = 720; // pixels from which on curves have their names beside them
const NAME = 150; // pixels for these
const LETTERS = 22; // of a name that is shown
const TICK = 64; // pixels from one mark of time to the next at least
const APART = 9; // pixels between points from which on each is drawn

/** The chart of *charted*, *width* pixels wide. @type {(charted: Charted, width: number) => { drawing: SVGElement, frame: Frame }} */
export function drawChart(charted, width) {
  const frame = makeFrame(charted, width), { curves } = charted;
  const lines = curves.map((curve, at) => drawCurve(curve, at, frame)), { height } = frame;
  const drawing = drawn('svg', { viewBox: `0 0 ${width} ${height}`, width, height, class: 'fonds-chart', 'aria-hidden': 'true', focusable: 'false' },
    drawn('rect', { width, height, class: 'fonds-chart__ground' }),
    drawn('g', {}, ...drawValues(charted, frame)), drawn('g', {}, ...drawPeriods(charted.axis.periods, frame)),
    ...lines, ...(frame.named ? drawNames(curves, frame) : []));
  return { drawing, frame };
}

/** @type {(charted: Charted, width: number) => Frame} */
function makeFrame({ curves, axis, unit }, width) {
  const height = Math.round(Math.min(400, Math.max(230, width * 0.42))), named = width >= WIDE;
  const most = Math.max(0, ...curves.flatMap(curve => curve.values.map(value => value || 0)));
  const ticks = valueTicks(most, height > 300 ? 5 : 4, unit === 'articles' || unit === 'uses'), step = ticks[1] - ticks[0];
  const left = 12 + 7 * Math.max(...ticks.map(tick => writeTick(unit, tick, step).length));
  const right = width - (named ? NAME : 14), top = 12, bottom = height - 40, last = Math.max(1, axis.periods.length - 1);
  return {
    width, height, left, right, top, bottom, ticks, named,
    most: Math.max(2, Math.floor((right - left) / TICK)),
    x: at => left + (right - left) * (axis.periods.length > 1 ? at / last : 0.5),
    y: value => bottom - (bottom - top) * value / ticks[ticks.length - 1],
  };
}

/** @type {(charted: Charted, frame: Frame) => SVGElement[]} */
function drawValues({ unit }, { left, right, y, ticks }) {
  return ticks.flatMap((tick, at) => [
    drawn('line', { x1: left, x2: right, y1: y(tick), y2: y(tick), class: at ? 'fonds-chart__line' : 'fonds-chart__axis' }),
    drawn('text', { x: left - 8, y: y(tick) + 4, 'text-anchor': 'end', class: 'fonds-chart__mark' }, writeTick(unit, tick, ticks[1] - ticks[0])),
  ]);
}

/** @type {(periods: string[], frame: Frame) => SVGElement[]} */
function drawPeriods(periods, { x, bottom, left, right, most }) {
  return periodTicks(periods, most).flatMap((at, n) => {
    const middle = x(at), anchor = middle < left + 20 ? 'start' : middle > right - 20 ? 'end' : 'middle';
    const lines = shortPeriod(periods[at], n === 0);
    return [drawn('line', { x1: middle, x2: middle, y1: bottom, y2: bottom + 5, class: 'fonds-chart__axis' }),
      ...lines.map((text, row) => drawn('text', { x: middle, y: bottom + 18 + 14 * row, 'text-anchor': anchor, class: row ? 'fonds-chart__mark fonds-chart__mark--year' : 'fonds-chart__mark' }, text))];
  });
}

/** A curve, and points where they stand apart or alone. @type {(curve: Curve, at: number, frame: Frame) => SVGElement} */
function drawCurve({ values }, at, { x, y }) {
  const dense = values.length > 1 && x(1) - x(0) < APART;
  let path = '';
  values.forEach((value, n) => { if (value !== null) path += `${n && values[n - 1] !== null ? 'L' : 'M'}${x(n).toFixed(1)} ${y(value).toFixed(1)}`; });
  const alone = values.flatMap((value, n) => (value !== null && (!dense || isAlone(values, n)) ? [n] : []));
  return drawn('g', {}, drawn('path', { d: path, class: `fonds-curve fonds-curve--${at + 1}`, fill: 'none' }),
    ...alone.map(n => drawn('circle', { cx: x(n), cy: y(values[n] || 0), r: dense ? 2 : 2.6, class: `fonds-point fonds-point--${at + 1}` })));
}

/** Whether neither neighbour has a value, so that no line leads to it. @type {(values: (number | null)[], n: number) => boolean} */
function isAlone(values, n) {
  return (values[n - 1] ?? null) === null && (values[n + 1] ?? null) === null;
}

/** The names of curves beside their ends, none over another. @type {(curves: Curve[], frame: Frame) => SVGElement[]} */
function drawNames(curves, { y, x, top, bottom }) {
  const ends = curves.map(({ values, query }, at) => {
    const last = values.length - 1 - [...values].reverse().findIndex(value => value !== null);
    return { at, query, last, from: last < values.length ? y(values[last] || 0) : bottom, to: 0 };
  }).sort((one, other) => one.from - other.from);
  ends.forEach((end, n) => { end.to = Math.max(end.from, n ? ends[n - 1].to + 16 : top); });
  for (let n = ends.length - 1, low = bottom + 4; n >= 0; n--) low = (ends[n].to = Math.min(ends[n].to, low)) - 16;
  return ends.map(({ at, query, last, from, to }) => drawn('g', {},
    drawn('line', { x1: x(last) + 4, y1: from, x2: x(last) + 14, y2: to, class: `fonds-curve fonds-curve--${at + 1} fonds-curve--thin` }),
    drawn('text', { x: x(last) + 18, y: to + 4, class: `fonds-chart__name fonds-chart__name--${at + 1}` }, shorten(shownQuery(query)))));
}

/** @type {(text: string) => string} */
function shorten(text) {
  const letters = [...text];
  return letters.length > LETTERS ? `${letters.slice(0, LETTERS - 1).join('')}…` : text;
}
