/* The search page: asks as the reader types, and shows titles with their passages, and facets. */

import { SEAL } from './given.js';
import { readLatest } from './latest.js';
import { loadEngine } from './engine-loading.js';
import { element, say } from './saying.js';
import { describeDates, describeNote, describeQuery } from './describing.js';
import { dateQuery, filterQueries, isOutdated, readState, writeState } from './state.js';
import { nothingElement, resultElement, showPassage } from './results.js';
import { Filters } from './filters.js';
import { Histogram } from './histogram.js';
import { offerFormats, saveHits } from './exporting.js';

/** @import { Filter, Found, Hit, Index, Parts, State } from './types.js' */

const TYPING_PAUSE = 150;
const PAGE_SIZE = 10;
const MOST_PRINTED = 1000;

class SearchPage {
  /** @type {State} */ state; // what is asked, as in the address
  /** @type {Parts} */ parts; // what the engine offers
  /** @type {Index} */ index; // that answered last
  /** @type {Found} */ match; // what it found

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {(name: string) => any} */ this.part = name => root.querySelector(`[data-part="${name}"]`);
    /** @type {HTMLInputElement} */ this.input = root.querySelector('#fonds-query');
    this.filters = new Filters(this.part('facets'), (facet, label) => this.toggle(facet, label), () => this.ask(false));
    this.histogram = new Histogram(this.part('dates'), (from, to) => this.change({ from, to }));
    this.run = 0;
    const wide = matchMedia('(min-width: 50.01rem)');
    const unfold = () => { this.part('refine').open = wide.matches; };
    wide.addEventListener('change', unfold);
    unfold();
    this.listen();
    this.restore();
    if (!this.input.value) this.input.focus({ preventScroll: true });
  }

  listen() {
    const { input } = this;
    input.addEventListener('input', () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.typed(), TYPING_PAUSE);
    });
    /* @ts-expect-error: it is in a form */
    input.form.addEventListener('submit', event => {
      event.preventDefault();
      clearTimeout(this.timer);
      this.change({ q: input.value }, true);
    });
    this.part('sort').addEventListener('change', /** @type {(event: any) => void} */ event => this.change({ sort: event.target.value }));
    for (const [part, act] of [['more', () => this.showMore()], ['table', () => this.save()], ['print', () => this.print()]]) {
      /* @ts-expect-error: each is a pair of a text and a function */
      this.part(part).addEventListener('click', () => this.goOn(act));
    }
    offerFormats(this.part('formats'), this.part('table'), format => this.goOn(() => this.save(format)));
    window.addEventListener('popstate', () => this.restore());
    window.addEventListener('hashchange', () => this.restore());
  }

  /** Take the state from the address. */
  restore() {
    const state = readState();
    if (this.state && JSON.stringify(state) === JSON.stringify(this.state)) return;
    this.state = state;
    this.input.value = state.q;
    this.ask(false);
  }

  typed() {
    if (this.input.value === this.state.q) return;
    this.state = { ...this.state, q: this.input.value };
    writeState(this.state, false);
    this.ask(true);
  }

  /** @type {(values: Partial<State>, finished?: boolean) => void} */
  change(values, finished = false) {
    this.state = { ...this.state, ...values };
    writeState(this.state, !finished);
    this.ask(false);
  }

  /** @type {(facet: string, label: string) => void} */
  toggle(facet, label) {
    const kept = this.state.filters.filter(([one, other]) => one !== facet || other !== label);
    const /** @type {Filter[]} */ filters = kept.length < this.state.filters.length ? kept : [...kept, [facet, label]];
    this.change({ filters });
  }

  /** @type {(unfinished: boolean) => Promise<void>} */
  async ask(unfinished) {
    const run = ++this.run;
    try {
      const parts = this.parts = await loadEngine();
      await parts.withIndex(index => this.answer(index, run, unfinished));
    } catch (error) {
      const [, scripts] = await readLatest().catch(() => ['', SEAL]);
      if (run === this.run && !isOutdated(scripts)) this.fail(error);
    }
  }

  /**
   * Show what *index* answers; it may be another each time.
   * @type {(index: Index, run: number, unfinished: boolean) => Promise<void>}
   */
  async answer(index, run, unfinished) {
    if (isOutdated(index.seal)) return;
    const words = index.facetWords(), { state } = this;
    const named = filterQueries({ ...state, from: '', to: '' }, words);
    const match = await index.findArticles(state.q, [...named, ...dateQuery(state)], unfinished);
    const hits = await index.listHits(match, { limit: PAGE_SIZE, sort: this.sort() });
    if (run !== this.run) return;
    this.index = index;
    this.match = match;
    this.showHead(match);
    const items = this.showHits(hits, true);
    const passages = this.showPassages(hits, items).then(() => this.reveal());
    await Promise.all([passages, this.showAside(run, match, named, unfinished)]);
    if (run === this.run) this.root.dataset.done = String(run);
  }

  /**
   * Do *act* with what is found; where its index is gone meanwhile, with what is found in that of now.
   * @type {(act: () => Promise<void>) => Promise<void>}
   */
  async goOn(act) {
    try {
      await act();
    } catch {
      await this.ask(false);
      await act().catch(error => this.fail(error));
    }
  }

  /** The result is hidden at first, until nothing in it moves any more. */
  reveal() {
    this.root.dataset.shown = '';
  }

  /** @type {(run: number, match: Found, named: string[], unfinished: boolean) => Promise<void>} */
  async showAside(run, match, named, unfinished) {
    const { index, state } = this;
    const whole = state.from || state.to ? await index.findArticles(state.q, named, unfinished) : match;
    const [counts, months] = await Promise.all([index.countFacets(match.docs), index.countMonths(whole.docs)]);
    if (run !== this.run) return;
    const dated = months.reduce((sum, [, count]) => sum + count, 0);
    this.histogram.show(months, whole.docs.length - dated, state.from, state.to);
    await this.filters.show(counts, state.filters, index);
  }

  sort() {
    return this.state.sort || (this.state.q.trim() ? 'relevance' : 'newest'); // without words nothing is to be ranked
  }

  /** @type {(match: Found) => void} */
  showHead({ docs, notes, tree }) {
    const count = docs.length ? say('found', { n: docs.length }) : say('found_none');
    this.part('count').textContent = count;
    this.part('understood').textContent = describeQuery(tree);
    this.part('notes').replaceChildren(...notes.map(note => element('li', {}, describeNote(note))));
    this.part('tools').hidden = !docs.length;
    this.part('aside').hidden = !docs.length && !this.hasFilters();
    this.part('sort').value = this.sort();
    this.part('chosen').replaceChildren(...this.chosenElements());
  }

  /** A button for each filter, to be rid of it. */
  chosenElements() {
    const { filters, from, to } = this.state;
    const buttons = filters.map(([facet, label]) => this.chosenElement(label, () => this.toggle(facet, label)));
    if (from || to) buttons.push(this.chosenElement(describeDates(from, to), () => this.change({ from: '', to: '' })));
    return buttons.map(button => element('li', {}, button));
  }

  /** @type {(name: string, drop: () => void) => HTMLElement} */
  chosenElement(name, drop) {
    return element('button', { type: 'button', class: 'fonds-chip', 'aria-label': say('remove', { name }), click: drop },
      name, element('span', { 'aria-hidden': 'true' }, ' ×'));
  }

  /** @type {(hits: Hit[], fresh: boolean) => HTMLElement[]} */
  showHits(hits, fresh) {
    const items = hits.map(hit => resultElement(hit, this.match.terms, this.parts));
    const list = this.part('list');
    if (fresh) list.replaceChildren(...items); else list.append(...items);
    if (!this.match.docs.length) list.append(nothingElement(this.hasFilters(), () => this.change({ filters: [], from: '', to: '' })));
    const left = this.match.docs.length - list.children.length;
    this.part('more').hidden = left <= 0;
    this.part('more').textContent = say('more', { n: Math.min(left, 2 * PAGE_SIZE) });
    return items;
  }

  /** @type {(hits: Hit[], items: HTMLElement[]) => Promise<void>} */
  async showPassages(hits, items) {
    (await this.index.snippets(hits)).forEach((passage, at) => showPassage(items[at], passage));
  }

  async showMore() {
    const shown = this.part('list').children.length;
    await this.append(2 * PAGE_SIZE);
    this.part('list').children[shown]?.querySelector('a').focus();
  }

  /** The next results, below those that are shown. @type {(limit: number) => Promise<void>} */
  async append(limit) {
    const offset = this.part('list').children.length, { run } = this;
    const hits = await this.index.listHits(this.match, { offset, limit, sort: this.sort() });
    if (run !== this.run) return;
    const items = this.showHits(hits, false);
    await this.showPassages(hits, items);
  }

  /** Print what is found, not only what is shown of it so far. */
  async print() {
    const found = this.match.docs.length, left = Math.min(found, MOST_PRINTED) - this.part('list').children.length;
    if (left > 0) await this.append(left);
    if (found > MOST_PRINTED) {
      this.part('notes').replaceChildren(element('li', {}, say('printed', { n: MOST_PRINTED })));
    }
    window.print();
  }

  async save(format = '') {
    await saveHits(this.index, await this.index.allHits(this.match, this.sort()), format);
  }

  hasFilters() {
    return this.state.filters.length > 0 || Boolean(this.state.from || this.state.to);
  }

  /** @type {(error: any) => void} */
  fail(error) {
    /* @ts-expect-error: other names have none */
    const key = { StaleIndexError: 'stale', LoadError: 'failed' }[error.name] || 'broken';
    const button = key === 'stale' ? element('button', { type: 'button', click: () => location.reload() }, say('reload')) : null;
    this.part('count').textContent = say(key);
    this.part('list').replaceChildren(...(button ? [element('li', {}, button)] : []));
    this.part('tools').hidden = true;
    this.reveal();
  }
}

document.querySelectorAll('.fonds-search').forEach(root => {
  if (!isOutdated(root.dataset.seal || SEAL)) new SearchPage(root);
});
