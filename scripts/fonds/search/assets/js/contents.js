/* The table of contents of an index, which is read before any other file of it. */

import { StaleIndexError, requestScript } from './latest.js';
import { DIGIT, readGrowing } from './numerals.js';

/** @import { Contents, Family, FamilyRow } from './types.js' */

/**
 * The table of contents with the fingerprint *build*; whichever is there if it is ''.
 * @type {(build: string) => Promise<Contents>}
 */
export async function loadContents(build) {
  if (build) return readContents(await requestVersion('contents.js', build));
  return readContents((await requestScript(`contents.js?t=${Date.now()}`))[2]);
}

/**
 * The data of *file*, whose fingerprint is *seal*; requested again past a cache that holds another.
 * @type {(file: string, seal: string) => Promise<any>}
 */
export async function requestVersion(file, seal) {
  const address = `${file}?v=${seal}`;
  const kept = await requestScript(address).catch(() => []); // the cache may hold half of it, or that there was none
  if (kept[1] === seal) return kept[2];
  const found = await requestScript(`${address}&t=${Date.now()}`);
  if (found[1] !== seal) throw new StaleIndexError(file);
  return found[2];
}

/**
 * The table of contents with its numbers decoded, in place.
 * @type {(data: Contents & { families: any }) => Contents}
 */
function readContents(data) {
  for (const [letter, row] of Object.entries(data.families)) data.families[letter] = readFamily(row);
  data.codes = new Map(data.common.map((form, at) => [form, at + 1]));
  return data;
}

/**
 * A family, which has the sections that *row* tells of, or is one section itself: *row*.
 * @type {(row: FamilyRow) => Family}
 */
function readFamily(row) {
  const numbers = readGrowing(row.numbers), forms = row.forms === undefined ? [] : readFronts(row.forms, numbers.length);
  if (row.file !== undefined) return { starts: numbers, forms, file: row.file, only: null };
  return { starts: numbers.slice(0, 1), forms: forms.slice(0, 1), file: 0, only: row };
}

/**
 * Decode front coding: how many letters each form shares with the one before, then the rests.
 * @type {(text: string, count: number) => string[]}
 */
export function readFronts(text, count) {
  const rests = count ? text.slice(count + 1).split(' ') : [];
  let before = '';
  return rests.map((rest, at) => (before = before.slice(0, DIGIT[text.charCodeAt(at)]) + rest));
}
