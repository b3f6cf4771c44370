/* What the scripts of the pages share: WORDS of the interface, elements, numbers and dates. */

import { WORDS } from './given.js';
import { FOLDER } from './latest.js';

/** @import { Attributes } from './types.js' */

const PLURAL = new Intl.PluralRules(WORDS.lang);
export const NUMBER_FORMAT = new Intl.NumberFormat(WORDS.lang);
/** @type {Intl.DateTimeFormatOptions[]} */
const DATE_FORMS = [{ year: 'numeric' }, { year: 'numeric', month: 'long' }, { year: 'numeric', month: 'long', day: 'numeric' }];

/**
 * The text of *key*; `n` in *values* chooses the plural form.
 * @type {(key: string, values?: Record<string, any>) => string}
 */
export function say(key, values = {}) {
  const text = WORDS.strings[key], shown = { ...values };
  if (values.n !== undefined) shown.n = NUMBER_FORMAT.format(values.n);
  const chosen = typeof text === 'object' ? text[PLURAL.select(values.n)] || text.other : text;
  return chosen.replace(/\{(\w+)\}/g, /** @type {(whole: string, name: string) => string} */ (_, name) => shown[name]);
}

/**
 * An element with attributes (a function listens to the event so named) and children, text as text.
 * @type {<K extends keyof HTMLElementTagNameMap>(name: K, attributes?: Attributes, ...children: (Node | string | null | undefined)[]) => HTMLElementTagNameMap[K]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== undefined && value !== '') made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

/**
 * A year, month or day ("2022", "2022-01", "2022-01-15") in words; else as it stands.
 * @type {(date: string) => string}
 */
export function dateInWords(date) {
  if (!/^\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/.test(date)) return date;
  const parts = date.split('-').map(Number), day = new Date(0);
  day.setUTCFullYear(parts[0], (parts[1] || 1) - 1, parts[2] || 1);
  return new Intl.DateTimeFormat(WORDS.lang, { ...DATE_FORMS[parts.length - 1], timeZone: 'UTC' }).format(day);
}

/** Dates from one to another in words; an open end is left out. @type {(from: string, to: string) => string} */
export function spanInWords(from, to) {
  return from === to ? dateInWords(from) : `${from ? dateInWords(from) : '…'} – ${to ? dateInWords(to) : '…'}`;
}

/**
 * A title as it is shown: a supplied one in square brackets.
 * @type {(card: { title: string, supplied: boolean }) => string}
 */
export function shownTitle(card) {
  return card.supplied ? `[${card.title}]` : card.title;
}

/**
 * The address of the search page for *query*; the query stands in its fragment alone.
 * @type {(query: string) => string}
 */
export function searchAddress(query) {
  return pageAddress(new URLSearchParams({ q: query }).toString().replace(/\+/g, '%20'));
}

/** The address of the search page with *fragment*. @type {(fragment: string) => string} */
export function pageAddress(fragment) {
  return `${new URL('../search.html', FOLDER).href}#${fragment}`;
}
