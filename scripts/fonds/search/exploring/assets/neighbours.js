/* Lines of a concordance in another order, and the words that stand beside what was asked for. */

import { WORDS } from '../../assets/js/given.js';

/** @import { Line, Neighbour } from '../../assets/js/types.js' */

const compare = new Intl.Collator(WORDS.lang, { sensitivity: 'base', numeric: true }).compare;

/** *lines* by the words to the *side* of what was asked for, the nearest first; else as they are, by date. @type {(lines: Line[], side: string) => Line[]} */
export function sortLines(lines, side) {
  if (side !== 'left' && side !== 'right') return lines;
  const /** @type {(line: Line) => Neighbour[]} */ beside = line => (side === 'left' ? line.before : line.after);
  return lines.map((line, at) => ({ line, at })).sort((one, other) => compareRows(beside(one.line), beside(other.line)) || one.at - other.at).map(({ line }) => line);
}

/** @type {(one: Neighbour[], other: Neighbour[]) => number} */
function compareRows(one, other) {
  for (let n = 0; n < Math.max(one.length, other.length); n++) {
    const order = compare(one[n]?.form ?? '', other[n]?.form ?? '');
    if (order) return order;
  }
  return 0;
}

/** A place beside what was asked for: one or two words before or after. @type {[side: 'before' | 'after', at: number][]} */
export const PLACES = [['before', 1], ['before', 0], ['after', 0], ['after', 1]];

/**
 * The commonest words at a place of *lines*, as they are written most often: `[text, count]`, *most* of them.
 * @type {(lines: Line[], side: 'before' | 'after', at: number, most: number) => [text: string, count: number][]}
 */
export function countNeighbours(lines, side, at, most) {
  const /** @type {Map<string, Map<string, number>>} */ counts = new Map();
  for (const line of lines) {
    const word = line[side][at];
    if (!word) continue;
    const own = counts.get(word.form) || new Map();
    own.set(word.text, (own.get(word.text) || 0) + 1);
    counts.set(word.form, own);
  }
  const rows = [...counts.values()].map(own => {
    const spelled = [...own].sort((one, other) => other[1] - one[1] || compare(one[0], other[0]));
    return /** @type {[string, number]} */ ([spelled[0][0], spelled.reduce((sum, [, count]) => sum + count, 0)]);
  });
  return rows.sort((one, other) => other[1] - one[1] || compare(one[0], other[0])).slice(0, most);
}
