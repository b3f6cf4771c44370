/* The view of names that stand with a query more than chance would have it. */

import { NUMBER_FORMAT, element, say } from '../../assets/js/saying.js';
import { WORDS } from '../../assets/js/given.js';
import { describeNotes } from '../../assets/js/describing.js';
import { answer } from './series.js';
import { withDates } from './asked.js';
import { datesForm, emptyElement, examplesElement, notesElement, queryChooser } from './controls.js';
import { CERTAIN, logLikelihood } from './likelihood.js';
import { matrixElement } from './matrix.js';
import { saveRows } from './saving-files.js';
import { foundAddress, shownQuery, writeShare } from './writing-values.js';

/** @import { Index } from '../../assets/js/types.js' */
/** @import { Answered, Companion, Work } from './types.js' */

const FACETS = ['people', 'places', 'organisations', 'topics'];
const LEAST_COMMON = 3; // articles that both have
const MOST_NAMES = 2000; // names that are looked at, those of most articles found
const MOST_OF_FACET = 12; // of each facet

/** @type {(work: Work) => Promise<void>} */
export async function showTogether(work) {
  const { state, index, body, isLast, change } = work, query = state.queries[state.chosen];
  if (!query) { body.replaceChildren(emptyElement('explore_ask_together'), await examplesElement(work)); return; }
  const found = await answer(index, withDates(query, state)), all = await countAll(index), companions = await weighNames(index, found, all);
  const matrix = await matrixElement(index, found, companions, state);
  if (!isLast()) return;
  const head = [queryChooser(state, change) || '', notesElement(describeNotes(found.notes, found.cut))];
  const tools = element('div', { class: 'fonds-explore__tools' }, datesForm(work), companions.length ? element('span', { class: 'fonds-explore__keep' },
    element('button', { type: 'button', click: () => saveRows(say('explore_file_together'), rowsOfNames(companions, found, all)) }, say('explore_csv'))) : null);
  if (!companions.length) {
    const n = found.docs.length, why = n >= LEAST_COMMON ? 'explore_no_names' : n ? 'explore_few_found' : 'explore_no_lines';
    body.replaceChildren(...head, tools, emptyElement(why, { query, n, least: LEAST_COMMON }));
    return;
  }
  const told = element('p', { class: 'fonds-explore__told' }, say('explore_together_told', { query: say('quoted', { text: shownQuery(query) }), n: found.docs.length }));
  const groups = FACETS.map(facet => ({ facet, names: companions.filter(one => one.facet === facet).slice(0, MOST_OF_FACET) })).filter(({ names }) => names.length);
  body.replaceChildren(...head, tools, told, element('div', { class: 'fonds-together' }, ...groups.map(({ facet, names }) => element('section', {},
    element('h2', {}, WORDS.strings.facets[facet]), element('ul', {}, ...names.map(name => nameElement(name, found, all)))))),
  element('p', { class: 'fonds-explore__foot' }, say('explore_together_how', { least: LEAST_COMMON })), ...(matrix ? [matrix] : []));
}

/** @type {(index: Index) => Promise<number>} */
export async function countAll(index) {
  const runs = await index.loadRuns();
  return runs[runs.length - 1].end;
}

/** The names that stand with what was found, the surest first. @type {(index: Index, found: Answered, all: number) => Promise<Companion[]>} */
async function weighNames(index, { docs, sought }, all) {
  const counts = await index.countFacets(docs), asked = new Set(sought.flatMap(one => one.names || []).map(name => name.id));
  const rows = FACETS.flatMap(facet => (counts.get(facet) || []).map(row => ({ ...row, facet }))).filter(({ id, count }) => count >= LEAST_COMMON && !asked.has(id));
  const weighed = rows.sort((one, other) => other.count - one.count || one.id - other.id).slice(0, MOST_NAMES);
  const names = await index.readNames(weighed.map(row => row.id));
  const found = names.map(({ id, label, url, articles }, at) => {
    const { facet, count: both } = weighed[at];
    return { id, facet, label, url, both, articles, worth: logLikelihood(both, docs.length, articles, all) };
  });
  return found.filter(({ worth }) => worth >= CERTAIN).sort((one, other) => other.worth - one.worth || one.id - other.id);
}

/** A name with both counts, and how far they are from each other. @type {(name: Companion, found: Answered, all: number) => HTMLElement} */
function nameElement({ facet, label, url, both, articles }, { query, docs }, all) {
  const here = both / docs.length, everywhere = articles / all;
  const address = foundAddress(`(${query}) ${WORDS.strings.names_asked[facet]}:"${label.replace(/"/g, ' ')}"`);
  const bar = element('span', { class: 'fonds-share', 'aria-hidden': 'true' }, element('span', {}), element('i', {}));
  /** @type {any} */ (bar.firstChild).style.width = `${(100 * here).toFixed(1)}%`;
  /** @type {any} */ (bar.lastChild).style.insetInlineStart = `${(100 * everywhere).toFixed(1)}%`;
  return element('li', {}, url ? element('a', { href: url, class: 'fonds-together__name' }, label) : element('span', { class: 'fonds-together__name' }, label), bar,
    element('p', {}, element('a', { href: address }, say('explore_together_here', { n: both, all: NUMBER_FORMAT.format(docs.length), share: writeShare(here) })), ' ',
      say('explore_together_there', { n: articles, all: NUMBER_FORMAT.format(all), share: writeShare(everywhere) })));
}

/** @type {(companions: Companion[], found: Answered, all: number) => string[][]} */
function rowsOfNames(companions, { docs }, all) {
  const head = ['name', 'kind', 'both', 'result', 'with_name', 'archive', 'g2', 'address'].map(key => say(`explore_column_${key}`));
  return [head, ...companions.map(({ facet, label, url, both, articles, worth }) =>
    [label, WORDS.strings.facets[facet], both, docs.length, articles, all, worth.toFixed(1), url].map(String))];
}
