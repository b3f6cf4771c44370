/* All results as a file of references, where the site has what writes them: fonds' own theme. */

import { say } from './saying.js';
import { saveTable } from './table.js';

/** @import { Hit, Index } from './types.js' */

const MOST_QUOTED = 1000; // results whose passages are looked up

/**
 * Show the buttons of *formats* in the place of *table*, if there is what they need; each calls *act*.
 * @type {(formats: HTMLElement, table: HTMLElement, act: (format: string) => void) => void}
 */
export function offerFormats(formats, table, act) {
  if (!window.fondsCite) return;
  formats.hidden = false;
  table.hidden = true;
  for (const button of formats.querySelectorAll('button')) {
    button.addEventListener('click', () => act(button.dataset.format || ''));
  }
}

/**
 * Give the reader *hits* as references, each with its passage; as a plain table where nothing writes them.
 * @type {(index: Index, hits: Hit[], format: string) => Promise<void>}
 */
export async function saveHits(index, hits, format) {
  const cite = window.fondsCite;
  if (!cite || !format) {
    saveTable(hits);
    return;
  }
  const passages = await index.snippets(hits.slice(0, MOST_QUOTED));
  const wanted = hits.map((hit, at) => ({ address: hit.url, passage: (passages[at] || []).map(part => part.text).join('') }));
  await cite.save(format, await cite.find(wanted), say('table_name').replace(/\.csv$/, ''));
}
