/* Whether two things stand together more than chance would have it (base/likelihood.py does the same). */

export const CERTAIN = 15.13; // from this on chance alone makes one pair in 10,000 look so

/**
 * The log-likelihood ratio G² of Dunning (1993): of *whole* articles *one* have the first thing, *other* the second, *both* the
 * two. Below zero where they stand together less than chance has it; 0 where the counts cannot be.
 * @type {(both: number, one: number, other: number, whole: number) => number}
 */
export function logLikelihood(both, one, other, whole) {
  const cells = [both, one - both, other - both, whole - one - other + both];
  if (Math.min(...cells) < 0 || !whole) return 0;
  const expected = [one * other, one * (whole - other), (whole - one) * other, (whole - one) * (whole - other)].map(edges => edges / whole);
  const ratio = 2 * cells.reduce((sum, cell, at) => sum + (cell ? cell * Math.log(cell / expected[at]) : 0), 0);
  return both >= expected[0] ? Math.max(0, ratio) : Math.min(0, -ratio);
}
