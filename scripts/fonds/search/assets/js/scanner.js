/* The text of a query, read from left to right. */

/** @import { Span } from './types.js' */

/** @type {Record<string, string>} */
export const CLOSING = { '"': '"', '«': '»', '“': '”"', '„': '“”"' };

export class Scanner {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
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

  /**
   * One of *words* in capitals, followed by a space, a parenthesis or the end.
   * @type {(words: string[]) => RegExpExecArray | null}
   */
  takeWord(words) {
    return this.take(wordPattern(words));
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

  /** @type {(span: Span) => string} */
  cut({ start, end }) {
    return this.text.slice(start, end);
  }
}

/** @type {(words: string[], before?: string) => RegExp} */
export function wordPattern(words, before = '') {
  return new RegExp(`${before}(?:${words.join('|')})(?=[\\s(]|$)`, 'y');
}
