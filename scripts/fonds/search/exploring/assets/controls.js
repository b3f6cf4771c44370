/* What the views share: choices, dates, sentences where there is nothing to show. */

import { WORDS } from '../../assets/js/given.js';
import { element, say } from '../../assets/js/saying.js';
import { isAfter } from '../../assets/js/dates.js';
import { shownQuery } from './writing-values.js';

/** @import { Exploring, Work } from './types.js' */

/** @type {[facet: string, count: number][]} */
const EXAMPLES = [['people', 3], ['places', 2], ['organisations', 1]]; // names that are offered of each

/** A choice of *options* (values and texts), of which there must be two. @type {(key: string, options: [value: string, text: string][], chosen: string, act: (value: string) => void) => HTMLElement | null} */
export function chooser(key, options, chosen, act) {
  if (options.length < 2) return null;
  const select = element('select', { id: `fonds-${key.replace(/_/g, '-')}`, change: event => act(event.target.value) },
    ...options.map(([value, text]) => Object.assign(element('option', {}, text), { value })));
  select.value = chosen;
  return element('label', {}, element('span', {}, say(key)), select);
}

/** Fields for the first and the last date. @type {(work: Work) => HTMLElement} */
export function datesForm({ state: { from, to }, change, parts: { readTypedDate, showTypedDate } }) {
  const shown = [from, to], said = element('span', { class: 'fonds-dates__said', role: 'status' });
  const fields = ['from', 'to'].map((end, at) => element('input', {
    id: `fonds-explore-${end}`, value: showTypedDate(shown[at], WORDS.lang), autocomplete: 'off', spellcheck: 'false', size: '8', title: say('date_hint'), change: () => read(),
  }));
  const read = () => {
    const dates = fields.map(field => (field.value.trim() ? readTypedDate(field.value, WORDS.lang) : '')), wrong = dates.indexOf(null);
    if (wrong >= 0) said.textContent = say('date_unread', { date: fields[wrong].value.trim() });
    else if (dates[0] && dates[1] && isAfter(dates[0], dates[1])) said.textContent = say('date_reversed');
    else change({ from: dates[0] || '', to: dates[1] || '' });
  };
  const labels = fields.map((field, at) => element('label', {}, element('span', {}, say(at ? 'date_to' : 'date_from')), field));
  return element('form', { class: 'fonds-explore__dates', submit: event => { event.preventDefault(); read(); } }, ...labels,
    element('button', { type: 'submit', class: 'fonds-unseen' }, say('date_apply')), said);
}

/** Sentences that stand above what is found. @type {(notes: string[]) => HTMLElement} */
export function notesElement(notes) {
  return element('ul', { class: 'fonds-search__notes' }, ...[...new Set(notes)].map(note => element('li', {}, note)));
}

/** Names of most articles, to begin with. @type {(work: Work) => Promise<HTMLElement>} */
export async function examplesElement({ index, state, change }) {
  const facets = index.listFacets(); // each begins with the names of most articles
  const rows = EXAMPLES.flatMap(([facet, most]) => facets.filter(one => one.key === facet)
    .flatMap(({ first, count }) => Array.from({ length: Math.min(most, count) }, (_, at) => ({ facet, id: first + at }))));
  const labels = await index.readLabels(rows.map(({ id }) => id));
  const buttons = labels.map((label, at) => element('button', { type: 'button', class: 'fonds-chip', 'aria-pressed': 'false',
    click: () => change({ queries: [...state.queries, `${WORDS.strings.names_asked[rows[at].facet]}:"${label.replace(/"/g, ' ')}"`] }) }, label));
  return element('p', { class: 'fonds-explore__which' }, ...(buttons.length ? [say('explore_examples'), ...buttons] : []));
}

/** What a view needs so that there is something to show. @type {(key: string, values?: Record<string, any>) => HTMLElement} */
export function emptyElement(key, values = {}) {
  return element('p', { class: 'fonds-explore__empty' }, say(key, values));
}

/** Which of several queries a view shows. @type {(state: Exploring, change: (values: Partial<Exploring>) => void) => HTMLElement | null} */
export function queryChooser({ queries, chosen }, change) {
  if (queries.length < 2) return null;
  const buttons = queries.map((query, at) => element('button', { type: 'button', class: 'fonds-chip', 'aria-pressed': String(at === chosen), click: () => change({ chosen: at }) }, shownQuery(query)));
  return element('p', { class: 'fonds-explore__which', role: 'group', 'aria-label': say('explore_which') }, ...buttons);
}
