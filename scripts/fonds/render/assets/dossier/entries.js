/* The lines of the dossier, each with the field for its note. */

import { LONGEST_NOTE, cleanNote, keyOf } from './items.js';
import { SITE } from './site.js';
import { changeDossier } from './store.js';
import { say } from './words.js';
import { describeItem, publicAddress } from './writing.js';

/** @import { Item } from './types.js' */

const PAUSE = 400; // milliseconds without a key until a note is kept

/** @type {<K extends keyof HTMLElementTagNameMap>(name: K, attributes: Record<string, string>, ...children: (Node | string)[]) => HTMLElementTagNameMap[K]} */
export function make(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
  made.append(...children.filter(Boolean));
  return made;
}

/** @type {(key: string, note: string) => void} */
function keepNote(key, note) {
  changeDossier(({ items }) => ({ items: items.map(item => (keyOf(item) === key ? { ...item, note, noted: Date.now() } : item)) }));
}

/** The field for the note of *item*, and the same as text, for paper. @type {(item: Item) => Node[]} */
function makeNote(item) {
  const field = make('textarea', { rows: '1', maxlength: String(LONGEST_NOTE), dir: 'auto', 'aria-label': `${say('dossier_note')} (${item.title})` });
  const printed = make('p', { class: 'fonds-dossier__noted', dir: 'auto' }, item.note);
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const keep = () => {
    const note = cleanNote(field.value);
    clearTimeout(timer);
    printed.textContent = note;
    if (note !== field.dataset.kept) keepNote(keyOf(item), note);
    field.dataset.kept = note;
  };
  field.value = field.dataset.kept = item.note;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    printed.textContent = field.value;
    timer = setTimeout(keep, PAUSE);
  });
  field.addEventListener('change', keep);
  window.addEventListener('pagehide', keep);
  return [make('label', {}, make('span', {}, say('dossier_note')), field), printed];
}

/** @type {(item: Item, remove: (item: Item) => void) => HTMLLIElement} */
export function makeEntry(item, remove) {
  const address = SITE + encodeURI(item.address) + (item.passage && `#${item.passage}`);
  const button = make('button', { type: 'button', 'aria-label': `${say('dossier_remove')} (${item.title})` }, say('dossier_remove'));
  button.addEventListener('click', () => remove(item));
  return make(
    'li', { 'data-key': keyOf(item) },
    make('h2', { lang: item.lang, dir: 'auto' }, make('a', { href: address }, item.title)),
    make('p', { class: 'fonds-dossier__about' }, describeItem(item).join(' · ')),
    item.text && make('blockquote', { lang: item.lang, dir: 'auto' }, make('p', {}, item.text)),
    ...makeNote(item),
    make('p', { class: 'fonds-dossier__address' }, publicAddress(item)),
    button,
  );
}

/** Show the note that another tab wrote, unless the reader writes here. @type {(line: HTMLElement, item: Item) => void} */
export function updateEntry(line, item) {
  const field = line.querySelector('textarea'), printed = line.querySelector('.fonds-dossier__noted');
  if (!(field instanceof HTMLTextAreaElement) || field === document.activeElement || field.value !== field.dataset.kept) return;
  field.value = field.dataset.kept = item.note;
  if (printed) printed.textContent = item.note;
}
