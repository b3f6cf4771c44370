/* Where places lie, and the coastlines around them (located.py). */

import { contents } from './given.js';
import { readGrowing, readNumbers } from './numerals.js';
import { loadChunk } from './loading.js';

/** @import { Degrees } from './types.js' */

const EXACT = 100; // parts of a degree that are kept

/** Number of a name → where it lies, of the places of which that is known; none where no map could be made of them. @type {() => Promise<Map<number, Degrees>>} */
export async function readPlaced() {
  if (!contents.families.m.starts.length) return new Map();
  const [ids, norths, easts] = await loadChunk('m', 0), lats = readNumbers(norths), lons = readNumbers(easts);
  return new Map(readGrowing(ids).map((id, at) => [id, [lats[at] / EXACT - 90, lons[at] / EXACT - 180]]));
}

/** Each coastline as a path, in tenths of a degree, north above. @type {() => Promise<string[]>} */
export function readCoasts() {
  return loadChunk('m', 1);
}
