/* Words of some articles: in how many of them each form stands, and in how many of all. */

import { joinDivided } from './divided.js';
import { placeJoined } from './marking.js';
import { placeWords } from './analysis.js';
import { readCards, readText } from './cards.js';
import { findForm } from './vocabulary.js';

/** @import { Entry } from './types.js' */

/** Form → in how many of *docs* it stands. @type {(docs: number[]) => Promise<Map<string, number>>} */
export async function countForms(docs) {
  const counts = new Map(), cards = await readCards(docs, true);
  await Promise.all(docs.map(async (doc, n) => {
    for (const form of formsOf([cards[n].title, ...await readText(doc)])) counts.set(form, (counts.get(form) || 0) + 1);
  }));
  return counts;
}

/** @type {(parts: string[]) => Set<string>} */
function formsOf(parts) {
  return new Set(parts.flatMap(text => [placeWords(text), ...joinDivided(text).map(placeJoined)].flat().map(word => word.form)));
}

/** The entries of *forms*, of those that the archive has. @type {(forms: string[]) => Promise<Entry[]>} */
export async function entriesOf(forms) {
  const /** @type {any[]} */ entries = await Promise.all(forms.map(findForm));
  return entries.filter(Boolean);
}
