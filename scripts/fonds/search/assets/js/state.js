/* The state of the page: what is asked, in the fragment of its address, which reaches no host. */

import { SEAL, WORDS } from './given.js';

/** @import { Filter, State } from './types.js' */

const MOST_FILTERS = 50;

/**
 * A query that a link from elsewhere has put where the host reads it (`search.html?q=…`) goes into the fragment.
 * @type {() => void}
 */
export function adoptQuery() {
  const address = new URL(location.href), q = address.searchParams.get('q');
  if (q === null) return;
  address.searchParams.delete('q');
  const state = readState();
  address.hash = writeFragment({ ...state, q: state.q || q });
  try {
    history.replaceState(history.state, '', address);
  } catch {
    location.replace(address); // where a page may change nothing but its fragment
  }
}

/** `{q, filters, from, to, sort}` of the fragment. @type {() => State} */
export function readState() {
  const values = new URLSearchParams(location.hash.slice(1));
  const /** @type {any[]} */ filters = values.getAll('f').map(readFilter).filter(Boolean);
  return {
    q: values.get('q') || '',
    filters: filters.slice(0, MOST_FILTERS),
    from: values.get('from') || '',
    to: values.get('to') || '',
    sort: values.get('sort') || '',
  };
}

/** A name as it stands there: `people:Joe Biden`; excluded, `-people:Joe Biden`. @type {(text: string) => Filter | null} */
function readFilter(text) {
  const [, sign, facet, label] = /^(-?)(\w+):(.+)$/s.exec(text) || [];
  return label && WORDS.strings.facets[facet] ? { facet, label, out: sign === '-' } : null;
}

/** The fragment of *state*, without its sign. @type {(state: State) => string} */
export function writeFragment(state) {
  const values = new URLSearchParams();
  if (state.q) values.set('q', state.q);
  state.filters.forEach(({ facet, label, out }) => values.append('f', `${out ? '-' : ''}${facet}:${label}`));
  /* @ts-expect-error: they are keys of a state */
  ['from', 'to', 'sort'].forEach(key => { if (state[key]) values.set(key, state[key]); });
  return values.toString().replace(/\+/g, '%20').replace(/%3A/g, ':');
}

/** The page that explores *query* in the dates of a state. @type {(query: string, state: State) => string} */
export function exploreAddress(query, { from, to }) {
  const values = new URLSearchParams(query ? { q: query } : { view: 'words' });
  if (from) values.set('from', from);
  if (to) values.set('to', to);
  return `explore.html#${values.toString().replace(/\+/g, '%20').replace(/%3A/g, ':')}`;
}

/** The order of results; without words nothing is to be ranked. @type {(state: State) => string} */
export function sortOf({ sort, q }) {
  return sort || (q.trim() ? 'relevance' : 'newest');
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
