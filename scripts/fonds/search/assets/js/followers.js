/* Followers: which words stand most often behind a word (followers.py). */

import { loadChunk } from './loading.js';
import { locate } from './locating.js';
import { findForm } from './vocabulary.js';

/** The forms that follow *form* somewhere, the most frequent first; not all. @type {(form: string) => Promise<string[]>} */
export async function findFollowers(form) {
  const entry = await findForm(form);
  if (!entry) return [];
  const { chunk, row } = await locate('w', entry.id), rows = (await loadChunk('w', chunk)).join(';').split(';');
  return rows[row].split(' ').filter(Boolean);
}
