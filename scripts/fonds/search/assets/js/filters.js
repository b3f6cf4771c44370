/* Facets beside the results: names with their counts, to choose from. */

import { WORDS } from './given.js';
import { NUMBER_FORMAT, element, say } from './saying.js';

/** @import { Filter, Index, NameCount } from './types.js' */

const FIRST_SHOWN = 6;
const MOST_SHOWN = 200;

export class Filters {
  /**
   * *toggle*(facet, label) is called when a name is chosen or given up, *again* when names cannot be read.
   * @param {HTMLElement} root
   * @param {(facet: string, label: string) => void} toggle
   * @param {() => void} again
   */
  constructor(root, toggle, again) {
    this.root = root;
    this.toggle = toggle;
    this.again = again;
    this.open = new Map(); // facet → what the reader filters its list by; absent while it is short
  }

  /**
   * Show the counts of a result: facet → `[{id, count}]`.
   * @type {(counts: Map<string, NameCount[]>, chosen: Filter[], index: Index) => Promise<void>}
   */
  async show(counts, chosen, index) {
    /** @type {any[]} */
    const groups = await Promise.all([...counts].map(([facet, rows]) => this.group(facet, rows, chosen, index)));
    const focused = document.activeElement && document.activeElement.id;
    this.root.replaceChildren(...groups.filter(Boolean));
    const again = focused && this.root.querySelector(`[id="${CSS.escape(focused)}"]`);
    if (again) again.focus();
  }

  /** @type {(facet: string, rows: NameCount[], chosen: Filter[], index: Index) => Promise<HTMLElement | null>} */
  async group(facet, rows, chosen, index) {
    if (!rows.length || (facet === 'languages' && rows.length < 2)) return null;
    const list = element('ul', {}), tools = element('div', { class: 'fonds-facet__tools' });
    const fill = async () => list.replaceChildren(...(await this.items(facet, rows, chosen, index)));
    await fill();
    if (rows.length > FIRST_SHOWN) this.addTools(tools, facet, rows, () => fill().catch(this.again));
    return element('fieldset', { class: 'fonds-facet' },
      element('legend', {}, WORDS.strings.facets[facet]), tools, list);
  }

  /** @type {(tools: HTMLElement, facet: string, rows: NameCount[], fill: () => void) => void} */
  addTools(tools, facet, rows, fill) {
    const field = element('input', {
      type: 'search', 'aria-label': `${say('facet_search')} (${WORDS.strings.facets[facet]})`, placeholder: say('facet_search'),
      autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off', id: `fonds-facet-${facet}`,
      input: () => { this.open.set(facet, field.value); fill(); },
    });
    const more = element('button', {
      type: 'button', id: `fonds-more-${facet}`,
      click: () => { this.open.set(facet, ''); tools.replaceChildren(field); fill(); field.focus(); },
    }, say('facet_more', { n: rows.length - FIRST_SHOWN }));
    field.value = this.open.get(facet) || '';
    tools.append(this.open.has(facet) ? field : more);
  }

  /** @type {(facet: string, rows: NameCount[], chosen: Filter[], index: Index) => Promise<HTMLElement[]>} */
  async items(facet, rows, chosen, index) {
    const wanted = this.open.get(facet);
    const names = await index.readNames((wanted === undefined ? rows.slice(0, FIRST_SHOWN) : rows).map(row => row.id));
    const key = plainText(wanted || '');
    const shown = names.map((name, at) => ({ ...name, count: rows[at].count })).filter(name => plainText(name.label).includes(key));
    const items = shown.slice(0, MOST_SHOWN).map(name => this.item(facet, name, chosen));
    return items.length ? items : [element('li', {}, say('facet_none'))];
  }

  /** @type {(facet: string, name: { id: number, label: string, count: number }, chosen: Filter[]) => HTMLElement} */
  item(facet, { id, label, count }, chosen) {
    const checked = chosen.some(([one, other]) => one === facet && other === label);
    const box = element('input', { type: 'checkbox', checked, id: `fonds-name-${id}`, change: () => this.toggle(facet, label) });
    return element('li', {}, element('label', {}, box, element('span', {}, label), element('small', {}, NUMBER_FORMAT.format(count))));
  }
}

/** *text* without case and accents, to filter a list by. @type {(text: string) => string} */
function plainText(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
