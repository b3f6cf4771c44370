/* How a page hands over to the dossier what it keeps, where the browser keeps pages apart: in the fragment
   of the link, which goes to no server. */

import { readKept } from './items.js';

/** @import { Dossier } from './types.js' */

const START = '#kept=';

/** @type {(dossier: Dossier) => string} */
export function writeFragment({ items, gone }) {
  return START + encodeURIComponent(JSON.stringify({ items, gone }));
}

/** What a fragment hands over; null for one that does not. @type {(fragment: string) => Dossier | null} */
export function readFragment(fragment) {
  if (!fragment.startsWith(START)) return null;
  try {
    return readKept(JSON.parse(decodeURIComponent(fragment.slice(START.length))));
  } catch {
    return null;
  }
}
