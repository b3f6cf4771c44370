/* Marking: where the words of a query stand in a text.

   A term is a row of slots that must stand in a row, `{at, forms}` (a set of forms) or `{at, start}`
   (all forms that begin so), *at* counted from the first. */

import { placeWords } from './analysis.js';
import { joinDivided } from './divided.js';

/** @import { Joined, Mark, Placed, Term, TermSlot } from './types.js' */

/**
 * The places in *text* that *terms* mark: `[{start, end, term}]`, in order, none overlapping.
 * @type {(text: string, terms: Term[]) => Mark[]}
 */
export function findMarks(text, terms) {
  if (!terms.length) return [];
  const marks = [placeWords(text), ...joinDivided(text).map(placeJoined)].flatMap(words => markRows(words, terms));
  return marks.sort((one, other) => one.start - other.start || other.end - one.end).reduce(joinMarks, []);
}

/** @type {(words: Placed[], terms: Term[]) => Mark[]} */
function markRows(words, terms) {
  const /** @type {Mark[]} */ marks = [];
  terms.forEach((row, term) => {
    const last = row[row.length - 1];
    for (let n = 0; n < words.length; n++) {
      if (!row.every(slot => words[n + slot.at] && isIn(slot, words[n + slot.at].form))) continue;
      marks.push({ start: words[n].start, end: endOf(words[n + last.at], last), term });
    }
  });
  return marks;
}

/** The words of a stretch, where they stand in the whole text. @type {(joined: Joined) => Placed[]} */
export function placeJoined({ text, at }) {
  return placeWords(text).map(({ form, start, end, reach }) => ({ form, start: at[start], end: at[end - 1] + 1, reach: at[reach - 1] + 1 }));
}

/** @type {(slot: TermSlot, form: string) => boolean} */
function isIn({ start, forms }, form) {
  return start ? form.startsWith(start) : forms.has(form);
}

/**
 * Where the mark of a slot ends: a pair of characters marks both, a beginning in such a script the first alone.
 * @type {(word: Placed, slot: TermSlot) => number}
 */
function endOf({ end, reach }, { start }) {
  return start ? end : reach;
}

/** @type {(marks: Mark[], mark: Mark) => Mark[]} */
function joinMarks(marks, mark) {
  const last = marks[marks.length - 1];
  if (last && mark.start < last.end) last.end = Math.max(last.end, mark.end); else marks.push({ ...mark });
  return marks;
}

/**
 * *terms* as text for the fragment of an address: slots "_", forms "~" (a beginning "*"), terms "." apart.
 * @type {(terms: Term[]) => string}
 */
export function writeTerms(terms) {
  const rows = terms.map(term => term.map(({ at, start, forms }) =>
    at + (start ? `*${start}` : [...forms].slice(0, 24).map(form => `~${form}`).join(''))));
  return rows.slice(0, 24).map(row => row.join('_')).join('.');
}

/** What `writeTerms` wrote. @type {(text: string) => Term[]} */
export function readTerms(text) {
  return text.split('.').filter(Boolean).map(row => row.split('_').map(slot => {
    const [begin, ...forms] = slot.split('~'), [at, start] = begin.split('*');
    return start ? { at: Number(at), start } : { at: Number(at), forms: new Set(forms) };
  }));
}
