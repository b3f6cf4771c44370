/* The state of the page: what is asked, in the fragment of its address, which reaches no host. */

import { SEAL, WORDS } from './given.js';

/** @import { State } from './types.js' */

const MOST_FILTERS = 50;

/** `{q, filters: [[facet, label], …], from, to, sort}` of the fragment. @type {() => State} */
export function readState() {
  const values = new URLSearchParams(location.hash.slice(1));
  const /** @type {any[]} */ filters = values.getAll('f').map(text => text.split(/:(.*)/s).slice(0, 2));
  return {
    q: values.get('q') || '',
    filters: filters.filter(([facet, label]) => label && WORDS.strings.facets[facet]).slice(0, MOST_FILTERS),
    from: values.get('from') || '',
    to: values.get('to') || '',
    sort: values.get('sort') || '',
  };
}

/**
 * Write *state* into the address; a step of the history only if *asStep*.
 * @type {(state: State, asStep: boolean) => void}
 */
export function writeState(state, asStep) {
  const values = new URLSearchParams();
  if (state.q) values.set('q', state.q);
  state.filters.forEach(filter => values.append('f', filter.join(':')));
  /* @ts-expect-error: they are keys of a state */
  ['from', 'to', 'sort'].forEach(key => { if (state[key]) values.set(key, state[key]); });
  const fragment = values.toString().replace(/\+/g, '%20');
  const address = location.href.split('#')[0] + (fragment ? `#${fragment}` : '');
  if (address === location.href) return;
  try {
    if (asStep) history.pushState(null, '', address); else history.replaceState(null, '', address);
  } catch {
    // an address longer than the browser takes: the answer does not depend on it
  }
}

/**
 * The filters of *state* as queries; the date last.
 * @type {(state: State, words: Map<string, string>) => string[]}
 */
export function filterQueries(state, words) {
  const names = state.filters.map(([facet, label]) => `${words.get(facet)}:"${label.replace(/["«»“”„]/g, ' ')}"`);
  return names.concat(dateQuery(state));
}

/**
 * Whether this script has another fingerprint than *seal*, that of the scripts which the page or the
 * index was built with, so that the page is reloaded, with the reader's query. Once only: if the
 * reload gives the same script, it goes on with it.
 * @type {(seal: string) => boolean}
 */
export function isOutdated(seal) {
  if (seal === SEAL) return false;
  try {
    if (sessionStorage.getItem('fonds-renewed') === seal) return false;
    sessionStorage.setItem('fonds-renewed', seal);
  } catch {
    return false; // without storage it might reload for ever
  }
  location.reload();
  return true;
}

/** @type {(dates: { from: string, to: string }) => string[]} */
export function dateQuery({ from, to }) {
  return from || to ? [`date:${from}..${to}`] : [];
}
