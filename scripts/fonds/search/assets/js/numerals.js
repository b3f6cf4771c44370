/* Numbers: how the index writes them as text. Digits 60–91 carry five bits each, the lowest first;
   a digit below 60 ends the number. */

export const DIGIT = new Uint8Array(128);
for (let code = 32, digit = 0; code < 127; code++) {
  if (!'"\\<'.includes(String.fromCharCode(code))) DIGIT[code] = digit++;
}

/** Reads the numbers of a text one by one. */
export class NumberReader {
  constructor(/** @type {string} */ text) {
    this.text = text;
    this.at = 0;
  }

  /** Whether there is one more. */
  left() {
    return this.at < this.text.length;
  }

  next() {
    for (let value = 0, scale = 1; ; scale *= 32) {
      const digit = DIGIT[this.text.charCodeAt(this.at++)];
      if (digit < 60) return value + digit * scale;
      value += (digit - 60) * scale;
    }
  }
}

/** All numbers of *text*. @type {(text: string) => number[]} */
export function readNumbers(text) {
  const numbers = [];
  for (let at = 0, value = 0, scale = 1; at < text.length; at++) {
    const digit = DIGIT[text.charCodeAt(at)];
    if (digit < 60) {
      numbers.push(value + digit * scale);
      value = 0;
      scale = 1;
    } else {
      value += (digit - 60) * scale;
      scale *= 32;
    }
  }
  return numbers;
}

/** Numbers that are written as the steps between them. @type {(text: string) => number[]} */
export function readGrowing(text) {
  const numbers = readNumbers(text);
  for (let at = 1; at < numbers.length; at++) numbers[at] += numbers[at - 1];
  return numbers;
}

/** The numbers from *first* to before *end*. @type {(first: number, end: number) => number[]} */
export function range(first, end) {
  return Array.from({ length: end - first }, (_, at) => first + at);
}

/**
 * Where in the ascending *values* the last one stands that is at most *value*; -1 if none is.
 * @type {<T extends number | string>(values: ArrayLike<T>, value: T) => number}
 */
export function lastUpTo(values, value) {
  let low = 0, high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] <= value) low = middle + 1; else high = middle;
  }
  return low - 1;
}
