/* What a dossier may hold, whoever wrote it. */

/** @import { Dossier, Item } from './types.js' */

export const MOST = 1000; // items: with texts and notes of usual length they need a quarter of what browsers give
export const LONGEST_NOTE = 4000;
const ADDRESS = /^articles(?:\/[^\s/\\?#:<>"]+)+\.html$/;
const LATEST = 8.64e15; // milliseconds that a date can have

/** @type {(item: { address: string, passage: string }) => string} */
export const keyOf = item => (item.passage ? `${item.address}#${item.passage}` : item.address);

/** At most *most* characters of *text*, none of them cut in two. @type {(text: string, most: number) => string} */
export function shorten(text, most) {
  return text.length > most ? `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** Text as one line; no-break spaces and marks of direction stay. @type {(text: string) => string} */
export function oneLine(text) {
  return text.replace(/[\p{Cc} ]+/gu, ' ').trim();
}

/** A note as it is kept: lines, without other control characters. @type {(text: string) => string} */
export function cleanNote(text) {
  return shorten(text.replace(/\r\n?/g, '\n').replace(/(?![\t\n])\p{Cc}/gu, ''), LONGEST_NOTE);
}

/** What *given* says as an item, every value within its bounds; null if it is none. @type {(given: any) => Item | null} */
export function readItem(given) {
  if (!given || typeof given !== 'object') return null;
  /** @type {(value: any, most: number) => string} */
  const text = (value, most) => (typeof value === 'string' ? shorten(oneLine(value), most) : '');
  /** @type {(value: any, most: number) => number} */
  const number = (value, most) => (Number.isFinite(value) && value > 0 && value <= most ? Math.floor(value) : 0);
  const { address, passage } = given;
  if (typeof address !== 'string' || address.length > 500 || !ADDRESS.test(address) || /\/\.\.?\//.test(address)) return null;
  if (passage !== '' && !(typeof passage === 'string' && /^p\d{1,6}$/.test(passage))) return null;
  return {
    address,
    passage,
    number: number(given.number, 1e6),
    title: text(given.title, 500) || address,
    date: text(given.date, 60),
    shown: text(given.shown, 120),
    lang: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(given.lang) ? given.lang : '',
    archive: text(given.archive, 200),
    edition: text(given.edition, 40),
    text: text(given.text, 1000),
    note: typeof given.note === 'string' ? cleanNote(given.note) : '',
    starred: number(given.starred, LATEST),
    noted: number(given.noted, LATEST),
  };
}

/** A dossier as it was written; what is none counts as an empty one. @type {(given: any) => Dossier} */
export function readKept(given) {
  /** @type {Item[]} */
  const items = Array.isArray(given?.items) ? given.items.map(readItem).filter(Boolean) : [];
  const gone = Object.entries(given?.gone || {}).filter(([key, when]) => key.length < 520 && Number.isFinite(when)).slice(-MOST);
  return { saved: Number(given?.saved) || 0, items: [...new Map(items.map(item => [keyOf(item), item])).values()].slice(0, MOST), gone: Object.fromEntries(gone) };
}
