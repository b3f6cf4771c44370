/* Facets: how many of the found articles have each name. */

import { contents } from './given.js';
import { range, readNumbers } from './numerals.js';
import { loadChunk } from './loading.js';
import { findWords, fold } from './analysis.js';
import { listFacets } from './names.js';

/** @import { Column, Docs, NameCount } from './types.js' */

/** *text* as forms of names are compared: its words, folded. @type {(text: string) => string} */
export function foldText(text) {
  return findWords(text).map(fold).join(' ');
}

/**
 * For each facet the names that *docs* have: key → `[{id, count}]`, most articles first.
 * @type {(docs: Docs) => Promise<Map<string, NameCount[]>>}
 */
export async function countFacets(docs) {
  /** @type {[string, NameCount[]][]} */
  const counted = await Promise.all(listFacets().map(async ({ key }) => [key, await countFacet(key, docs)]));
  return new Map(counted);
}

/** The same for one facet, which the archive may not have. @type {(key: string, docs: Docs) => Promise<NameCount[]>} */
export async function countFacet(key, docs) {
  const facet = listFacets().find(one => one.key === key);
  if (!facet) return [];
  const { first, count } = facet;
  const counts = new Uint32Array(count);
  for (const [block, part] of inBlocks(docs)) {
    const { starts, names } = await readColumn(key, block);
    for (const doc of part) {
      const row = doc - block * contents.block;
      for (let at = starts[row]; at < starts[row + 1]; at++) counts[names[at]]++;
    }
  }
  return range(0, count).filter(name => counts[name]).sort((a, b) => counts[b] - counts[a] || a - b)
    .map(name => ({ id: first + name, count: counts[name] }));
}

/** How many of *docs* have both of each two of the names *ids*: a row for each of these. @type {(docs: Docs, ids: number[]) => Promise<number[][]>} */
export async function countPairs(docs, ids) {
  const places = new Map(ids.map((id, at) => [id, at])), /** @type {Map<number, number[]>} */ present = new Map();
  for (const { key, first, count } of listFacets()) {
    if (!ids.some(id => id >= first && id < first + count)) continue;
    for (const [block, part] of inBlocks(docs)) {
      const { starts, names } = await readColumn(key, block);
      for (const doc of part) {
        const row = doc - block * contents.block;
        const own = names.slice(starts[row], starts[row + 1]).flatMap(name => places.get(first + name) ?? []);
        present.set(doc, [...(present.get(doc) || []), ...own]);
      }
    }
  }
  const counts = ids.map(() => ids.map(() => 0));
  for (const own of present.values()) for (const one of own) for (const other of own) counts[one][other]++;
  return counts;
}

/** *docs* by the block of articles that they belong to. @type {(docs: Docs) => Map<number, number[]>} */
function inBlocks(docs) {
  const blocks = new Map();
  for (const doc of docs) {
    const block = Math.floor(doc / contents.block);
    if (!blocks.has(block)) blocks.set(block, []);
    blocks.get(block).push(doc);
  }
  return blocks;
}

const /** @type {Map<string, Promise<Column>>} */ columnCache = new Map(); // facet and block → promise of its column

/**
 * The names of each article of a block: those of row n are `names[starts[n]]` to `starts[n + 1]`.
 * @type {(key: string, block: number) => Promise<Column>}
 */
function readColumn(key, block) {
  const name = `f/${key}/${block}`;
  if (!columnCache.has(name)) {
    const place = contents.facets.findIndex(([other]) => other === key);
    const column = loadChunk('f', block).then(([columns]) => splitColumn(columns[place]));
    column.catch(() => columnCache.delete(name));
    columnCache.set(name, column);
  }
  /* @ts-expect-error: it is there by now */
  return columnCache.get(name);
}

/** A name is written as its step from the one before in its article. @type {(texts: [counts: string, steps: string]) => Column} */
function splitColumn([counts, steps]) {
  const names = readNumbers(steps), starts = [0];
  let at = 0;
  for (const count of readNumbers(counts)) {
    for (const end = at + count, first = at; at < end; at++) if (at > first) names[at] += names[at - 1];
    starts.push(at);
  }
  return { starts, names };
}
