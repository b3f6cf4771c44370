/* Fields for the first and last date, as people write them. */

import { WORDS } from './given.js';
import { element, say } from './saying.js';
import { listenToText } from './typing.js';
import { isAfter } from './dates.js';
import { loadEngine } from './engine-loading.js';

const ENDS = ['from', 'to'];

export class DateFields {
  /** *choose*(from, to) is called with what they say. @param {(from: string, to: string) => void} choose */
  constructor(choose) {
    this.choose = choose;
    this.shown = ['', ''];
    this.typed = new Set(); // fields that say what is not chosen yet
    this.fields = ENDS.map(end => element('input', {
      id: `fonds-date-${end}`, autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off', autocorrect: 'off',
      title: say('date_hint'), 'aria-describedby': 'fonds-date-said', enterkeyhint: 'search',
    }));
    this.said = element('p', { id: 'fonds-date-said', class: 'fonds-dates__said', role: 'status' });
    const labels = this.fields.map((field, at) => element('label', {}, element('span', {}, say(`date_${ENDS[at]}`)), field));
    this.root = element('form', { class: 'fonds-dates__fields', submit: event => { event.preventDefault(); this.read().catch(() => {}); } },
      ...labels, element('button', { type: 'submit', 'aria-label': say('date_apply'), title: say('date_apply') }, 'OK'), this.said);
    this.fields.forEach(field => {
      listenToText(field, () => { this.typed.add(field); field.removeAttribute('aria-invalid'); this.said.textContent = ''; });
      field.addEventListener('change', () => this.read().catch(() => {}));
    });
  }

  /** Show the dates that are chosen, and faintly those that there are. @type {(from: string, to: string, first: string, last: string) => Promise<void>} */
  async show(from, to, first, last) {
    const { showTypedDate } = await loadEngine(); // which reads dates in queries too
    this.shown = [from, to];
    this.fields[0].placeholder = showTypedDate(first, WORDS.lang);
    this.fields[1].placeholder = showTypedDate(last, WORDS.lang);
    if (!this.typed.size) this.said.textContent = '';
    this.fields.forEach((field, at) => {
      if (this.typed.has(field)) return;
      field.removeAttribute('aria-invalid');
      field.value = showTypedDate(this.shown[at], WORDS.lang);
    });
  }

  /** Choose what is typed; say what is no date. */
  async read() {
    const { readTypedDate } = await loadEngine();
    const dates = this.fields.map(field => (field.value.trim() ? readTypedDate(field.value, WORDS.lang) : ''));
    const wrong = dates.map(date => date === null), [from, to] = dates.map(date => date || '');
    const reversed = !wrong.includes(true) && from && to && isAfter(from, to);
    this.fields.forEach((field, at) => { if (wrong[at] || reversed) field.setAttribute('aria-invalid', 'true'); else field.removeAttribute('aria-invalid'); });
    if (reversed) this.said.textContent = say('date_reversed');
    else if (wrong.includes(true)) this.said.textContent = say('date_unread', { date: this.fields[wrong.indexOf(true)].value.trim() });
    else {
      this.said.textContent = '';
      this.typed.clear();
      if (from !== this.shown[0] || to !== this.shown[1]) this.choose(from, to);
    }
  }
}
