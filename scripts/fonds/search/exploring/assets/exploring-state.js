/* The state of the page that explores, in the fragment of its address, which reaches no host. */

/** @import { Exploring } from './types.js' */

export const VIEWS = ['frequencies', 'lines', 'together', 'words', 'map'];
export const MOST_QUERIES = 6;
const MOST_LETTERS = 1000; // of a query
const KEYS = /** @type {const} */ (['by', 'unit', 'smooth', 'from', 'to', 'sort', 'shown']);

/** What the fragment *text* asks. @type {(text: string) => Exploring} */
export function readExploring(text) {
  const values = new URLSearchParams(text), view = values.get('view') || '';
  const queries = values.getAll('q').map(query => query.slice(0, MOST_LETTERS).trim()).filter(Boolean);
  const kept = [...new Set(queries)].slice(0, MOST_QUERIES);
  const [by, unit, smooth, from, to, sort, shown] = KEYS.map(key => values.get(key) || '');
  const chosen = Math.min(Math.max(Number.parseInt(values.get('n') || '1', 10) || 1, 1), Math.max(kept.length, 1)) - 1;
  return { view: VIEWS.includes(view) ? view : VIEWS[0], queries: kept, chosen, by, unit, smooth, from, to, sort, shown };
}

/** The fragment of *state*, without its sign; what is usual is left out. @type {(state: Exploring) => string} */
export function writeExploring(state) {
  const values = new URLSearchParams();
  if (state.view !== VIEWS[0]) values.set('view', state.view);
  state.queries.forEach(query => values.append('q', query));
  if (state.chosen) values.set('n', String(state.chosen + 1));
  KEYS.forEach(key => { if (state[key]) values.set(key, state[key]); });
  return values.toString().replace(/\+/g, '%20').replace(/%3A/g, ':');
}
