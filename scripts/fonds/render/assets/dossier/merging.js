/* How two dossiers become one, and in which order their items stand. */

import { MOST, keyOf } from './items.js';

/** @import { Dossier, Item, Merged } from './types.js' */

/**
 * *mine* and *theirs*, each item once: what is there stays, a newer note takes the place of an older one.
 * @type {(mine: Item[], theirs: Item[]) => Merged}
 */
export function mergeItems(mine, theirs) {
  const found = new Map(mine.map(item => [keyOf(item), item])), counts = { added: 0, newer: 0, same: 0, left: 0 };
  for (const item of theirs) {
    const there = found.get(keyOf(item));
    if (!there && found.size >= MOST) {
      counts.left++;
    } else if (!there) {
      counts.added++;
      found.set(keyOf(item), item);
    } else if (item.noted > there.noted) {
      counts.newer++;
      found.set(keyOf(item), { ...there, note: item.note, noted: item.noted });
    } else {
      counts.same++;
    }
  }
  return { items: [...found.values()], ...counts };
}

/** *mine* with what another page kept and took out; of what both know, the later counts. @type {(mine: Dossier, theirs: Dossier) => Dossier} */
export function mergeDossiers(mine, theirs) {
  const gone = { ...mine.gone };
  for (const [key, when] of Object.entries(theirs.gone)) gone[key] = Math.max(when, gone[key] || 0);
  /** @type {(item: Item) => boolean} */
  const stays = item => !(gone[keyOf(item)] >= item.starred);
  return { ...mine, items: mergeItems(mine.items.filter(stays), theirs.items.filter(stays)).items, gone };
}

/** When an article is of, as a number that grows with time. @type {(edtf: string) => number} */
function dayOf(edtf) {
  const found = /(-?)(?:Y-?)?(\d[\dX]{3,})(?:-([\dX]{2}))?(?:-([\dX]{2}))?/.exec(edtf);
  if (!found) return Infinity;
  const [year, month, day] = found.slice(2).map(part => Number((part || '0').replaceAll('X', '0')));
  return (found[1] ? -year : year) * 10000 + month * 100 + day;
}

/** *items* by their date, the undated last, or the latest kept first. @type {(items: Item[], order: string) => Item[]} */
export function sortItems(items, order) {
  /** @type {(one: Item, other: Item) => number} */
  const byPlace = (one, other) => (one.address < other.address ? -1 : Number(one.address > other.address)) || one.number - other.number;
  /** @type {(one: number, other: number) => number} */
  const compare = (one, other) => (one < other ? -1 : Number(one > other));
  return [...items].sort((one, other) => (order === 'starred'
    ? compare(other.starred, one.starred) || byPlace(one, other)
    : compare(dayOf(one.date), dayOf(other.date)) || byPlace(one, other)));
}
