// The same chance on each run.

/** Numbers from 0 to below 1 that *seed* leads to (mulberry32). */
export class Chance {
  /** @param {number} seed */
  constructor(seed) {
    this.state = seed;
  }

  next() {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from *low* to *high*. @type {(low: number, high: number) => number} */
  within(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** @type {<T>(values: ArrayLike<T>) => T} */
  among(values) {
    return values[this.within(0, values.length - 1)];
  }

  /** From *least* to *most* of what *draw* gives. @type {<T>(least: number, most: number, draw: () => T) => T[]} */
  several(least, most, draw) {
    return Array.from({ length: this.within(least, most) }, draw);
  }
}
