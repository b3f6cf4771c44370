/* All results as a table that spreadsheets read (RFC 4180, with a byte order mark). */

import { WORDS } from './given.js';
import { element, say } from './saying.js';

/** @import { Hit } from './types.js' */

/** Give the reader a file with a row for each of *hits*. @type {(hits: Hit[]) => void} */
export function saveTable(hits) {
  const rows = hits.map(hit => [hit.id, hit.title, hit.supplied ? '1' : '', hit.date, hit.lang, hit.url]);
  const text = [WORDS.strings.table_columns, ...rows].map(row => row.map(writeCell).join(',')).join('\r\n');
  const address = URL.createObjectURL(new Blob(['\ufeff', text, '\r\n'], { type: 'text/csv;charset=utf-8' }));
  const link = element('a', { href: address, download: say('table_name') });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/**
 * A cell; what a spreadsheet would take for a formula, which a number is not, begins with an apostrophe.
 * @type {(value: string) => string}
 */
export function writeCell(value) {
  const inert = /^[=+\-@\t\r]/.test(value) && !/^-\d+(\.\d+)?$/.test(value) ? `'${value}` : value;
  return `"${inert.replace(/"/g, '""')}"`;
}
