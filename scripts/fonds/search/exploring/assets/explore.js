/* The page that explores: words over time, in context, with whom, and what is said more than elsewhere. */

import { SEAL } from '../../assets/js/given.js';
import { readLatest } from '../../assets/js/latest.js';
import { loadEngine } from '../../assets/js/engine-loading.js';
import { element, say } from '../../assets/js/saying.js';
import { isOutdated } from '../../assets/js/state.js';
import { VIEWS, readExploring, writeExploring } from './exploring-state.js';
import { Queries } from './queries.js';
import { showFrequencies } from './frequencies.js';
import { showLines } from './concordance.js';
import { showTogether } from './together.js';
import { showWords } from './keywords.js';
import { showMap } from './map.js';

/** @import { Exploring, Work } from './types.js' */

/** @type {Record<string, (work: Work) => Promise<void>>} */
const SHOWN = { frequencies: showFrequencies, lines: showLines, together: showTogether, words: showWords, map: showMap };

class ExplorePage {
  run = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {HTMLElement} */ this.body = root.querySelector('[data-part="body"]');
    this.tabs = /** @type {HTMLAnchorElement[]} */ ([...root.querySelectorAll('nav a')]);
    this.queries = new Queries(root.querySelector('[data-part="queries"]'), queries => this.ask(queries));
    /** @type {Exploring} */ this.state = readExploring(location.hash.slice(1));
    window.addEventListener('hashchange', () => this.restore());
    window.addEventListener('popstate', () => this.restore());
    if (!this.state.queries.length) this.focus();
    this.show();
  }

  focus() {
    setTimeout(() => this.queries.fields[0]?.focus({ preventScroll: true }));
  }

  restore() {
    const state = readExploring(location.hash.slice(1));
    if (writeExploring(state) === writeExploring(this.state)) return;
    this.state = state;
    this.show();
  }

  /** @type {(queries: string[]) => void} */
  ask(queries) {
    const kept = queries.indexOf(this.state.queries[this.state.chosen]);
    if (JSON.stringify(queries) !== JSON.stringify(this.state.queries)) this.change({ queries, chosen: Math.max(0, kept) });
  }

  /** @type {(values: Partial<Exploring>) => void} */
  change(values) {
    const fragment = writeExploring({ ...this.state, ...values });
    if (fragment === writeExploring(this.state)) return;
    this.state = readExploring(fragment);
    history.pushState(null, '', `#${fragment}`);
    this.show();
  }

  async show() {
    const run = ++this.run, { state } = this;
    this.showHead();
    try {
      const parts = await loadEngine();
      await parts.withIndex(async index => {
        if (isOutdated(index.seal)) return;
        await SHOWN[state.view]({ state, index, parts, body: this.body, isLast: () => run === this.run, change: values => this.change(values) });
      });
    } catch (error) {
      const [, scripts] = await readLatest().catch(() => ['', SEAL]);
      if (run === this.run && !isOutdated(scripts)) this.fail(error);
    }
    if (run === this.run) this.root.dataset.done = String(run);
  }

  showHead() {
    const { state } = this;
    delete this.root.dataset.done;
    this.queries.show(state.queries, state.view === 'frequencies');
    this.tabs.forEach((tab, at) => {
      tab.href = `#${writeExploring({ ...state, view: VIEWS[at] })}`;
      if (VIEWS[at] === state.view) tab.setAttribute('aria-current', 'page'); else tab.removeAttribute('aria-current');
    });
  }

  /** @type {(error: any) => void} */
  fail(error) {
    /* @ts-expect-error: other names have none */
    const key = { StaleIndexError: 'stale', LoadError: 'failed' }[error.name] || 'broken';
    const button = key === 'stale' ? element('button', { type: 'button', click: () => location.reload() }, say('reload')) : null;
    this.body.replaceChildren(element('p', { class: 'fonds-explore__empty', role: 'status' }, say(key)), button || '');
  }
}

document.querySelectorAll('.fonds-explore').forEach(root => {
  if (!isOutdated(root.dataset.seal || SEAL)) new ExplorePage(root);
});
