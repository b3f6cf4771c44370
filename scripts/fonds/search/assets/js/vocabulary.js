/* The vocabulary: which forms the archive has, how they are written, which belong together. */

import { contents } from './given.js';
import { lastUpTo, range, readNumbers } from './numerals.js';
import { readFronts } from './contents.js';
import { loadChunk } from './loading.js';
import { prefetchCards } from './cards.js';

/** @import { Entry, Form } from './types.js' */

/** @type {Map<number, Promise<Entry[]>>} */
const entryCache = new Map(); // chunk of the vocabulary → promise of its entries

/**
 * The entry of *form*: `{id, form, shown, articles, sameStem}`; undefined if the archive has none.
 * @type {(form: string) => Promise<Entry | undefined>}
 */
export async function findForm(form) {
  const at = lastUpTo(contents.firstForms.v, form);
  return at < 0 ? undefined : (await loadEntries(at)).find(entry => entry.form === form);
}

/**
 * Prefetch what an answer to *form* needs, in parallel: its entry, its postings, and the cards of the
 * articles that it ranks first. No request needs the answer to another.
 * @type {(form: string) => void}
 */
export function prefetchForm(form) {
  const { v, p, b } = contents.firstForms, chunk = lastUpTo(v, form), cards = lastUpTo(b, form);
  if (chunk < 0) return;
  const loads = [loadEntries(chunk), ...listChunks(p, form).map(number => loadChunk('p', number))];
  if (cards >= 0) loads.push(prefetchCards(cards));
  loads.forEach(load => load.catch(() => {})); // throws where first needed
}

/**
 * The chunks of postings that have the list of *form*, if there is one; *firsts*: their first forms.
 * @type {(firsts: string[], form: string) => number[]}
 */
function listChunks(firsts, form) {
  const last = lastUpTo(firsts, form);
  let before = last;
  while (firsts[before] === form) before--; // chunks that begin with it, or go on with it
  const begins = before === last || contents.families.p.firsts[before + 1] ? before : before + 1;
  return range(Math.max(begins, 0), last + 1);
}

/** The entries of all forms that begin with *prefix*. @type {(prefix: string) => Promise<Entry[]>} */
export async function findPrefix(prefix) {
  const chunks = prefixChunks(prefix);
  const entries = (await Promise.all(chunks.map(loadEntries))).flat();
  return entries.filter(entry => entry.form.startsWith(prefix));
}

/** The chunks that may hold forms with *prefix*. @type {(prefix: string) => number[]} */
export function prefixChunks(prefix) {
  const first = Math.max(0, lastUpTo(contents.firstForms.v, prefix));
  const last = lastUpTo(contents.firstForms.v, prefix + '\uffff');
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}

/** The entries of the forms with these numbers. @type {(ids: number[]) => Promise<Entry[]>} */
function readForms(ids) {
  return Promise.all(ids.map(async id => {
    const chunk = lastUpTo(contents.families.v.numbers, id);
    return (await loadEntries(chunk))[id - contents.families.v.numbers[chunk]];
  }));
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
  let at = 0;
  return readFronts(fronts, shown.length).map((form, number) => {
    const id = first + number, articles = numbers[at++], size = numbers[at++];
    const sameStem = numbers.slice(at, at += size).map(step => id + (step % 2 ? -(step + 1) / 2 : step / 2));
    return { id, form, articles, sameStem, shown: readShown(form, shown[number]) };
  });
}

/** @type {(form: string, written: string) => string} */
function readShown(form, written) {
  if (written === '^') return form[0].toUpperCase() + form.slice(1);
  return written || form;
}
