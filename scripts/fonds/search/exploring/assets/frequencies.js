/* The view of words over time: a chart, what it says of a period, a table, files of both. */

import { dateInWords, element, say, spanInWords } from '../../assets/js/saying.js';
import { describeNotes } from '../../assets/js/describing.js';
import { SMOOTHINGS, UNITS } from './measures.js';
import { answer, chooseStep, countCurves, readMeasure } from './series.js';
import { chooser, datesForm, emptyElement, examplesElement, notesElement } from './controls.js';
import { drawChart } from './chart.js';
import { sampleOf } from './drawing.js';
import { Pointer } from './pointing.js';
import { redrawOnResize } from './resizing.js';
import { saveDrawing, saveRows } from './saving-files.js';
import { rowsOf, tableElement } from './figures-table.js';
import { foundAddress, shownQuery, tellPoint } from './writing-values.js';

/** @import { Answered, Charted, Step, Work } from './types.js' */

/** @type {(work: Work) => Promise<void>} */
export async function showFrequencies(work) {
  const { state, index, body, isLast } = work;
  if (!state.queries.length) { body.replaceChildren(emptyElement('explore_ask_frequencies'), await examplesElement(work)); return; }
  const { steps, by } = await chooseStep(index, state);
  if (!steps.length) { if (isLast()) body.replaceChildren(emptyElement('explore_few_periods')); return; }
  const answers = await Promise.all(state.queries.map(query => answer(index, query)));
  const charted = await countCurves(index, state, by, answers);
  if (!isLast()) return;
  const places = element('div', { class: 'fonds-explore__place' }), shown = charted.axis.periods.length > 1;
  body.replaceChildren(toolsElement(work, steps, by, charted, places), notesOf(answers),
    places, shown ? footElement(charted) : emptyElement('explore_few_periods'));
  if (shown) showFigures(work, charted, places);
}

/** What may be chosen, and what of the view can be kept. @type {(work: Work, steps: Step[], by: Step, charted: Charted, places: HTMLElement) => HTMLElement} */
function toolsElement(work, steps, by, charted, places) {
  const { state, change } = work, { unit, width } = readMeasure(state), isTable = state.shown === 'table';
  const /** @type {(key: string, act: () => void, attributes?: any) => HTMLElement} */ button = (key, act, attributes = {}) =>
    element('button', { type: 'button', click: act, ...attributes }, say(key));
  return element('div', { class: 'fonds-explore__tools' },
    chooser('explore_by', steps.map(step => [step, say(`explore_by_${step}`)]), by, value => change({ by: value })),
    chooser('explore_unit', UNITS.map(one => [one, say(`explore_unit_${one}`)]), unit, value => change({ unit: value === 'share' ? '' : value })),
    chooser('explore_smooth', SMOOTHINGS.map(one => [one, one ? say('explore_smooth_over', { n: Number(one) }) : say('explore_smooth_none')]), width > 1 ? String(width) : '', value => change({ smooth: value })),
    datesForm(work),
    element('span', { class: 'fonds-explore__keep' },
      button('explore_table', () => change({ shown: isTable ? '' : 'table' }), { 'aria-pressed': String(isTable) }),
      button('explore_csv', () => saveRows(say('explore_file_frequencies'), rowsOf(charted))),
      isTable ? null : button('explore_svg', () => { const drawing = places.querySelector('svg.fonds-chart'); if (drawing) saveDrawing(say('explore_file_frequencies'), /** @type {any} */ (drawing)); })));
}

/** What the reader should know of each query. @type {(answers: Answered[]) => HTMLElement} */
function notesOf(answers) {
  const notes = answers.flatMap(({ query, notes: own, cut, sought }) => [
    ...describeNotes(own, cut).map(note => (answers.length > 1 ? say('explore_told', { query: shownQuery(query), value: note }) : note)),
    ...(sought.length ? [] : [say('explore_no_uses', { query: shownQuery(query) })]),
  ]);
  return notesElement(notes);
}

/** @type {(work: Work, charted: Charted, places: HTMLElement) => void} */
function showFigures({ state }, charted, places) {
  if (state.shown === 'table') {
    places.append(tableElement(charted));
    return;
  }
  const readout = element('div', { class: 'fonds-readout' });
  let /** @type {Pointer | null} */ pointer = null;
  readout.append(element('p', { class: 'fonds-readout__hint', id: 'fonds-chart-keys' }, say('explore_chart_hint')));
  redrawOnResize(places, width => {
    const before = pointer;
    pointer = new Pointer(charted, drawChart(charted, width), at => readout.replaceChildren(...readoutElements(charted, at)));
    if (before && before.at >= 0) pointer.go(before.at, before.curve);
    places.replaceChildren(pointer.root, readout);
  });
}

/** What is found in period *at*, with links. @type {(charted: Charted, at: number) => HTMLElement[]} */
function readoutElements(charted, at) {
  const key = charted.axis.periods[at];
  const rows = charted.curves.map((curve, n) => {
    const told = tellPoint(charted, curve, at), some = curve.found[at].articles > 0;
    return element('li', {}, sampleOf(n), element('b', {}, shownQuery(curve.query)), ' ', told, some ? ' ' : null,
      some ? element('a', { href: foundAddress(curve.query, key, key) }, say('explore_read')) : null);
  });
  return [element('h2', {}, dateInWords(key)), element('ul', {}, ...rows), element('p', { class: 'fonds-unseen', id: 'fonds-chart-keys' }, say('explore_chart_hint'))];
}

/** What the shares are of, and what is not in the chart. @type {(charted: Charted) => HTMLElement} */
function footElement({ axis, unit, width }) {
  const { periods, base, outside } = axis, counted = base.filter(one => one.articles);
  const articles = counted.reduce((sum, one) => sum + one.articles, 0);
  const sentences = [say(`explore_base_${unit}`), say('explore_base', { n: articles, span: spanInWords(periods[0], periods[periods.length - 1]) })];
  if (counted.length < periods.length) sentences.push(say(`explore_gaps_${axis.by}`, { n: periods.length - counted.length }));
  if (width > 1) sentences.push(say('explore_smoothed', { n: width }));
  if (outside) sentences.push(say(`explore_outside_${axis.by}`, { n: outside }));
  return element('p', { class: 'fonds-explore__foot' }, sentences.join(' '));
}
