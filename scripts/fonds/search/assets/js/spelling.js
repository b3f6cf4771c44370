/* Spelling: what an archive has that is written much like a word of a query. The commonest forms and the
   words of names are in one file (spelling.py), where a slip may be in any letter; rarer forms are looked for
   among those with the same beginning. */

import { contents } from './given.js';
import { UNSPACED } from './analysis.js';
import { readFronts } from './contents.js';
import { loadChunk } from './loading.js';
import { readNumbers } from './numerals.js';
import { soundOf } from './sounds.js';
import { findForm, findPrefix, prefixChunks } from './vocabulary.js';
import { byFrequency, editDistance } from './words.js';

/** @import { Entry, NearSpelling, Spelling } from './types.js' */

const SHORT = 5; // letters of a word in which one slip is looked for; in longer ones two
const ALIKE = 3; // slips in a word that sounds the same
const MOST = 8; // spellings near to a word
const LIKELY = 0.5; // how much less likely one is than another that stands beside it
const NEAREST = 5; // forms that stand in for a word that occurs nowhere
const MANY_CHUNKS = 6;
const GLUED = /^([ldjmtscn]|qu)([aeiouyh].{2,})$/; // an elision without its apostrophe

let /** @type {Promise<Spelling[]> | null} */ loadedSpellings = null;

/** All spellings that others are compared with. @type {() => Promise<Spelling[]>} */
function loadSpellings() {
  if (!loadedSpellings) {
    loadedSpellings = loadChunk('s', 0).then(readSpellings);
    loadedSpellings.catch(() => { loadedSpellings = null; });
  }
  return loadedSpellings;
}

/** @type {(data: [fronts: string, kinds: string, levels: string]) => Spelling[]} */
function readSpellings([fronts, kinds, levels]) {
  const kind = readNumbers(kinds), level = readNumbers(levels);
  return readFronts(fronts, kind.length).map((form, at) => ({ form, named: kind[at] > 0, cut: Math.max(0, kind[at] - 1), level: level[at] }));
}

/** Whether a slip in *form* is looked for: numbers are what they are. @type {(form: string) => boolean} */
export function mayBeMisspelt(form) {
  return [...form].length > 2 && !/\p{N}/u.test(form) && !UNSPACED.test(form);
}

/**
 * Spellings near to *form*, the likeliest first.
 * @type {(form: string) => Promise<NearSpelling[]>}
 */
export async function findSpellings(form) {
  if (!mayBeMisspelt(form)) return [];
  const sound = soundOf(form), /** @type {NearSpelling[]} */ found = [];
  for (const spelling of await loadSpellings()) {
    const edits = editDistance(form, spelling.form, ALIKE);
    if (edits > ALIKE || (!edits && !spelling.cut)) continue;
    const alike = soundOf(spelling.form) === sound;
    if (alike || edits <= (form.length > SHORT ? 2 : 1)) found.push({ ...spelling, edits, alike, cost: costOf(form, spelling, edits, alike) });
  }
  return found.sort((one, other) => one.cost - other.cost).slice(0, MOST);
}

/** @type {(form: string, spelling: Spelling, edits: number, alike: boolean) => number} */
function costOf(form, spelling, edits, alike) {
  const first = form[0] === spelling.form[0] ? 0 : 0.3, ending = /^[esx]$/.test(spelling.form.slice(form.length)) && spelling.form.startsWith(form);
  const sound = ending ? 1.2 : alike ? (form.length > SHORT ? 1.2 : 0.7) : 0;
  return edits + first - sound - (spelling.named ? 0.4 : 0) - spelling.level * 0.03;
}

/** The commonest forms that begin with *start*. @type {(start: string, most: number) => Promise<string[]>} */
export async function findFrequent(start, most) {
  const found = (await loadSpellings()).filter(spelling => !spelling.cut && spelling.form.startsWith(start));
  return found.sort((one, other) => other.level - one.level).slice(0, most).map(spelling => spelling.form);
}

/** The words of *spelling*: two where it is two in one. @type {(spelling: Spelling) => string[]} */
export function wordsOf({ form, cut }) {
  return cut ? [form.slice(0, cut), form.slice(cut)] : [form];
}

