/* Followers: which words stand most often behind a word (followers.py). */

import { contents } from './given.js';
import { lastUpTo } from './numerals.js';
import { loadChunk } from './loading.js';
import { findForm } from './vocabulary.js';

/** The forms that follow *form* somewhere, the most frequent first; not all. @type {(form: string) => Promise<string[]>} */
export async function findFollowers(form) {
  const entry = await findForm(form), { numbers } = contents.families.w;
  if (!entry) return [];
  const chunk = lastUpTo(numbers, entry.id), rows = (await loadChunk('w', chunk)).join(';').split(';');
  return rows[entry.id - numbers[chunk]].split(' ').filter(Boolean);
}
