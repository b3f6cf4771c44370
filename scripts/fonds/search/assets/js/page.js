/* The search page: asks as the reader types, and shows titles with their passages, and facets. */

import { SEAL } from './given.js';
import { readLatest } from './latest.js';
import { loadEngine } from './engine-loading.js';
import { element, say } from './saying.js';
import { describeNotes, describeQuery } from './describing.js';
import { adoptQuery, exploreAddress, isOutdated, readState, sortOf } from './state.js';
import { goToPlace, keepPlace, keepPlaceOf, readPlace, writeStep } from './steps.js';
import { showOffers } from './offers.js';
import { nothingElement, resultElement } from './results.js';
import { countOnScreen, listShown, showPassages } from './passages.js';
import { chosenElements, setTitle, toggleName } from './chosen.js';
import { listenToText } from './typing.js';
import { Filters } from './filters.js';
import { Histogram } from './histogram.js';
import { offerFormats, saveHits } from './exporting.js';

/** @import { Answer, Filter, Hit, Index, Parts, Place, State } from './types.js' */

adoptQuery();

const TYPING_PAUSE = 150;
const PAGE_SIZE = 10;
const MOST_PRINTED = 1000;

class SearchPage {
  /** @type {State} */ state; // what is asked, as in the address
  /** @type {State} */ settled; // what was asked before the reader began to type
  /** @type {Place} */ settledPlace; // and what was shown of it
  /** @type {Parts} */ parts; // what the engine offers
  /** @type {Index} */ index; // that answered last
  /** @type {Answer} */ answer; // what it answered
  /** @type {number} */ least; // results that are shown at first, if there are as many

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {(name: string) => any} */ this.part = name => root.querySelector(`[data-part="${name}"]`);
    /** @type {HTMLInputElement} */ this.input = root.querySelector('#fonds-query');
    this.filters = new Filters(this.part('facets'), filter => this.toggle(filter), () => this.ask(false));
    this.histogram = new Histogram(this.part('dates'), (from, to) => this.change({ from, to }));
    this.run = 0;
    const wide = matchMedia('(min-width: 50.01rem)');
    const unfold = () => { this.part('refine').open = wide.matches || readPlace().open; };
    wide.addEventListener('change', unfold);
    unfold();
    this.listen();
    this.restore();
    if (!this.input.value && !readPlace().link) this.input.focus({ preventScroll: true });
  }

  listen() {
    const { input } = this;
    const stop = () => clearTimeout(this.timer);
    listenToText(input, () => {
      stop();
      this.timer = setTimeout(() => this.typed(), TYPING_PAUSE);
    }, stop);
    /* @ts-expect-error: it is in a form */
    input.form.addEventListener('submit', event => {
      event.preventDefault();
      stop();
      this.enter();
    });
    this.part('sort').addEventListener('change', /** @type {(event: any) => void} */ event => this.change({ sort: event.target.value }));
    for (const [part, act] of [['more', () => this.showMore()], ['table', () => this.save()], ['print', () => this.print()]]) {
      /* @ts-expect-error: each is a pair of a text and a function */
      this.part(part).addEventListener('click', () => this.goOn(act));
    }
    offerFormats(this.part('formats'), this.part('table'), format => this.goOn(() => this.save(format)));
    keepPlaceOf(this.part('list'), this.part('refine'), () => this.root.dataset.done === String(this.run));
    window.addEventListener('popstate', () => this.restore());
    window.addEventListener('hashchange', () => this.restore());
  }

  /** Take the state from the address. */
  restore() {
    const place = readPlace(), state = readState();
    if (this.state && JSON.stringify(state) === JSON.stringify(this.state)) return;
    this.state = this.settled = state;
    this.input.value = state.q;
    this.ask(false, place);
  }

  typed() {
    if (this.input.value === this.state.q) return;
    if (this.state === this.settled) this.settledPlace = readPlace();
    this.state = { ...this.state, q: this.input.value };
    writeStep(this.state, false);
    this.ask(true);
  }

  /** What is typed becomes a step of its own; the step where typing began is again what it was. */
  enter() {
    if (this.state !== this.settled) writeStep(this.settled, false, this.settledPlace);
    this.change({ q: this.input.value });
  }

  /** @type {(values: Partial<State>) => void} */
  change(values) {
    this.state = this.settled = { ...this.state, ...values };
    this.input.value = this.state.q;
    writeStep(this.state, true);
    this.ask(false);
  }

  /** Tick or exclude a name, or no longer; names in the query of the same facet become ticked ones. @type {(filter: Filter) => void} */
  toggle(filter) {
    const typed = this.answer.typed.filter(({ facet }) => facet === filter.facet);
    const { q, filters } = this.index.liftNames(this.state, typed);
    this.change({ q, filters: toggleName(filters, filter) });
  }

  /** @type {(unfinished: boolean, place?: Place) => Promise<void>} */
  async ask(unfinished, place) {
    const run = ++this.run;
    delete this.root.dataset.done; // what is shown is of a former one
    setTitle(this.state);
    try {
      const parts = this.parts = await loadEngine();
      await parts.withIndex(index => this.show(index, run, unfinished, place));
    } catch (error) {
      const [, scripts] = await readLatest().catch(() => ['', SEAL]);
      if (run === this.run && !isOutdated(scripts)) this.fail(error);
    }
  }

  /**
   * Show what *index* answers; it may be another each time. Of a *place*, as much as was shown there.
   * @type {(index: Index, run: number, unfinished: boolean, place?: Place) => Promise<void>}
   */
  async show(index, run, unfinished, place) {
    if (isOutdated(index.seal)) return;
    const answer = await index.ask(this.state, unfinished);
    const least = Math.max(PAGE_SIZE, Math.min(place ? place.shown : 0, MOST_PRINTED)), seen = Math.min(least, countOnScreen(this.part('list')));
    const hits = await listShown(index, answer.match, this.state, 0, seen);
    if (run !== this.run) return;
    Object.assign(this, { index, answer, least });
    this.showHead();
    const passages = showPassages(index, hits, this.showHits(hits, true)).then(() => { if (!place || !(place.shown || place.open)) this.reveal(); });
    await Promise.all([passages, this.showAside(run), showOffers(this.part('offers'), index.offersFor(answer), () => run === this.run)]);
    const back = place && (place.shown || place.top), showRest = () => (run === this.run && least > seen ? this.append(least - seen) : null);
    if (back) await showRest(); // there must be as much above as there was
    if (run !== this.run) return;
    this.reveal();
    if (place) goToPlace(this.part('list'), place);
    if (!back) await showRest();
    if (run !== this.run) return;
    this.root.dataset.done = String(run);
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
  reveal() { this.root.dataset.shown = ''; }

  /** @type {(run: number) => Promise<void>} */
  async showAside(run) {
    const { index, answer } = this, { state } = answer;
    const whole = state.from || state.to ? await index.ask({ ...state, from: '', to: '' }, answer.unfinished) : answer;
    const { docs } = whole.match;
    const [counts, months] = await Promise.all([index.countNames(answer), index.countMonths(docs)]);
    if (run !== this.run) return;
    const dated = months.reduce((sum, [, count]) => sum + count, 0);
    this.histogram.show(months, docs.length - dated, state.from, state.to);
    await this.filters.show(counts, index);
  }

  showHead() {
    const { state } = this, { docs, notes, cut, tree } = this.answer.match;
    this.part('count').textContent = docs.length ? say('found', { n: docs.length }) : say('found_none');
    this.part('understood').textContent = describeQuery(tree);
    this.part('notes').replaceChildren(...describeNotes(notes, docs.length, cut).map(note => element('li', {}, note)));
    this.part('tools').hidden = !docs.length;
    this.part('explore').href = exploreAddress(this.index.writeQuery(state), state);
    this.part('aside').hidden = !docs.length && !this.hasFilters();
    this.part('sort').value = sortOf(state);
    this.part('chosen').replaceChildren(...chosenElements(state, values => this.change(values)));
  }

  /** @type {(hits: Hit[], fresh: boolean) => HTMLElement[]} */
  showHits(hits, fresh) {
    const list = this.part('list'), first = fresh ? 0 : list.children.length, { match } = this.answer;
    const items = hits.map((hit, at) => resultElement(hit, match.terms, this.parts, { state: this.state, number: first + at + 1 }));
    if (fresh) list.replaceChildren(...items); else list.append(...items);
    if (fresh && !match.docs.length) list.append(nothingElement(this.hasFilters(), () => this.change({ filters: [], from: '', to: '' })));
    const left = match.docs.length - list.children.length;
    this.part('more').hidden = left <= 0 || list.children.length < this.least; // the rest is on its way
    this.part('more').textContent = say('more', { n: Math.min(left, 2 * PAGE_SIZE) });
    return items;
  }

  async showMore() {
    const shown = this.part('list').children.length;
    await this.append(2 * PAGE_SIZE);
    this.part('list').children[shown]?.querySelector('a').focus();
    keepPlace({ shown: this.part('list').children.length });
  }

  /** The next results, below those that are shown. @type {(limit: number) => Promise<void>} */
  async append(limit) {
    const offset = this.part('list').children.length, { run } = this;
    const hits = await listShown(this.index, this.answer.match, this.state, offset, limit);
    if (run !== this.run || offset !== this.part('list').children.length) return; // two clicks show the next but once
    await showPassages(this.index, hits, this.showHits(hits, false));
  }

  /** Print what is found, not only what is shown of it so far. */
  async print() {
    const found = this.answer.match.docs.length, left = Math.min(found, MOST_PRINTED) - this.part('list').children.length;
    if (left > 0) await this.append(left);
    if (found > MOST_PRINTED) {
      this.part('notes').replaceChildren(element('li', {}, say('printed', { n: MOST_PRINTED })));
    }
    window.print();
  }

  async save(format = '') {
    await saveHits(this.index, await this.index.allHits(this.answer.match, sortOf(this.state)), format);
  }

  hasFilters() { return this.state.filters.length > 0 || Boolean(this.state.from || this.state.to); }

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
