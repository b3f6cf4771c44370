/* The map: circles on coastlines, each the way to the articles that name its place. */

import { drawn } from './drawing.js';
import { landIn, mapFrame } from './map-frame.js';

/** @import { Circle, MapFrame, PlacedSpot } from './types.js' */

const NARROW = 560; // pixels below which fewer names stand beside circles
const NAMED = [5, 16]; // most of them, on narrow and on wide drawings
const LETTER = 7.2, LINE = 15; // room of a letter, and of a line, of such a name
const ROOM = 4; // between a circle and its name

/** The map of *spots*, most articles first, as it is around *shown* of them, *width* pixels wide. @type {(spots: PlacedSpot[], shown: PlacedSpot[], coasts: string[], width: number) => SVGElement} */
export function drawMap(spots, shown, coasts, width) {
  const frame = mapFrame(shown.map(spot => spot.place), width), { height, west, north, squeeze, scale } = frame;
  const all = spots.map(spot => ({ spot, at: frame.point(spot.place), radius: radiusOf(spot.both, spots[0].both, width) }));
  const circles = all.filter(({ at: [x, y] }) => x >= 0 && x <= width && y >= 0 && y <= height);
  return drawn('svg', { viewBox: `0 0 ${width} ${height}`, width, height, class: 'fonds-atlas', 'aria-hidden': 'true', focusable: 'false' },
    drawn('rect', { width, height, class: 'fonds-atlas__sea' }),
    drawn('path', { d: landIn(coasts, frame), class: 'fonds-atlas__land', transform: `scale(${scale * squeeze / 10} ${scale / 10}) translate(${-10 * west} ${10 * north})` }),
    drawn('g', {}, ...circles.map(({ spot, at: [cx, cy], radius }) =>
      drawn('a', { href: spot.address, tabindex: -1, 'data-spot': spot.id }, drawn('title', {}, spot.told), drawn('circle', { cx, cy, r: radius, class: 'fonds-atlas__spot' })))),
    drawn('g', {}, ...drawLabels(circles, frame)));
}

/** Its area is as the number of articles. @type {(count: number, most: number, width: number) => number} */
function radiusOf(count, most, width) {
  const largest = Math.min(30, Math.max(15, width * 0.036));
  return Math.round(Math.max(3.5, largest * Math.sqrt(count / most)) * 10) / 10;
}

/** The names of the largest circles that have room beside, below or above them. @type {(circles: Circle[], frame: MapFrame) => SVGElement[]} */
function drawLabels(circles, { width, height }) {
  const most = NAMED[width < NARROW ? 0 : 1], /** @type {number[][]} */ taken = [];
  const around = circles.map(({ at: [x, y], radius }) => [x - radius, y - radius, x + radius, y + radius]);
  return circles.flatMap((circle, own) => {
    const /** @type {(box: number[]) => boolean} */ isFree = box => box[0] >= 0 && box[1] >= 0 && box[2] <= width && box[3] <= height
      && !taken.some(other => meet(box, other)) && !around.some((other, at) => at !== own && meet(box, other));
    const room = taken.length < most ? roomsBeside(circle).find(({ box }) => isFree(box)) : null;
    if (!room) return [];
    taken.push(room.box);
    return [drawn('text', { x: Math.round(room.x), y: Math.round(room.box[3] - LINE / 2 + 4), 'text-anchor': room.anchor, class: 'fonds-atlas__name' }, circle.spot.label)];
  });
}

/** Where its name may stand: left, top, right and bottom, and from where it is written. @type {(circle: Circle) => { box: number[], x: number, anchor: string }[]} */
function roomsBeside({ spot, at: [x, y], radius }) {
  const long = LETTER * spot.label.length, away = radius + ROOM;
  const /** @type {(left: number, top: number, from: number, anchor: string) => { box: number[], x: number, anchor: string }} */ room = (left, top, from, anchor) => ({ box: [left, top, left + long, top + LINE], x: from, anchor });
  return [room(x + away, y - LINE / 2, x + away, 'start'), room(x - away - long, y - LINE / 2, x - away, 'end'),
    room(x - long / 2, y + away, x, 'middle'), room(x - long / 2, y - away - LINE, x, 'middle')];
}

/** @type {(one: number[], other: number[]) => boolean} */
function meet(one, other) {
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
