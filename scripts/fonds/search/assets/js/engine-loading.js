/* Lazy loading of the engine. */

import { SEAL } from './given.js';
import { readLatest, requestScript } from './latest.js';

/** @import { Parts } from './types.js' */

let /** @type {Promise<Parts> | null} */ engine = null;

/** What the engine offers to pages; it is loaded once. @type {() => Promise<Parts>} */
export function loadEngine() {
  if (window.fonds) return Promise.resolve(window.fonds.parts); // loaded by another script, or a later one
  if (!engine) {
    engine = requestScript(`engine.js?v=${SEAL}`).then(() => window.fonds.parts);
    engine.catch(() => { engine = null; });
    readLatest().catch(() => {}); // prefetched: the engine's first call needs it
  }
  return engine;
}