/**
 * The words that *form* may be if a space or an apostrophe was left out: `[["union", "europeenne"], ["l’", "etat"]]`.
 * @type {(form: string) => Promise<string[][]>}
 */
export async function splitForm(form) {
  if (!mayBeMisspelt(form) || form.length < SHORT) return [];
  const known = new Map((await loadSpellings()).map(spelling => [spelling.form, spelling.cut ? -1 : spelling.level]));
  const /** @type {(word: string) => number} */ level = word => known.get(word) ?? -1;
  const parts = [], elided = GLUED.exec(form);
  if (elided && level(elided[2]) > 0) parts.push([`${elided[1]}’`, elided[2]]);
  for (let at = 2; at <= form.length - 2; at++) {
    const two = [form.slice(0, at), form.slice(at)];
    if (two.every(word => level(word) > 0)) parts.push(two);
  }
  const /** @type {(words: string[]) => number} */ worth = words => Math.min(...words.map(word => (word.endsWith('’') ? 99 : level(word))));
  return parts.sort((one, other) => worth(other) - worth(one)).slice(0, 3);
}

/**
 * The forms nearest to one that occurs nowhere: those that sound alike or are one slip away; names first, then the
 * most frequent.
 * @type {(form: string) => Promise<Entry[]>}
 */
export async function findNearest(form) {
  if ([...form].length < 4 || !mayBeMisspelt(form)) return [];
  const sure = (await findSpellings(form)).filter(one => !one.cut && isSure(form, one));
  const found = await readEntries(sure);
  return found.length ? found : findRare(form, 1);
}

/**
 * The forms farther from one that occurs nowhere: other inflections of the same beginning, else those two slips away.
 * @type {(form: string) => Promise<Entry[]>}
 */
export async function findFarther(form) {
  if ([...form].length < 4 || !mayBeMisspelt(form)) return [];
  const inflected = await findInflected(form);
  if (inflected.length || form.length < 8) return inflected.slice(0, NEAREST);
  const far = await readEntries((await findSpellings(form)).filter(one => !one.cut));
  return far.length ? far : findRare(form, 2);
}

/** Whether an answer may be of *near* in place of *form*, unasked. @type {(form: string, near: NearSpelling) => boolean} */
function isSure(form, { form: other, edits, alike, named }) {
  return alike || (edits === 1 && (form[0] === other[0] || form.slice(0, 2) === other[1] + other[0] || (named && form.length > SHORT)));
}

/** The likeliest of *near*, and those nearly as likely. @type {(near: NearSpelling[]) => Promise<Entry[]>} */
async function readEntries(near) {
  const likely = near.filter(one => one.cost < near[0].cost + LIKELY).slice(0, NEAREST);
  const /** @type {any[]} */ entries = await Promise.all(likely.map(one => findForm(one.form)));
  return entries.filter(Boolean);
}

/**
 * Entries *most* slips away that begin as *form* does, but for a slip in the first letters.
 * @type {(form: string, most: number) => Promise<Entry[]>}
 */
async function findRare(form, most) {
  if (contents.forms <= (await loadSpellings()).length) return [];
  const [a, b, c] = form, prefixes = [a + b + c, b + a + c, b + c];
  const entries = (await Promise.all(prefixes.map(findFew))).flat();
  return [...new Set(entries)].filter(entry => editDistance(form, entry.form, most) <= most).sort(byFrequency).slice(0, NEAREST);
}

/** The entries that begin with *prefix*; none where these would be too many to read. @type {(prefix: string) => Promise<Entry[]>} */
async function findFew(prefix) {
  return (await prefixChunks(prefix)).length <= MANY_CHUNKS ? findPrefix(prefix) : [];
}

/**
 * Entries that begin as *form* does and differ from it only where inflection is.
 * @type {(form: string) => Promise<Entry[]>}
 */
async function findInflected(form) {
  const least = Math.max(5, Math.ceil(form.length * 0.65));
  const entries = await findPrefix(form.slice(0, least));
  const /** @type {(entry: Entry) => number} */ shared = entry => sharedLength(form, entry.form);
  const most = entries.reduce((longest, entry) => Math.max(longest, shared(entry)), 0);
  return entries.filter(entry => shared(entry) === most && entry.form.length - most <= 5).sort(byFrequency);
}

/** @type {(one: string, other: string) => number} */
function sharedLength(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}
