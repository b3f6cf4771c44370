/* Facets beside the results: names with their counts, to choose from or to exclude. */

import { WORDS } from './given.js';
import { NUMBER_FORMAT, element, say } from './saying.js';
import { listenToText } from './typing.js';

/** @import { Filter, Index, Name, NameCount } from './types.js' */

const FIRST_SHOWN = 6;
const MOST_SHOWN = 200;
const LONG = 12; // names of a facet from which on its list has a field to filter it by

export class Filters {
  /**
   * *toggle*(filter) is called when a name is ticked or excluded, or no longer, *again* when names cannot be read.
   * @param {HTMLElement} root
   * @param {(filter: Filter) => void} toggle
   * @param {() => void} again
   */
  constructor(root, toggle, again) {
    this.root = root;
    this.toggle = toggle;
    this.again = again;
    this.open = new Set(); // facets whose lists are shown whole
    this.wanted = new Map(); // facet → what the reader filters its list by
  }

  /**
   * Show the counts of a result: facet → `[{id, count, chosen}]`.
   * @type {(counts: Map<string, NameCount[]>, index: Index) => Promise<void>}
   */
  async show(counts, index) {
    /** @type {any[]} */
    const groups = await Promise.all([...counts].map(([facet, rows]) => this.group(facet, rows, index)));
    const focused = document.activeElement && document.activeElement.id;
    this.root.replaceChildren(...groups.filter(Boolean));
    const again = focused && this.root.querySelector(`[id="${CSS.escape(focused)}"]`);
    if (again) again.focus();
  }

  /** @type {(facet: string, rows: NameCount[], index: Index) => Promise<HTMLElement | null>} */
  async group(facet, rows, index) {
    if (!rows.length || (facet === 'languages' && rows.length < 2 && !rows[0].chosen)) return null;
    const list = element('ul', {}), more = element('button', { type: 'button', id: `fonds-more-${facet}`, class: 'fonds-facet__more' });
    let turn = 0;
    const fill = async () => {
      const own = ++turn, items = await this.items(facet, rows, index);
      if (own !== turn) return; // another was typed meanwhile
      list.replaceChildren(...items);
      more.textContent = this.open.has(facet) ? say('facet_less') : say('facet_more', { n: rows.length - FIRST_SHOWN });
      more.hidden = rows.length <= FIRST_SHOWN || Boolean(this.wanted.get(facet));
      more.setAttribute('aria-expanded', String(this.open.has(facet)));
    };
    const refill = () => fill().catch(this.again);
    more.addEventListener('click', () => {
      if (!this.open.delete(facet)) this.open.add(facet);
      refill();
    });
    await fill();
    return element('fieldset', { class: 'fonds-facet' },
      element('legend', {}, WORDS.strings.facets[facet]), rows.length > LONG ? this.field(facet, refill) : null, list, more);
  }

  /** A field to filter a long list by. @type {(facet: string, refill: () => void) => HTMLElement} */
  field(facet, refill) {
    const field = element('input', {
      type: 'search', 'aria-label': `${say('facet_search')} (${WORDS.strings.facets[facet]})`, placeholder: say('facet_search'),
      autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off', id: `fonds-facet-${facet}`,
    });
    field.value = this.wanted.get(facet) || '';
    listenToText(field, () => { this.wanted.set(facet, field.value.trim()); refill(); });
    return field;
  }

  /** @type {(facet: string, rows: NameCount[], index: Index) => Promise<HTMLElement[]>} */
  async items(facet, rows, index) {
    const wanted = this.wanted.get(facet) || '', key = index.foldText(wanted);
    const listed = wanted || this.open.has(facet) ? rows : rows.filter((row, at) => at < FIRST_SHOWN || row.chosen);
    const ids = listed.map(row => row.id), labels = await index.readLabels(ids), /** @type {Name[]} */ known = wanted ? await index.readNames(ids) : [];
    const names = listed.map((row, at) => ({ ...row, label: labels[at] }));
    const shown = names.filter((_, at) => !wanted || isCalled(known[at], wanted, key)).slice(0, MOST_SHOWN);
    const items = shown.map(name => this.item(facet, name));
    return items.length ? items : [element('li', {}, say('facet_none'))];
  }

  /** @type {(facet: string, name: NameCount & { label: string }) => HTMLElement} */
  item(facet, { id, label, count, chosen }) {
    const box = element('input', { type: 'checkbox', checked: chosen === 'in', id: `fonds-name-${id}`, change: () => this.toggle({ facet, label, out: false }) });
    const out = element('button', {
      type: 'button', class: 'fonds-facet__out', id: `fonds-out-${id}`, 'aria-pressed': String(chosen === 'out'),
      'aria-label': say('exclude', { name: label }), title: say(chosen === 'out' ? 'exclude_not' : 'exclude', { name: label }),
      click: () => this.toggle({ facet, label, out: true }),
    }, element('span', { 'aria-hidden': 'true' }, '−'));
    const name = element('span', {}, chosen === 'out' ? element('s', {}, label) : label);
    return element('li', {}, element('label', {}, box, name, element('small', {}, NUMBER_FORMAT.format(count))), out);
  }
}

/**
 * Whether one of the forms of a name has what is *wanted* in it, folded *key*, whatever the accents.
 * @type {(name: Name, wanted: string, key: string) => boolean}
 */
function isCalled({ label, forms }, wanted, key) {
  return key ? forms.some(form => form.includes(key)) : label.includes(wanted);
}
