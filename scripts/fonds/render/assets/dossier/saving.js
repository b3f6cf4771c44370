/* Files that the reader is given. */

import { SITE, loadScript } from './site.js';
import { makeReferences, writeCsv, writeJson, writeMarkdown } from './writing.js';

/** @import { Item } from './types.js' */

/** @type {Record<string, [type: string, write: (items: Item[]) => string | Promise<string>]>} */
const FORMATS = {
  ris: ['application/x-research-info-systems', writeRis],
  csv: ['text/csv', writeCsv],
  md: ['text/markdown', writeMarkdown],
  json: ['application/json', writeJson],
};

/** @type {(items: Item[]) => Promise<string>} */
async function writeRis(items) {
  /** @type {() => any} */
  const cite = () => /** @type {any} */ (window).fondsCite;
  if (!cite()) await loadScript('cite.js', '');
  const found = await Promise.all(items.map(async ({ address }) => {
    try {
      return (await cite().find([{ address: SITE + encodeURI(address) }]))[0];
    } catch {
      return null; // an article that was there once
    }
  }));
  return cite().write('ris', makeReferences(items, found));
}

/** @type {(format: string, items: Item[]) => Promise<void>} */
export async function saveFile(format, items) {
  const [type, write] = FORMATS[format], link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([await write(items)], { type: `${type};charset=utf-8` }));
  link.download = `dossier.${format}`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
