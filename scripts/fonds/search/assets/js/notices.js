/* What is noticed while a query is read: what of it cannot count, and what may be meant instead. */

import { GRAMMAR } from './given.js';
import { Scanner } from './scanner.js';
import { readRange, readTyped } from './typed-dates.js';

/** @import { Fault, Idea, QueryNode, Span } from './types.js' */

export const MOST_ASKED = 200; // words, dates and names of a query
export const DEEPEST = 32; // parentheses within each other
const MOST_FAULTS = 10;
const MOST_IDEAS = 5;
const YEAR = 5; // characters of one at most
const OPENING = /["«»“”„()|*-]/g; // what a query may begin with: alone it says nothing yet
const LONGEST_SHOWN = 40; // characters of signs that are quoted

export class Noticing extends Scanner {
  /** @type {Fault[]} */ faults = [];
  /** @type {Idea[]} */ ideas = [];
  /** @type {Span[]} */ ors = []; // where an OR stands in small letters
  dated = 0; // up to where dates among the words were read

  /** Whether nothing of the query is a word, and it is not the beginning of one; that is noted. @type {(items: QueryNode[]) => boolean} */
  isOfSigns(items) {
    const signs = !items.length && !/[\p{L}\p{N}]/u.test(this.text) && /[\p{S}\p{P}]/u.test(this.text.replace(OPENING, ''));
    if (signs) this.addFault('signs', [...this.text.trim()].slice(0, LONGEST_SHOWN).join(''));
    return signs;
  }

  /** Note once what of the query cannot count; at most a few times. @type {(kind: string, word?: string) => void} */
  addFault(kind, word = '') {
    if (this.faults.length === MOST_FAULTS || this.faults.some(fault => fault.kind === kind && (fault.word || '') === word)) return;
    this.faults.push(word ? { kind, word } : { kind, n: kind === 'deep' ? DEEPEST : MOST_ASKED });
  }

  /**
   * Note another query that may be meant: this one with *changes*, which stand one after the other.
   * @type {(kind: string, changes: (Span & { by: string })[]) => void}
   */
  addIdea(kind, changes) {
    if (this.ideas.length < MOST_IDEAS) this.ideas.push({ kind, query: replaceSpans(this.text, changes) });
  }

  /** Note that *item* is an OR in small letters, if it stands between others. @type {(item: QueryNode, start: number) => void} */
  noteOr(item, start) {
    const isOr = item.type === 'word' && GRAMMAR.or.some(/** @type {(word: string) => boolean} */ word => word.toLowerCase() === item.text);
    if (isOr && this.at - start === item.text.length && this.look(/\s+[^\s)]/y)) this.ors.push({ start, end: this.at });
  }

  /** Note that there is no field *word*. @type {(word: string) => void} */
  noteField(word) {
    this.addFault('field', word);
    const span = { start: this.at, end: this.at + word.length + 1 };
    for (const by of [`${word} `, '']) this.addIdea('plain', [{ ...span, by }]);
  }

  /** Note a month or day that stands among the words, as a filter. */
  noteDate() {
    if (this.at < this.dated) return;
    const start = this.at, typed = readTyped(this.text, start);
    const range = typed && typed.iso.length > YEAR ? readRange(this.text, start) : null;
    if (!range) return;
    this.dated = range.end;
    if (range.fault) return;
    const by = `date:${range.from === range.to ? range.from : `${range.from}..${range.to}`}`;
    this.addIdea('date', [{ start, end: range.end, by }]);
  }
}

/** *text* with each of *changes* made, which stand one after the other. @type {(text: string, changes: (Span & { by: string })[]) => string} */
export function replaceSpans(text, changes) {
  let at = 0, made = '';
  for (const { start, end, by } of changes) {
    made += text.slice(at, start) + by;
    at = end;
  }
  return (made + text.slice(at)).replace(/\s+/g, ' ').trim();
}
