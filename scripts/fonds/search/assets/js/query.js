/* The query language: text → tree. GRAMMAR is grammar.yml: its words in all languages.

   query = { group }                              all of them
   group = item { OR item }                       one of them at least
   item  = [ "-" | NOT ] ( "(" query ")" | field ":" operand | operand )
   operand = phrase [ "~" number ] | word [ "*" ] */

import { GRAMMAR } from './given.js';
import { analyseQuery, findWords, fold, joinParts } from './analysis.js';
import { readDay } from './dates.js';
import { FIELDS } from './fields.js';

/**
 * @import { AllNode, Asked, DateNode, Fault, Field } from './types.js'
 * @import { NearNode, NotNode, PhraseNode, QueryNode, WordNode } from './types.js'
 */

const /** @type {Record<string, string>} */ CLOSING = { '"': '"', '«': '»', '“': '”"', '„': '“”"' };
const MOST_DISTANT = 99;
const MOST_READ = 10000; // characters of a query
const MOST_ASKED = 200; // words, dates and names of a query
const DEEPEST = 32; // parentheses within each other
const MOST_FAULTS = 10;

/**
 * The tree of *text*, and what could not be understood: `{tree, faults}`. Its size is bounded, whatever *text* is.
 * @type {(text: string) => { tree: AllNode, faults: Fault[] }}
 */
export function parseQuery(text) {
  const parser = new Parser(joinParts(text.slice(0, MOST_READ), ''));
  if (text.length > MOST_READ) parser.addFault('long');
  return parser.parse();
}

class Parser {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
    /** @type {Fault[]} */
    this.faults = [];
    this.left = MOST_ASKED;
    this.depth = 0; // of the parentheses that are open
    this.ignored = 0; // of those, how many are too deep to count
  }

  /** @type {() => { tree: AllNode, faults: Fault[] }} */
  parse() {
    const items = [];
    while (this.at < this.text.length) {
      const group = this.readGroups();
      items.push(...group.items);
      this.take(/\)/y); // one too many is ignored
    }
    return { tree: { type: 'all', items }, faults: this.faults };
  }

  /** Groups up to a closing parenthesis or the end. @type {() => AllNode} */
  readGroups() {
    const /** @type {any[]} */ items = [];
    let joins = false, from = 0;
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
      if (joins) items.push(joinItems(items.pop(), item)); else items.push(item);
      if (!joins) from = start;
      if (!this.depth) items[items.length - 1].source = this.text.slice(from, this.at);
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
    const item = this.readPositive();
    return item && negations ? negate(item, negations) : item;
  }

  /** @type {() => QueryNode | null} */
  readPositive() {
    if (this.take(/\(/y)) return this.readParentheses();
    const field = this.takeField();
    if (field) return this.readField(field);
    return this.readOperand();
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
    if (field.type === 'title') {
      const operand = this.readOperand();
      return operand && Object.assign(operand, { inTitle: true });
    }
    const phrase = this.takePhrase(), text = phrase ?? this.takeChunk();
    if (field.type === 'date') return this.readDate(text);
    const star = phrase === null && text.endsWith('*');
    if (!findWords(text).length || !this.spend()) return null;
    return { type: 'name', facet: field.facet, text, quoted: phrase !== null, star };
  }

  /** @type {(text: string) => DateNode | null} */
  readDate(text) {
    const [from, to = from] = text.split('..');
    const known = [from, to].every(day => day === '' || readDay(day));
    if (known && (from || to)) return this.spend() ? { type: 'date', from, to, text } : null;
    if (text) this.addFault('date', text);
    return null;
  }

  /** @type {() => WordNode | PhraseNode | NearNode | null} */
  readOperand() {
    const phrase = this.takePhrase();
    if (phrase !== null) return this.readPhrase(phrase);
    const chunk = this.takeChunk(), words = this.analyse(chunk);
    if (!words.length) return null;
    const star = chunk.endsWith('*') && [...words[words.length - 1].forms[0]].length > 1;
    return { type: 'word', words, star };
  }

  /** @type {(phrase: string) => PhraseNode | NearNode | null} */
  readPhrase(phrase) {
    const near = this.take(/~(\d{1,3})/y), words = this.analyse(phrase);
    if (!words.length) return null;
    if (!near) return { type: 'phrase', words };
    return { type: 'near', words, distance: Math.min(MOST_DISTANT, Number(near[1])) };
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

  /** Note once what of the query cannot count; at most a few times. @type {(kind: string, word?: string) => void} */
  addFault(kind, word = '') {
    if (this.faults.length === MOST_FAULTS || this.faults.some(fault => fault.kind === kind && (fault.word || '') === word)) return;
    this.faults.push(word ? { kind, word } : { kind, n: kind === 'deep' ? DEEPEST : MOST_ASKED });
  }

  /** @type {() => string | null} */
  takePhrase() {
    const closing = CLOSING[this.peek()];
    if (!closing) return null;
    const start = ++this.at;
    while (this.at < this.text.length && !closing.includes(this.peek())) this.at++;
    return this.text.slice(start, this.at++);
  }

  /** Everything up to a space, a quotation mark or a parenthesis; at least one character. @type {() => string} */
  takeChunk() {
    const found = this.take(/[^\s"«»“”„()]+/y);
    if (found) return found[0];
    if (this.at < this.text.length && /[»”]/.test(this.peek())) this.at++;
    return '';
  }

  /** @type {() => Field | null | undefined} */
  takeField() {
    const found = this.look(/(\p{L}+):\s*/uy);
    const field = found && FIELDS.get(fold(found[1]));
    if (field) this.at += found[0].length;
    return field;
  }

  /**
   * One of *words* in capitals, followed by a space, a parenthesis or the end.
   * @type {(words: string[]) => RegExpExecArray | null}
   */
  takeWord(words) {
    return this.take(new RegExp(`(?:${words.join('|')})(?=[\\s(]|$)`, 'y'));
  }

  /** @type {(pattern: RegExp) => RegExpExecArray | null} */
  take(pattern) {
    const found = this.look(pattern);
    if (found) this.at += found[0].length;
    return found;
  }

  /** @type {(pattern: RegExp) => RegExpExecArray | null} */
  look(pattern) {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  peek() {
    return this.text[this.at];
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

/** @type {(one: any, other: QueryNode) => QueryNode} */
function joinItems(one, other) {
  return one.joined ? (one.items.push(other), one) : { type: 'any', items: [one, other], joined: true };
}
