/* What the reader has chosen: names that are ticked or excluded, dates. */

import { describeDates } from './describing.js';
import { element, say } from './saying.js';

/** @import { Filter, State } from './types.js' */

const TITLE = document.title;

/** The title of the page names what is asked. @type {(state: State) => void} */
export function setTitle({ q, filters, from, to }) {
  const names = filters.map(nameOf), dates = from || to ? [describeDates(from, to)] : [];
  const asked = (q.trim() ? [q.trim()] : [...names, ...dates]).join(', ');
  document.title = asked ? say('title_asked', { query: asked, title: TITLE }) : TITLE;
}

/** @type {(filter: Filter) => string} */
function nameOf({ label, out }) {
  return out ? say('not', { query: label }) : label;
}

/**
 * *filters* with another one; without it, if they have it; what was excluded may be ticked instead, and the reverse.
 * @type {(filters: Filter[], filter: Filter) => Filter[]}
 */
export function toggleName(filters, filter) {
  const kept = filters.filter(one => one.facet !== filter.facet || one.label !== filter.label);
  const had = filters.some(one => one.facet === filter.facet && one.label === filter.label && one.out === filter.out);
  return had ? kept : [...kept, filter];
}

/** A button for each filter, to be rid of it. @type {(state: State, change: (values: Partial<State>) => void) => HTMLElement[]} */
export function chosenElements({ filters, from, to }, change) {
  const buttons = filters.map(filter => chosenElement(nameOf(filter), () => change({ filters: toggleName(filters, filter) }), filter.out));
  if (from || to) buttons.push(chosenElement(describeDates(from, to), () => change({ from: '', to: '' })));
  if (buttons.length > 1) buttons.push(element('button', { type: 'button', class: 'fonds-chip fonds-chip--all',
    click: () => change({ filters: [], from: '', to: '' }) }, say('clear')));
  return buttons.map(button => element('li', {}, button));
}

/** @type {(name: string, drop: () => void, out?: boolean) => HTMLElement} */
function chosenElement(name, drop, out = false) {
  const shape = out ? 'fonds-chip fonds-chip--out' : 'fonds-chip';
  return element('button', { type: 'button', class: shape, 'aria-label': say('remove', { name }), click: drop },
    name, element('span', { 'aria-hidden': 'true' }, ' ×'));
}
