/* What a curve shows of a period: a share of its articles, a rate of its words, or plain counts. */

/** @import { Figure, Unit } from './types.js' */

/** @type {Unit[]} */
export const UNITS = ['share', 'rate', 'articles', 'uses'];
export const SMOOTHINGS = ['', '3', '5', '9'];

/** Whether *unit* counts words, and so needs to know every use. @type {(unit: Unit) => boolean} */
export function countsUses(unit) {
  return unit === 'rate' || unit === 'uses';
}

/** What is found of what there is; null of a period without articles. @type {(unit: Unit, found: Figure, base: Figure) => number | null} */
function measure(unit, found, base) {
  if (!base.articles) return null;
  if (unit === 'share') return found.articles / base.articles;
  if (unit === 'rate') return base.words ? 1e6 * found.words / base.words : null;
  return unit === 'articles' ? found.articles : found.words;
}

/**
 * The same for each period, over *width* periods around it; a period without articles stays a gap.
 * @type {(unit: Unit, found: Figure[], base: Figure[], width: number) => (number | null)[]}
 */
export function measureAll(unit, found, base, width) {
  const reach = Math.floor(width / 2), plain = unit === 'articles' || unit === 'uses';
  return base.map((own, at) => {
    if (!own.articles || !reach) return measure(unit, found[at], own);
    const low = Math.max(0, at - reach), high = at + reach + 1, around = base.slice(low, high);
    const whole = measure(unit, add(found.slice(low, high)), add(around));
    return whole !== null && plain ? whole / around.filter(one => one.articles).length : whole;
  });
}

/** @type {(figures: Figure[]) => Figure} */
function add(figures) {
  return figures.reduce((sum, one) => ({ articles: sum.articles + one.articles, words: sum.words + one.words }), { articles: 0, words: 0 });
}
