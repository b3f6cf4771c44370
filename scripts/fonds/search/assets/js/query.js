/* The query language: text → tree. GRAMMAR is grammar.yml: its words in all languages.

   query = { group }                              all of them
   group = item { OR item }                       one of them at least
   item  = [ "-" | NOT ] ( "(" query ")" | field ":" operand | operand )
   operand = phrase [ "~" number ] | word [ "*" ]

   Each item and operand knows where it stands in the text, so that another query can be made of it. */

import { GRAMMAR } from './given.js';
import { analyseQuery, findWords, fold, joinParts } from './analysis.js';
import { FIELDS } from './fields.js';
import { endsElided, joinElided } from './elisions.js';
import { DEEPEST, MOST_ASKED, Noticing } from './notices.js';
import { CLOSING, wordPattern } from './scanner.js';
import { readRange } from './typed-dates.js';

/**
 * @import { Asked, DateNode, Field, NearNode, NoneNode, NotNode } from './types.js'
 * @import { AllNode, Parsed, PhraseNode, QueryNode, WordNode } from './types.js'
 */

const MOST_DISTANT = 99;
const MOST_READ = 10000; // characters of a query
const UNKNOWN_FIELD = /([\p{L}\p{M}]{2,}):(?=["«“„\p{L}\p{N}])/uy;

/**
 * The tree of *text*, what could not be understood, what may be meant instead, and the text that all of them
 * tell places of: `{tree, faults, ideas, text}`. Its size is bounded, whatever *text* is.
 * @type {(text: string) => Parsed}
 */
export function parseQuery(text) {
  const parser = new Parser(joinParts(text.slice(0, MOST_READ), ''));
  if (text.length > MOST_READ) parser.addFault('long');
  return parser.parse();
}

class Parser extends Noticing {
  /** @param {string} text */
  constructor(text) {
    super(text);
    this.left = MOST_ASKED;
    this.depth = 0; // of the parentheses that are open
    this.ignored = 0; // of those, how many are too deep to count
  }

  /** @type {() => Parsed} */
  parse() {
    const items = [];
    while (this.at < this.text.length) {
      const group = this.readGroups();
      items.push(...group.items);
      this.take(/\)/y); // one too many is ignored
    }
    if (this.isOfSigns(items)) items.push({ ...NONE });
    if (this.ors.length) this.addIdea('or', this.ors.map(span => ({ ...span, by: this.cut(span).toUpperCase() })));
    return { tree: { type: 'all', items }, faults: this.faults, ideas: this.ideas, text: this.text };
  }

  /** Groups up to a closing parenthesis or the end. @type {() => AllNode} */
  readGroups() {
    const /** @type {any[]} */ items = [];
    let joins = false;
    for (;;) {
      this.take(/\s+/y);
      if (this.at >= this.text.length) break;
      if (this.peek() === ')') {
        if (!this.ignored) break;
        this.ignored--;
        this.at++;
        continue;
      }
      if (this.takeWord(GRAMMAR.or) || this.take(/\|(?=\s|$)/y)) { joins = items.length > 0; continue; }
      if (this.takeWord(GRAMMAR.and)) continue;
      const start = this.at, item = this.readItem();
      if (!item) continue;
      if (items.length && !joins) this.noteOr(item, start);
      item.whole = { start, end: this.at };
      if (joins) items.push(joinItems(items.pop(), item)); else items.push(item);
      if (!this.depth) items[items.length - 1].source = this.cut(items[items.length - 1].whole);
      joins = false;
    }
    return { type: 'all', items };
  }

  /** @type {() => QueryNode | null} */
  readItem() {
    let negations = 0;
    while (this.take(/-(?=[^\s-])/y) || this.takeWord(GRAMMAR.not)) {
      negations++;
      this.take(/\s+/y);
    }
    if (this.at >= this.text.length || this.peek() === ')') return null;
    const item = this.readPositive(negations > 0);
    return item && negations ? negate(item, negations) : item;
  }

  /** @type {(negated: boolean) => QueryNode | null} */
  readPositive(negated) {
    if (this.take(/\(/y)) return this.readParentheses();
    const field = this.takeField();
    if (field) return this.readField(field);
    const unknown = this.look(UNKNOWN_FIELD);
    if (unknown) this.noteField(unknown[1]);
    if (!negated) this.noteDate();
    return this.readOperand(negated);
  }

  /** @type {() => QueryNode | null} */
  readParentheses() {
    if (this.depth === DEEPEST) {
      this.ignored++;
      this.addFault('deep');
      return null;
    }
    this.depth++;
    const group = this.readGroups();
    this.depth--;
    this.take(/\)/y);
    if (!group.items.length) return null;
    return group.items.length === 1 ? group.items[0] : group;
  }

  /** @type {(field: Field) => QueryNode | null} */
  readField(field) {
    if (field.type === 'title') return this.readTitle();
    if (field.type === 'date') return this.readDate();
    const start = this.at, phrase = this.takePhrase(), text = phrase ?? this.takeChunk();
    const star = phrase === null && text.endsWith('*');
    if (!findWords(text).length || !this.spend()) return null;
    return { type: 'name', facet: field.facet, text, quoted: phrase !== null, star, span: { start, end: this.at } };
  }

  /** @type {() => QueryNode | null} */
  readTitle() {
    const operand = this.readOperand(false);
    return operand && Object.assign(operand, { inTitle: true });
  }

  /** A range of dates; what is none finds nothing, and that is said. @type {() => DateNode | NoneNode | null} */
  readDate() {
    const start = this.at, range = CLOSING[this.peek()] ? null : readRange(this.text, start);
    if (range) this.at = range.end;
    const phrase = range ? null : this.takePhrase(), quoted = phrase === null ? null : readRange(phrase.trim(), 0);
    const found = range || (phrase !== null && quoted && quoted.end === phrase.trim().length ? quoted : null);
    const text = range ? this.cut({ start, end: this.at }) : phrase ?? this.takeChunk();
    if (found && !found.fault) return this.spend() ? { type: 'date', from: found.from, to: found.to, text } : null;
    if (!text) return null;
    this.addFault(found ? `date_${found.fault}` : 'date', text);
    if (found && found.fault === 'reversed') this.addIdea('date', [{ start, end: this.at, by: `${found.to}..${found.from}` }]);
    return { ...NONE };
  }

  /** @type {(negated: boolean) => WordNode | PhraseNode | NearNode | null} */
  readOperand(negated) {
    const start = this.at, phrase = this.takePhrase();
    if (phrase !== null) return this.readPhrase(phrase, start);
    const chunk = this.takeElided(this.takeChunk(), negated), words = this.analyse(chunk);
    if (!words.length) return null;
    const star = chunk.endsWith('*') && [...words[words.length - 1].forms[0]].length > 1;
    return { type: 'word', words, star, text: trimSigns(chunk), span: { start, end: this.at } };
  }

  /**
   * *chunk*, and what stands behind it where it is an elision whose apostrophe was left out: "l etat".
   * @type {(chunk: string, negated: boolean) => string}
   */
  takeElided(chunk, negated) {
    let whole = chunk;
    while (!negated && endsElided(whole, this.text, this.at) && !this.looksAtOperator()) {
      this.at++;
      whole += `’${this.takeChunk()}`;
    }
    return whole;
  }

  /** Whether the word after the next character is an operator. */
  looksAtOperator() {
    return this.look(wordPattern([...GRAMMAR.or, ...GRAMMAR.and, ...GRAMMAR.not], '\\s')) !== null;
  }

  /** @type {(phrase: string, start: number) => PhraseNode | NearNode | null} */
  readPhrase(phrase, start) {
    const near = this.take(/~(\d{1,3})/y), words = this.analyse(phrase);
    if (!words.length) return null;
    const place = { text: phrase.trim(), span: { start, end: this.at } };
    if (near) return { type: 'near', words, distance: Math.min(MOST_DISTANT, Number(near[1])), ...place };
    const elided = joinElided(phrase);
    return { type: 'phrase', words, elided: elided === phrase ? undefined : this.analyse(elided), ...place };
  }

  /** What *text* asks for, as far as the query may ask for so much. @type {(text: string) => Asked[]} */
  analyse(text) {
    return analyseQuery(text).map(word => {
      const room = Math.min(word.forms.length, this.left);
      if (room < word.forms.length) this.spend(room + 1); else this.spend(room);
      return { ...word, forms: word.forms.slice(0, room), width: word.width - word.forms.length + room };
    }).filter(word => word.forms.length);
  }

  /** Whether *count* more may be asked for; else the query ends here. @type {(count?: number) => boolean} */
  spend(count = 1) {
    const enough = count <= this.left;
    this.left = Math.max(0, this.left - count);
    if (enough) return true;
    this.addFault('long');
    this.at = this.text.length;
    return false;
  }

  /** @type {() => Field | null | undefined} */
  takeField() {
    const found = this.look(/(\p{L}+):\s*/uy);
    const field = found && FIELDS.get(fold(found[1]));
    if (field) this.at += found[0].length;
    return field;
  }

}

/**
 * *item* excluded; twice excluded is neither excluded nor ranked.
 * @type {(item: QueryNode, times: number) => QueryNode}
 */
function negate(item, times) {
  const /** @type {NotNode} */ not = { type: 'not', item };
  return times % 2 ? not : { type: 'not', item: not };
}

const /** @type {NoneNode} */ NONE = { type: 'none' };

/** *chunk* without the signs around it. @type {(chunk: string) => string} */
function trimSigns(chunk) {
  const letters = /[\p{L}\p{N}]/u, characters = [...chunk];
  const first = characters.findIndex(one => letters.test(one));
  const last = characters.length - [...characters].reverse().findIndex(one => /[\p{L}\p{N}\p{M}]/u.test(one));
  return characters.slice(Math.max(first, 0), last).join('');
}

/** @type {(one: any, other: any) => QueryNode} */
function joinItems(one, other) {
  const whole = { start: one.whole.start, end: other.whole.end };
  if (!one.joined) return { type: 'any', items: [one, other], joined: true, whole };
  one.items.push(other);
  return Object.assign(one, { whole });
}
