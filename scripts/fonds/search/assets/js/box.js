/* The box in the header: a combobox (ARIA Authoring Practices) of names, searches and titles. */

import { WORDS } from './given.js';
import { loadEngine } from './engine-loading.js';
import { dateInWords, element, say, searchAddress, shownTitle } from './saying.js';
import { isComposing, listenToText } from './typing.js';

/** @import { Suggestion, Suggestions } from './types.js' */

const PAUSE = 120; // milliseconds without a key before suggestions are looked for

class Box {
  /** @type {HTMLAnchorElement[]} */ options = []; // elements of what is suggested

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    /** @type {HTMLInputElement} */ this.input = root.querySelector('input');
    this.list = root.querySelector('[role=listbox]');
    this.status = root.querySelector('[role=status]');
    this.chosen = -1;
    this.asked = 0;
    listenToText(this.input, () => this.wait(), () => clearTimeout(this.timer));
    this.input.addEventListener('keydown', event => this.press(event));
    this.input.addEventListener('focus', () => loadEngine().catch(() => {}));
    root.addEventListener('focusout', event => { if (!root.contains(event.relatedTarget)) this.close(); });
    root.querySelector('form').addEventListener('submit', event => this.submit(event));
    document.addEventListener('keydown', event => focusOnSlash(event));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.suggest().catch(() => this.close()), PAUSE);
  }

  async suggest() {
    const asked = ++this.asked, parts = await loadEngine();
    const rows = listSuggestions(await parts.suggest(this.input.value));
    if (asked !== this.asked || document.activeElement !== this.input) return;
    this.show(rows);
  }

  /** @type {(rows: Suggestion[]) => void} */
  show(rows) {
    this.chosen = -1;
    this.options = rows.map((row, n) => optionElement(row, `${this.list.id}-${n}`));
    this.list.replaceChildren(...withHeadings(rows, this.options));
    this.list.hidden = !rows.length;
    this.input.setAttribute('aria-expanded', String(rows.length > 0));
    this.input.removeAttribute('aria-activedescendant');
    this.status.textContent = rows.length ? say('suggested', { n: rows.length }) : say('suggested_none');
  }

  close() {
    clearTimeout(this.timer);
    this.asked++;
    this.show([]);
    this.status.textContent = '';
  }

  /** @type {(event: KeyboardEvent) => void} */
  press(event) {
    const open = !this.list.hidden;
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (open) this.move(event.key === 'ArrowDown' ? 1 : -1); else this.wait();
    } else if (event.key === 'Escape') {
      if (open) event.preventDefault();
      if (open) this.close(); else this.input.blur();
    }
  }

  /** @type {(step: number) => void} */
  move(step) {
    const count = this.options.length;
    this.chosen = (this.chosen + 1 + step + count + 1) % (count + 1) - 1; // −1: the input itself
    this.options.forEach((option, n) => option.setAttribute('aria-selected', String(n === this.chosen)));
    const option = this.options[this.chosen];
    if (option) {
      this.input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    } else this.input.removeAttribute('aria-activedescendant');
  }

  /** @type {(event: Event) => void} */
  submit(event) {
    event.preventDefault();
    const option = this.options[this.chosen];
    location.href = option ? option.href : searchAddress(this.input.value);
    this.close();
  }
}

/**
 * What is suggested in one row: `{group, text, note, address, lang, dir}`.
 * @type {(found: Suggestions) => Suggestion[]}
 */
function listSuggestions({ names, words, titles }) {
  return [
    ...names.map(name => ({
      group: 'suggested_names',
      text: name.label,
      note: WORDS.strings.facets[name.facet],
      address: name.url,
    })),
    ...words.map(text => ({ group: 'suggested_words', text, address: searchAddress(text) })),
    ...titles.map(card => ({
      group: 'suggested_titles',
      text: shownTitle(card),
      note: card.dateWords || dateInWords(card.date),
      address: card.url,
      lang: card.lang,
      dir: card.dir,
    })),
  ];
}

/** @type {(row: Suggestion, id: string) => HTMLAnchorElement} */
function optionElement(row, id) {
  const text = element('span', { class: 'fonds-box__text', lang: row.lang === 'und' ? '' : row.lang, dir: row.dir }, row.text);
  const note = row.note ? element('small', {}, row.note) : null;
  return element('a', { role: 'option', id, 'aria-selected': 'false', href: row.address, tabindex: '-1' }, text, note);
}

/**
 * *options* with the heading of each group before its first.
 * @type {(rows: Suggestion[], options: HTMLElement[]) => HTMLElement[]}
 */
function withHeadings(rows, options) {
  return rows.flatMap((row, n) => {
    const line = element('li', { role: 'presentation' }, options[n]);
    if (n && rows[n - 1].group === row.group) return [line];
    return [element('li', { role: 'presentation', class: 'fonds-box__group' }, say(row.group)), line];
  });
}

/** "/" goes to the search unless something is being written. @type {(event: any) => void} */
function focusOnSlash(event) {
  const writing = event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  /** @type {any[]} */
  const fields = [...document.querySelectorAll('.fonds-search input[type=search], .fonds-box input')];
  const field = fields.find(one => one.offsetParent !== null);
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
}

document.querySelectorAll('.fonds-box').forEach(root => new Box(root));
