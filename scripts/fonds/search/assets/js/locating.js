/* Locating: in which chunk of a family something is, by the table of contents and its sections. */

import { contents } from './given.js';
import { lastUpTo, readGrowing, readNumbers } from './numerals.js';
import { readFronts } from './contents.js';
import { loadSection, sectionOf } from './loading.js';

/** @import { FamilyRow, Section } from './types.js' */

const /** @type {WeakMap<FamilyRow, Section>} */ sectionCache = new WeakMap(); // encoded → decoded

/**
 * The last chunk of *family* that begins with *number* or a lower one; -1 if none does.
 * @type {(family: string, number: number) => Promise<number>}
 */
export async function findChunk(family, number) {
  const section = lastUpTo(contents.families[family].starts, number);
  return section < 0 ? -1 : section * contents.section + lastUpTo((await readSection(family, section)).numbers, number);
}

/** The chunk of the vocabulary that has *form*, if any does; -1 if none can. @type {(form: string) => Promise<number>} */
export async function findFormChunk(form) {
  const section = lastUpTo(contents.families.v.forms, form);
  return section < 0 ? -1 : section * contents.section + lastUpTo((await readSection('v', section)).forms, form);
}

/** In which chunk of *family* the unit *number* is, and where. @type {(family: string, number: number) => Promise<{ chunk: number, row: number }>} */
export async function locate(family, number) {
  const chunk = await findChunk(family, number);
  return { chunk, row: number - (await readStart(family, chunk)).number };
}

/**
 * With which unit a chunk of *family* begins, and with which piece of it.
 * @type {(family: string, chunk: number) => Promise<{ number: number, piece: number }>}
 */
export async function readStart(family, chunk) {
  const { section, at } = sectionOf(family, chunk), { numbers, firsts } = await readSection(family, section);
  return { number: numbers[at], piece: firsts[at] || 0 };
}

/** @type {(family: string, section: number) => Promise<Section>} */
async function readSection(family, section) {
  const row = await loadSection(family, section);
  if (!sectionCache.has(row)) sectionCache.set(row, decodeSection(row));
  /* @ts-expect-error: it is there by now */
  return sectionCache.get(row);
}

/** @type {(row: FamilyRow) => Section} */
function decodeSection({ numbers, firsts, forms }) {
  const starts = readGrowing(numbers);
  return { numbers: starts, firsts: readNumbers(firsts), forms: forms === undefined ? [] : readFronts(forms, starts.length) };
}
