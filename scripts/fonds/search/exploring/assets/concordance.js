/* The view of words in context: a line for each use, by date or by the words beside it. */

import { WORDS } from '../../assets/js/given.js';
import { NUMBER_FORMAT, dateInWords, element, say, shownTitle } from '../../assets/js/saying.js';
import { lastUpTo } from '../../assets/js/numerals.js';
import { describeNotes } from '../../assets/js/describing.js';
import { answer } from './series.js';
import { chooser, datesForm, emptyElement, examplesElement, notesElement, queryChooser } from './controls.js';
import { PLACES, countNeighbours, sortLines } from './neighbours.js';
import { yearsElement } from './narrowing.js';
import { saveRows } from './saving-files.js';
import { withDates } from './asked.js';

/** @import { Line } from '../../assets/js/types.js' */
/** @import { Answered, Work } from './types.js' */

const DAY = new Intl.DateTimeFormat(WORDS.lang, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
const PAGE = 50; // lines that are shown at a time
const SORTED = 1000; // uses that are sorted and whose neighbours are counted
const FEW = 400; // uses of which neighbours are counted unasked
const NEIGHBOURS = 8; // words of each place

/** @type {(work: Work) => Promise<void>} */
export async function showLines(work) {
  const { state, index, body, isLast, change } = work, query = state.queries[state.chosen];
  if (!query) { body.replaceChildren(emptyElement('explore_ask_lines'), await examplesElement(work)); return; }
  const found = await answer(index, withDates(query, state)), counts = await index.countUses(found);
  if (!isLast()) return;
  const notes = notesElement(describeNotes(found.notes, found.cut)), which = queryChooser(state, change) || '';
  if (!counts.some(Boolean)) {
    body.replaceChildren(which, notes, datesForm(work), emptyElement(found.sought.length || !found.docs.length ? 'explore_no_lines' : 'explore_no_words', { query }));
    return;
  }
  await new Concordance(work, found, counts).show([which, notes]);
}

class Concordance {
  /** @type {Line[] | null} */ sorted = null; // lines that are sorted, in their order

  /** @param {Work} work @param {Answered} found @param {number[]} counts uses of each article found */
  constructor(work, found, counts) {
    this.work = work;
    this.found = found;
    this.docs = found.docs.filter((_, at) => counts[at]);
    this.starts = [0];
    counts.filter(Boolean).forEach((count, at) => this.starts.push(this.starts[at] + count));
    this.total = this.starts[this.docs.length];
    this.side = work.state.sort;
    this.most = Math.min(this.total, SORTED);
    this.list = element('tbody', {});
    this.beside = element('div', { class: 'fonds-neighbours-counted' });
    this.more = element('button', { type: 'button', class: 'fonds-search__more', click: () => this.append() });
  }

  /** @type {(head: (Node | string)[]) => Promise<void>} */
  async show(head) {
    const { work: { body, isLast, parts }, found } = this;
    this.terms = parts.writeTerms(await this.work.index.termsOf(found));
    const lines = await this.read(0, PAGE);
    if (!isLast()) return;
    this.list.replaceChildren(...lines.map(line => this.lineElement(line)));
    const table = element('table', { class: 'fonds-lines', 'aria-label': say('explore_lines_of', { query: found.query }) }, this.list);
    body.replaceChildren(...head, this.countElement(), this.toolsElement(), this.beside, table, this.more);
    this.showMore();
    if (this.total <= FEW || this.side) await this.count();
    else this.beside.replaceChildren(element('button', { type: 'button', click: () => this.count() }, say('explore_count_neighbours', { n: this.most })));
  }

  /** The lines from number *from* to before *end*, in the order that is asked for. @type {(from: number, end: number) => Promise<Line[]>} */
  async read(from, end) {
    if (!this.side) return this.byDate(from, Math.min(end, this.total));
    this.sorted = this.sorted || sortLines(await this.byDate(0, this.most), this.side);
    return this.sorted.slice(from, end);
  }

  /** The same in the order of dates: places are read of their articles alone. @type {(from: number, end: number) => Promise<Line[]>} */
  async byDate(from, end) {
    const { work: { index }, docs, starts, found: { sought } } = this, first = lastUpTo(starts, from);
    const uses = await index.findUses({ docs: docs.slice(first, lastUpTo(starts, end - 1) + 1), sought });
    return index.readLines(uses, from - starts[first], end - starts[first]);
  }

  async append() {
    const shown = this.list.children.length, lines = await this.read(shown, shown + 2 * PAGE);
    this.list.append(...lines.map(line => this.lineElement(line)));
    this.showMore();
    this.list.children[shown]?.querySelector('a')?.focus();
  }

  showMore() {
    const left = (this.side ? this.most : this.total) - this.list.children.length;
    this.more.hidden = left <= 0;
    this.more.textContent = say('explore_lines_more', { n: Math.min(left, 2 * PAGE) });
  }

  /** How many uses there are, and what of them is sorted. @type {() => HTMLElement} */
  countElement() {
    const { total, docs, starts, work, side, most } = this;
    const told = say('explore_lines_found', { n: total, articles: say('found', { n: docs.length }) });
    const cut = side && most < total ? say('explore_lines_sorted', { n: most, all: NUMBER_FORMAT.format(total) }) : '';
    return element('div', { class: 'fonds-lines__head' }, element('p', { class: 'fonds-search__count', role: 'status' }, told),
      cut ? element('p', { class: 'fonds-lines__cut' }, cut) : null, most < total ? yearsElement(work, docs, starts) : null);
  }

  /** @type {() => HTMLElement} */
  toolsElement() {
    const { work } = this;
    return element('div', { class: 'fonds-explore__tools' },
      chooser('explore_sort', ['', 'left', 'right'].map(one => [one, say(`explore_sort_${one || 'date'}`)]), this.side, value => work.change({ sort: value })),
      datesForm(work),
      element('span', { class: 'fonds-explore__keep' }, element('button', { type: 'button', click: () => this.save() }, say('explore_csv'))));
  }

  /** A line; it leads to its passage. @type {(line: Line) => HTMLElement} */
  lineElement(line) {
    const { card, part, left, key, right } = line, language = { lang: card.lang === 'und' ? '' : card.lang, dir: card.dir };
    const date = dateInWords(card.date) || say('no_date'), title = shownTitle(card);
    const address = `${card.url}#m=${encodeURIComponent(this.terms || '')}&p=${part}`;
    return element('tr', {},
      element('td', { class: 'fonds-lines__left', ...language }, element('bdi', { dir: card.dir }, left.replace(/\s+$/, '\u00a0'))),
      element('td', { class: 'fonds-lines__right', ...language }, element('a', { href: address, title: say('explore_line_title', { title, date: card.dateWords || date }) }, key), right),
      element('td', { class: 'fonds-lines__date' }, element('span', {}, shortDate(card.date)), part ? null : element('span', { class: 'fonds-lines__title' }, say('explore_in_title'))));
  }

  /** Count the words beside the first uses. */
  async count() {
    const lines = this.sorted || await this.byDate(0, this.most);
    const lists = PLACES.map(([side, at]) => {
      const rows = countNeighbours(lines, side, at, NEIGHBOURS);
      return element('div', {}, element('h2', {}, say(`explore_${side}_${at + 1}`)), element('ol', {},
        ...rows.map(([text, count]) => element('li', {}, element('span', {}, text), element('small', {}, NUMBER_FORMAT.format(count))))));
    });
    const told = this.most < this.total ? say('explore_neighbours_of', { n: this.most, all: NUMBER_FORMAT.format(this.total) }) : say('explore_neighbours');
    if (!this.work.isLast()) return;
    this.beside.replaceChildren(element('details', { open: matchMedia('(min-width: 50.01rem)').matches },
      element('summary', {}, told), element('div', { class: 'fonds-neighbours-counted__lists' }, ...lists)));
  }

  async save() {
    const lines = this.sorted || await this.byDate(0, this.total);
    saveRows(say('explore_file_lines'), [['date', 'left', 'key', 'right', 'title', 'address'].map(key => say(`explore_column_${key}`)),
      ...lines.map(({ card, left, key, right, part }) => [card.date, left, key, right, card.title, `${card.url}${part ? '' : '#t'}`])]);
  }
}

/** A day in few letters; another date as it stands. @type {(date: string) => string} */
function shortDate(date) {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return dateInWords(date) || say('no_date');
  return DAY.format(new Date(`${date}T00:00:00Z`));
}
