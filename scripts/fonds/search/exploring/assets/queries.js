/* The fields of the queries that are explored, one after the other. */

import { element, say } from '../../assets/js/saying.js';
import { WORDS } from '../../assets/js/given.js';
import { loadEngine } from '../../assets/js/engine-loading.js';
import { listenToText } from '../../assets/js/typing.js';
import { MOST_QUERIES } from './exploring-state.js';
import { sampleOf } from './drawing.js';

const PAUSE = 200; // milliseconds without a key before names are looked for
const FIELDS = 'names_asked'; // facet → the word for it in a query

export class Queries {
  /** @type {HTMLInputElement[]} */ fields = [];

  /** *act* is called with the queries when they are others. @param {HTMLElement} root @param {(queries: string[]) => void} act */
  constructor(root, act) {
    this.root = root;
    this.act = act;
    this.names = element('datalist', { id: 'fonds-explore-names' });
    this.rows = element('div', { class: 'fonds-explore__queries' });
    this.more = element('button', { type: 'button', click: () => this.add() }, say('explore_add'));
    const form = element('form', { class: 'fonds-explore__form', role: 'search', submit: event => { event.preventDefault(); this.read(); } },
      this.rows, element('span', { class: 'fonds-explore__buttons' }, this.more, element('button', { type: 'submit', class: 'fonds-explore__go' }, say('explore_show'))), this.names);
    root.replaceChildren(form);
  }

  /** Show *queries*; as samples of their curves if *drawn*. @type {(queries: string[], drawn: boolean) => void} */
  show(queries, drawn) {
    this.drawn = drawn;
    if (JSON.stringify(this.fields.map(field => field.value.trim()).filter(Boolean)) !== JSON.stringify(queries) || !this.fields.length) {
      this.fields = (queries.length ? queries : ['']).map(query => this.field(query));
    }
    this.lay();
  }

  lay() {
    const focused = document.activeElement, many = this.fields.length > 1;
    this.rows.replaceChildren(...this.fields.map((field, at) => element('div', { class: 'fonds-explore__query' },
      this.drawn ? sampleOf(at) : null, element('label', { class: 'fonds-unseen', for: field.id }, say('explore_query', { n: at + 1 })), field,
      many ? element('button', { type: 'button', class: 'fonds-explore__remove', 'aria-label': say('explore_remove', { query: field.value || String(at + 1) }), title: say('explore_remove', { query: field.value }), click: () => this.remove(field) }, '×') : null)));
    this.more.hidden = this.fields.length >= MOST_QUERIES || !this.drawn;
    if (focused instanceof HTMLElement && this.fields.some(field => field === focused)) focused.focus();
  }

  /** @type {(query: string) => HTMLInputElement} */
  field(query) {
    this.made = (this.made || 0) + 1;
    const field = element('input', {
      type: 'search', id: `fonds-explore-q${this.made}`, value: query, list: 'fonds-explore-names', placeholder: say('explore_placeholder'), dir: 'auto',
      autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off', enterkeyhint: 'search', change: () => this.read(),
    });
    listenToText(field, () => { clearTimeout(this.timer); this.timer = setTimeout(() => this.suggest(field.value).catch(() => {}), PAUSE); });
    return field;
  }

  /** Offer the names that begin as what is typed. @type {(text: string) => Promise<void>} */
  async suggest(text) {
    if (text.trim().length < 2 || text.includes(':')) return;
    const { names } = await (await loadEngine()).suggest(text);
    this.names.replaceChildren(...names.map(({ label, facet }) =>
      element('option', { value: `${WORDS.strings[FIELDS][facet]}:"${label.replace(/"/g, ' ')}"`, label: `${label} (${WORDS.strings.facets[facet]})` })));
  }

  add() {
    const field = this.field('');
    this.fields.push(field);
    this.lay();
    field.focus();
  }

  /** @type {(field: HTMLInputElement) => void} */
  remove(field) {
    const at = this.fields.indexOf(field);
    this.fields.splice(at, 1);
    this.lay();
    this.fields[Math.max(0, at - 1)].focus();
    this.read();
  }

  read() {
    this.act([...new Set(this.fields.map(field => field.value.trim()).filter(Boolean))]);
  }
}
