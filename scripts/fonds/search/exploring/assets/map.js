/* The view of places on a map, those that are on none, and a list of all beside it. */

import { NUMBER_FORMAT, element, say } from '../../assets/js/saying.js';
import { describeNotes } from '../../assets/js/describing.js';
import { answer } from './series.js';
import { withDates } from './asked.js';
import { countAll } from './together.js';
import { chooser, datesForm, emptyElement, examplesElement, notesElement, queryChooser } from './controls.js';
import { drawMap } from './map-drawing.js';
import { mapFrame, nearestSpots } from './map-frame.js';
import { redrawOnResize } from './resizing.js';
import { saveDrawing, saveRows } from './saving-files.js';
import { filteredAddress, writeShare } from './writing-values.js';

/** @import { Index } from '../../assets/js/types.js' */
/** @import { Answered, Exploring, PlacedSpot, Spot, Work } from './types.js' */

const LEAST_PLACED = 3; // places from which there is a map
const MOST_PLACED = 400; // that are drawn
const MOST_UNPLACED = 200; // that are listed
const FIRST = 12; // that are listed before a reader asks for more
const NEAR = 'near'; // what the address says of a map of places that lie near together
const MOST_OF = 0.7; // of all mentions, that these have
const CLOSER = 1.6; // times larger such a map is at least

/** @type {(work: Work) => Promise<void>} */
export async function showMap(work) {
  const { state, index, body, isLast, change } = work, query = state.queries[state.chosen];
  if (!query && !state.from && !state.to) { body.replaceChildren(datesForm(work), emptyElement('explore_ask_map'), await examplesElement(work)); return; }
  const found = await answer(index, withDates(query, state)), all = await countAll(index);
  const { placed, lost, left } = await findSpots(index, found, state);
  const coasts = placed.length < LEAST_PLACED ? null : await index.readCoasts();
  if (!isLast()) return;
  const head = [queryChooser(state, change) || '', notesElement(describeNotes(found.notes, found.cut))];
  const places = element('div', { class: 'fonds-explore__place' }), some = placed.length + lost.length > 0;
  const near = coasts ? nearSpots(placed) : null, shown = near && state.shown === NEAR ? near : placed;
  const extents = near ? chooser('explore_extent', [['', say('explore_extent_all')], [NEAR, say('explore_extent_near')]], state.shown === NEAR ? NEAR : '', value => change({ shown: value })) : null;
  body.replaceChildren(...head, toolsOfMap(work, extents, places, rowsOfSpots([...placed, ...lost], found.docs.length, all)));
  if (!some) { body.append(emptyElement(found.docs.length ? 'explore_no_places' : 'explore_no_lines', { n: found.docs.length })); return; }
  const lists = element('div', { class: 'fonds-spots' }, ...(coasts ? [...spotLists(placed), lostElement(lost, left) || ''] : spotLists([...placed, ...lost].sort((one, other) => other.both - one.both))));
  if (!coasts) { body.append(emptyElement(placed.length ? 'explore_few_places' : 'explore_none_placed', { n: placed.length }), lists); return; }
  body.append(element('p', { class: 'fonds-explore__told' }, say('explore_map_told', { n: found.docs.length, places: NUMBER_FORMAT.format(placed.length) })),
    element('div', { class: 'fonds-explore__map' }, places, lists), element('p', { class: 'fonds-explore__foot' }, say('explore_map_how')));
  redrawOnResize(places, width => places.replaceChildren(drawMap(placed, shown, coasts, width)));
  markTogether(lists, places);
}

/** Those that lie near together, if a map of them is much larger. @type {(placed: PlacedSpot[]) => PlacedSpot[] | null} */
function nearSpots(placed) {
  const near = nearestSpots(placed, MOST_OF), [whole, part] = [placed, near].map(spots => mapFrame(spots.map(({ place }) => place), 1000).scale);
  return part > CLOSER * whole ? near : null;
}

