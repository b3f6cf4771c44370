/* A dossier as a text for other programs. */

import { ARCHIVE, TABLE } from './given.js';
import { oneLine, readItem } from './items.js';
import { SITE } from './site.js';
import { say } from './words.js';

/** @import { Item } from './types.js' */

const FORMAT = 'fonds-dossier';
const VERSION = 1;

/** The address of *item* that means the same elsewhere, never one of this computer. @type {(item: Item) => string} */
export function publicAddress({ address, passage }) {
  const root = ARCHIVE.site || (location.protocol === 'file:' ? '' : SITE), path = encodeURI(address).replace(/[()']/g, char => `%${char.charCodeAt(0).toString(16)}`);
  return root + path + (passage ? `#${passage}` : '');
}

/** What is said of an item below its title. @type {(item: Item) => string[]} */
export function describeItem({ shown, archive, edition, number }) {
  return [shown, archive, edition && say('dossier_edition', { edition }), number ? say('dossier_number', { number }) : ''].filter(Boolean);
}

/** A day as YYYY-MM-DD, where the reader is. @type {(time: number) => string} */
function dayOfTime(time) {
  const day = new Date(time);
  return time ? [day.getFullYear(), day.getMonth() + 1, day.getDate()].map(part => String(part).padStart(2, '0')).join('-') : '';
}

/** As the tables that the build makes: no cell is a formula, a date stays text (fonds/citing/table.py). @type {(items: Item[]) => string} */
export function writeCsv(items) {
  const formula = new RegExp(TABLE.formula, 'g');
  /** @type {(text: string) => string} */
  const quote = text => `"${text.replaceAll('"', '""')}"`, guard = text => (text && quote(text.replace(formula, "'")));
  const rows = items.map(item => [
    guard(item.title), item.date && quote(`="${item.date}"`), guard(item.archive), guard(item.edition), guard(item.text),
    item.number ? quote(String(item.number)) : '', guard(item.note), quote(publicAddress(item)), quote(dayOfTime(item.starred)),
  ]);
  return `\ufeff${[TABLE.columns.map(quote), ...rows].map(row => `${row.join(TABLE.separator)}\r\n`).join('')}`;
}

/** Text that Markdown shows as it is, whichever Markdown: a line of it, from its beginning. @type {(text: string) => string} */
export function escapeMarkdown(text) {
  return text.trim()
    .replace(/[&<>]/g, char => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] || '')
    .replace(/[\\`*_{}[\]()#!]/g, '\\$&')
    .replace(/^([+-])|^(\d+)([.)])/, (_, sign, figures, mark) => (sign ? `\\${sign}` : `${figures}\\${mark}`))
    .replace(/[|~^=$@"']|:(?=\S)|(?<=www)\./gi, char => `&#${char.charCodeAt(0)};`);
}

/** @type {(items: Item[]) => string} */
export function writeMarkdown(items) {
  const parts = items.map(item => {
    const title = `## [${escapeMarkdown(item.title)}](${publicAddress(item)})`, about = describeItem(item).map(escapeMarkdown).join(' · ');
    const note = item.note.split('\n').map(escapeMarkdown).join('  \n').replace(/(?: {2}\n){2,}/g, '\n\n').trim();
    return [title, about, item.text && `> ${escapeMarkdown(item.text)}`, note].filter(Boolean).join('\n\n');
  });
  return `${[`# ${escapeMarkdown(`${say('dossier_title')} – ${ARCHIVE.name}`)}`, ...parts].join('\n\n')}\n`;
}

/** References for cite.js to write: *found* are what it knows of each, null for what it does not. @type {(items: Item[], found: (any | null)[]) => any[]} */
export function makeReferences(items, found) {
  return items.map((item, at) => ({
    ...(found[at] || {
      id: item.address.replace(/^.*\/|\.html$/g, ''), title: item.title, date: item.date, lang: item.lang, archive: item.archive,
    }),
    url: publicAddress(item),
    passage: [item.text, oneLine(item.note)].filter(Boolean),
  }));
}

/** @type {(items: Item[]) => string} */
export function writeJson(items) {
  const { id, name } = ARCHIVE;
  return `${JSON.stringify({ format: FORMAT, version: VERSION, archive: { id, name }, items }, null, 1)}\n`;
}

/**
 * The items of a file that `writeJson` wrote; else the key of the words that say why there are none.
 * @type {(text: string) => { items: Item[], refused: string, name: string }}
 */
export function readJson(text) {
  /** @type {any} */
  let given;
  try {
    given = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    given = null;
  }
  const name = typeof given?.archive?.name === 'string' ? oneLine(given.archive.name).slice(0, 200) : '';
  /** @type {(key: string) => { items: Item[], refused: string, name: string }} */
  const refuse = key => ({ items: [], refused: key, name });
  if (given?.format !== FORMAT || !Array.isArray(given.items)) return refuse('dossier_no_dossier');
  if (!(given.version <= VERSION)) return refuse('dossier_too_new');
  if (given.archive?.id !== ARCHIVE.id && name !== ARCHIVE.name) return refuse(name ? 'dossier_foreign' : 'dossier_no_dossier');
  /** @type {(Item | null)[]} */
  const read = given.items.map(readItem);
  const items = /** @type {Item[]} */ (read.filter(Boolean));
  return items.length < read.length ? refuse('dossier_damaged') : { items, refused: '', name };
}
