/* The vocabulary: which forms the archive has, how they are written, which belong together. */

import { range, readNumbers } from './numerals.js';
import { readFronts } from './contents.js';
import { loadChunk } from './loading.js';
import { findFormChunk, locate, readStart } from './locating.js';

/** @import { Entry, Form } from './types.js' */

/** @type {Map<number, Promise<Entry[]>>} */
const entryCache = new Map(); // chunk of the vocabulary → promise of its entries

/**
 * The entry of *form*: `{id, form, shown, articles, sameStem, lists}`; undefined if the archive has none.
 * @type {(form: string) => Promise<Entry | undefined>}
 */
export async function findForm(form) {
  const chunk = await findFormChunk(form);
  return chunk < 0 ? undefined : (await loadEntries(chunk)).find(entry => entry.form === form);
}

/** The entries of all forms that begin with *prefix*. @type {(prefix: string) => Promise<Entry[]>} */
export async function findPrefix(prefix) {
  const chunks = await prefixChunks(prefix);
  const entries = (await Promise.all(chunks.map(loadEntries))).flat();
  return entries.filter(entry => entry.form.startsWith(prefix));
}

/** The chunks that may hold forms with *prefix*. @type {(prefix: string) => Promise<number[]>} */
export async function prefixChunks(prefix) {
  const [first, last] = await Promise.all([findFormChunk(prefix), findFormChunk(prefix + '\uffff')]);
  return last < 0 ? [] : range(Math.max(0, first), last + 1);
}

/** The entries of the forms with these numbers. @type {(ids: number[]) => Promise<Entry[]>} */
function readForms(ids) {
  return Promise.all(ids.map(async id => {
    const { chunk, row } = await locate('v', id);
    return (await loadEntries(chunk))[row];
  }));
}

/**
 * A list of form *id*, "p" or "x", as text; null if it is in files of its own.
 * @type {(family: string, id: number) => Promise<string | null>}
 */
export async function readList(family, id) {
  const { chunk, row } = await locate('v', id), { lists } = (await loadEntries(chunk))[row];
  if (!lists) return null;
  const [, , , articles, positions] = await loadChunk('v', chunk), [start, middle, first, last] = lists;
  return family === 'p' ? articles.slice(start, middle) : positions.slice(first, last);
}

/** *entry* and the forms that share a stem with it: `[{entry, exact}]`. @type {(entry: Entry) => Promise<Form[]>} */
export async function readFamily(entry) {
  const sameStem = await readForms(entry.sameStem);
  return [{ entry, exact: true }, ...sameStem.map(other => ({ entry: other, exact: false }))];
}

/** @type {(chunk: number) => Promise<Entry[]>} */
function loadEntries(chunk) {
  if (!entryCache.has(chunk)) {
    const entries = Promise.all([loadChunk('v', chunk), readStart('v', chunk)]).then(([columns, { number }]) => decodeEntries(columns, number));
    entries.catch(() => entryCache.delete(chunk));
    entryCache.set(chunk, entries);
  }
  /* @ts-expect-error: it is there by now */
  return entryCache.get(chunk);
}

/** @type {(columns: [fronts: string, digits: string, written: string], first: number) => Entry[]} */
function decodeEntries([fronts, digits, written], first) {
  const numbers = readNumbers(digits), shown = written.split(' ');
  let at = 0, inArticles = 0, inPositions = 0;
  const /** @type {() => Entry['lists']} */ readLists = () => {
    const size = numbers[at++];
    return size ? [inArticles, inArticles += size, inPositions, inPositions += numbers[at++]] : null;
  };
  return readFronts(fronts, shown.length).map((form, number) => {
    const id = first + number, articles = numbers[at++], size = numbers[at++];
    const sameStem = numbers.slice(at, at += size).map(step => id + (step % 2 ? -(step + 1) / 2 : step / 2));
    return { id, form, articles, sameStem, lists: readLists(), shown: readShown(form, shown[number]) };
  });
}

/** @type {(form: string, written: string) => string} */
function readShown(form, written) {
  if (written === '^') return form[0].toUpperCase() + form.slice(1);
  return written || form;
}