/** What may be chosen, and what of the view can be kept. @type {(work: Work, extents: HTMLElement | null, places: HTMLElement, rows: string[][]) => HTMLElement} */
function toolsOfMap(work, extents, places, rows) {
  const /** @type {(key: string, act: () => void) => HTMLElement} */ button = (key, act) => element('button', { type: 'button', click: act }, say(key));
  return element('div', { class: 'fonds-explore__tools' }, extents, datesForm(work), rows.length > 1 ? element('span', { class: 'fonds-explore__keep' },
    button('explore_csv', () => saveRows(say('explore_file_map'), rows)),
    button('explore_svg', () => { const drawing = places.querySelector('svg'); if (drawing) saveDrawing(say('explore_file_map'), /** @type {any} */ (drawing)); })) : null);
}

/** The places that what was found names, most articles first: those on the map, others, and how many of these are left out. @type {(index: Index, found: Answered, state: Exploring) => Promise<{ placed: PlacedSpot[], lost: Spot[], left: number }>} */
async function findSpots(index, { docs }, state) {
  const [rows, known] = await Promise.all([index.countFacet('places', docs), index.readPlaced()]);
  const on = rows.filter(({ id }) => known.has(id)).slice(0, MOST_PLACED), off = rows.filter(({ id }) => !known.has(id));
  const shown = [...on, ...off.slice(0, MOST_UNPLACED)], names = await index.readNames(shown.map(({ id }) => id));
  const spots = names.map(({ id, label, url, articles }, at) => {
    const both = shown[at].count, counts = say('explore_spot', { n: both, share: writeShare(both / docs.length) });
    const address = filteredAddress(state.queries[state.chosen] || '', 'places', label, state.from, state.to);
    return { id, label, url, both, articles, address, counts, told: say('explore_told', { query: label, value: counts }), place: known.get(id) || null };
  });
  return { placed: /** @type {PlacedSpot[]} */ (spots.slice(0, on.length)), lost: spots.slice(on.length), left: Math.max(0, off.length - MOST_UNPLACED) };
}

/** The places on the map, the first and the others. @type {(spots: Spot[]) => HTMLElement[]} */
function spotLists(spots) {
  const /** @type {(some: Spot[], start: number) => HTMLElement} */ list = (some, start) => element('ol', { start: String(start) }, ...some.map(spotElement));
  const rest = spots.slice(FIRST);
  return [list(spots.slice(0, FIRST), 1), ...(rest.length ? [element('details', {}, element('summary', {}, say('explore_more_places', { n: rest.length })), list(rest, FIRST + 1))] : [])];
}

/** @type {(spot: Spot) => HTMLElement} */
function spotElement({ id, label, url, address, counts }) {
  return element('li', { 'data-spot': String(id) }, url ? element('a', { href: url, class: 'fonds-spots__name' }, label) : element('span', { class: 'fonds-spots__name' }, label), ' ', element('a', { href: address }, counts));
}

/** Those that are on no map: how many, and which. @type {(lost: Spot[], left: number) => HTMLElement | null} */
function lostElement(lost, left) {
  if (!lost.length) return null;
  return element('details', {}, element('summary', {}, say('explore_lost_places', { n: lost.length + left })),
    element('ul', {}, ...lost.map(spotElement)), left ? element('p', {}, say('explore_left_places', { n: left })) : null);
}

/** Who points at a place in *lists* sees it on the map. @type {(lists: HTMLElement, places: HTMLElement) => void} */
function markTogether(lists, places) {
  const /** @type {(event: Event, on: boolean) => void} */ mark = ({ target }, on) => {
    const row = target instanceof Element ? target.closest('[data-spot]') : null;
    if (row) places.querySelector(`[data-spot="${row.getAttribute('data-spot')}"]`)?.classList.toggle('fonds-atlas__here', on);
  };
  for (const [begin, end] of [['mouseover', 'mouseout'], ['focusin', 'focusout']]) {
    lists.addEventListener(begin, event => mark(event, true));
    lists.addEventListener(end, event => mark(event, false));
  }
}

/** @type {(spots: Spot[], found: number, all: number) => string[][]} */
function rowsOfSpots(spots, found, all) {
  const head = ['place', 'both', 'result', 'with_name', 'archive', 'latitude', 'longitude', 'address'].map(key => say(`explore_column_${key}`));
  return [head, ...spots.map(({ label, both, articles, place, url }) => [label, both, found, articles, all, ...(place ? place.map(degrees => degrees.toFixed(2)) : ['', '']), url].map(String))];
}
