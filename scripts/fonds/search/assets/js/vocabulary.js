/* The vocabulary: which forms the archive has, how they are written, which belong together. */

import { contents } from './given.js';
import { lastUpTo, readNumbers } from './numerals.js';
import { readFronts } from './contents.js';
import { loadChunk } from './loading.js';

/** @import { Entry, Form } from './types.js' */

/** @type {Map<number, Promise<Entry[]>>} */
const entryCache = new Map(); // chunk of the vocabulary → promise of its entries

/**
 * The entry of *form*: `{id, form, shown, articles, sameStem, lists}`; undefined if the archive has none.
 * @type {(form: string) => Promise<Entry | undefined>}
 */
export async function findForm(form) {
  const at = lastUpTo(contents.firstForms, form);
  return at < 0 ? undefined : (await loadEntries(at)).find(entry => entry.form === form);
}

/** The entries of all forms that begin with *prefix*. @type {(prefix: string) => Promise<Entry[]>} */
export async function findPrefix(prefix) {
  const chunks = prefixChunks(prefix);
  const entries = (await Promise.all(chunks.map(loadEntries))).flat();
  return entries.filter(entry => entry.form.startsWith(prefix));
}

/** The chunks that may hold forms with *prefix*. @type {(prefix: string) => number[]} */
export function prefixChunks(prefix) {
  const first = Math.max(0, lastUpTo(contents.firstForms, prefix));
  const last = lastUpTo(contents.firstForms, prefix + '\uffff');
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** The entries of the forms with these numbers. @type {(ids: number[]) => Promise<Entry[]>} */
function readForms(ids) {
  return Promise.all(ids.map(async id => {
    const chunk = lastUpTo(contents.families.v.numbers, id);
    return (await loadEntries(chunk))[id - contents.families.v.numbers[chunk]];
  }));
}

/**
 * A list of form *id*, "p" or "x", as text; null if it is in files of its own.
 * @type {(family: string, id: number) => Promise<string | null>}
 */
export async function readList(family, id) {
  const { numbers } = contents.families.v, chunk = lastUpTo(numbers, id), { lists } = (await loadEntries(chunk))[id - numbers[chunk]];
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
    const entries = loadChunk('v', chunk).then(columns => decodeEntries(columns, contents.families.v.numbers[chunk]));
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
