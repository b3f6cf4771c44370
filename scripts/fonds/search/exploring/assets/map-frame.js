/* Which part of the world a map shows (html/atlas/locating.py does the same). */

/** @import { Degrees } from '../../assets/js/types.js' */
/** @import { Box, MapFrame, PlacedSpot } from './types.js' */

const SPAN = [24, 12]; // degrees from west to east, and from south to north, at least
const MARGIN = 0.12; // of what the places span, on each side
const SHAPE = [1.5, 2.3]; // least and greatest width, the height being 1
const [NORTH, SOUTH] = [83, -57];

/** The frame around *places*, one at least, *width* units wide; its middle parallel is true to scale. @type {(places: Degrees[], width: number) => MapFrame} */
export function mapFrame(places, width) {
  const lats = places.map(([lat]) => lat), lons = places.map(([, lon]) => lon);
  let [west, east] = widen(Math.min(...lons), Math.max(...lons), SPAN[0], -180, 180);
  let [south, north] = widen(Math.min(...lats), Math.max(...lats), SPAN[1], SOUTH, NORTH);
  const middle = Math.cos((north + south) / 360 * Math.PI), across = (east - west) * middle, down = north - south;
  if (across < down * SHAPE[0]) [west, east] = grow(west, east, down * SHAPE[0] / middle, -180, 180);
  else if (across > down * SHAPE[1]) [south, north] = grow(south, north, across / SHAPE[1], SOUTH, NORTH);
  const squeeze = Math.cos((north + south) / 360 * Math.PI), scale = width / ((east - west) * squeeze);
  return {
    west, east, south, north, squeeze, scale, width,
    height: Math.round((north - south) * scale),
    point: ([lat, lon]) => [Math.round((lon - west) * squeeze * scale), Math.round((north - lat) * scale)],
  };
}

/**
 * Those of *spots* that lie nearest together and are named by *part* of all mentions: around the one that is nearest to all.
 * @type {(spots: PlacedSpot[], part: number) => PlacedSpot[]}
 */
export function nearestSpots(spots, part) {
  const all = spots.reduce((sum, { both }) => sum + both, 0);
  const /** @type {(one: PlacedSpot) => number} */ farness = one => spots.reduce((sum, other) => sum + other.both * distance(one, other), 0);
  const middle = spots.map(spot => ({ spot, far: farness(spot) })).reduce((one, other) => (other.far < one.far ? other : one)).spot;
  let seen = 0;
  return [...spots].sort((one, other) => distance(one, middle) - distance(other, middle)).filter(({ both }) => {
    const isNear = seen < part * all;
    seen += both;
    return isNear;
  });
}

/** In degrees, near enough to tell which is farther. @type {(one: PlacedSpot, other: PlacedSpot) => number} */
function distance({ place: [lat, lon] }, { place: [otherLat, otherLon] }) {
  return Math.hypot(lat - otherLat, (lon - otherLon) * Math.cos((lat + otherLat) / 360 * Math.PI));
}

/** *low* to *high* with a margin, *least* long at least, within *first* to *last*. @type {(low: number, high: number, least: number, first: number, last: number) => [number, number]} */
function widen(low, high, least, first, last) {
  return grow(low, high, Math.max(least, (high - low) * (1 + 2 * MARGIN)), first, last);
}

/** A stretch of *length* around *low* to *high*, moved and cut to lie in *first* to *last*. @type {(low: number, high: number, length: number, first: number, last: number) => [number, number]} */
function grow(low, high, length, first, last) {
  const long = Math.min(length, last - first), start = Math.min(Math.max(first, (low + high - long) / 2), last - long);
  return [start, start + long];
}

/** Those of *coasts* that are in *frame*, as one path. @type {(coasts: string[], frame: MapFrame) => string} */
export function landIn(coasts, { west, east, south, north }) {
  return coasts.filter(path => {
    const box = boxOf(path);
    return box.west < east && box.east > west && box.south < north && box.north > south;
  }).join('');
}

/** What *path* spans: its first point, then steps. @type {(path: string) => Box} */
function boxOf(path) {
  const [left, top, ...steps] = (path.match(/-?\d+/g) || []).map(Number), xs = [left], ys = [top];
  for (let at = 0; at + 1 < steps.length; at += 2) {
    xs.push(xs[xs.length - 1] + steps[at]);
    ys.push(ys[ys.length - 1] + steps[at + 1]);
  }
  return { west: Math.min(...xs) / 10, east: Math.max(...xs) / 10, south: -Math.max(...ys) / 10, north: -Math.min(...ys) / 10 };
}
