/* The page of the dossier. */

import { makeEntry, make, updateEntry } from './entries.js';
import { readFragment } from './handing.js';
import { keyOf } from './items.js';
import { mergeDossiers, mergeItems, sortItems } from './merging.js';
import { saveFile } from './saving.js';
import { apart, changeDossier, lasts, onChange, readDossier } from './store.js';
import { say } from './words.js';
import { readJson } from './writing.js';

/** @import { Item } from './types.js' */

const LARGEST = 8e6; // bytes of a file that is read
const BY_STAR = '#by-starred';
const box = document.querySelector('.fonds-dossier');
/** @type {(name: string) => HTMLElement} */
const part = name => box.querySelector(`[data-part="${name}"]`);
const list = part('list'), said = part('said');

/** Say *text*, with a button that undoes what was done. @type {(text: string, undo?: () => void) => void} */
function tell(text, undo) {
  said.replaceChildren(text);
  if (!undo) return;
  const button = make('button', { type: 'button' }, say('dossier_undo'));
  button.addEventListener('click', () => {
    said.replaceChildren();
    undo();
  });
  said.append(' ', button);
  button.focus();
}

/** Put *items* in, whatever was taken out before. @type {(items: Item[]) => import('./types.js').Merged} */
function putIn(items) {
  const merged = mergeItems(readDossier().items, items);
  changeDossier(({ gone }) => ({ items: merged.items, gone: { ...gone, ...Object.fromEntries(items.map(item => [keyOf(item), 0])) } }));
  return merged;
}

/** Take *items* out, and offer to put them back. @type {(items: Item[], text: string) => void} */
function takeOut(items, text) {
  const keys = new Set(items.map(keyOf)), now = Date.now();
  const kept = readDossier().items.filter(item => keys.has(keyOf(item))); // with the notes of now
  changeDossier(dossier => ({
    items: dossier.items.filter(item => !keys.has(keyOf(item))),
    gone: { ...dossier.gone, ...Object.fromEntries([...keys].map(key => [key, now])) },
  }));
  tell(text, () => {
    putIn(kept);
    [...list.children].find(line => keys.has(line.getAttribute('data-key') || ''))?.querySelector('a')?.focus();
  });
}

/** Put *lines* into the list; where the reader writes stays so. @type {(lines: Element[]) => void} */
function arrange(lines) {
  const field = document.activeElement;
  if (lines.length === list.children.length && lines.every((line, at) => line === list.children[at])) return;
  list.replaceChildren(...lines);
  if (field instanceof HTMLElement && list.contains(field)) field.focus({ preventScroll: true });
}

/** @type {() => void} */
function show() {
  const { items } = readDossier(), order = location.hash === BY_STAR ? 'starred' : 'date';
  const lines = new Map([...list.children].map(line => [line.getAttribute('data-key'), line]));
  const shown = sortItems(items, order).map(item => {
    const line = lines.get(keyOf(item));
    if (line instanceof HTMLElement) updateEntry(line, item);
    return line || makeEntry(item, one => takeOut([one], say('dossier_removed', { title: one.title })));
  });
  arrange(shown);
  for (const name of ['tools', 'export', 'acts']) part(name).hidden = !items.length;
  part('empty').hidden = items.length > 0;
  part('count').textContent = items.length ? say('dossier_count', { n: items.length }) : '';
  for (const button of part('tools').querySelectorAll('[data-order]')) button.setAttribute('aria-pressed', String(button.dataset.order === order));
}

/** @type {(file: File) => Promise<void>} */
async function importFile(file) {
  if (file.size > LARGEST) {
    tell(say('dossier_too_large', { n: LARGEST / 1e6 }));
    return;
  }
  const { items, refused, name } = readJson(await file.text());
  if (refused) {
    tell(say(refused, { name }));
    return;
  }
  const { added, newer, same, left } = putIn(items);
  tell([say('dossier_imported', { added, newer, same }), left ? say('dossier_no_room', { n: left }) : ''].join(' ').trim());
}

/** Keep what another page hands over. @type {() => void} */
function takeOver() {
  const handed = readFragment(location.hash);
  if (!handed) return;
  changeDossier(dossier => mergeDossiers(dossier, handed));
  if (lasts()) history.replaceState(null, '', location.href.replace(/#.*/s, ''));
}

/** @type {() => void} */
function listen() {
  const input = /** @type {HTMLInputElement} */ (part('file'));
  box.addEventListener('click', event => {
    const button = event.target instanceof Element && event.target.closest('button');
    if (!(button instanceof HTMLElement)) return;
    const { format, order, act } = button.dataset;
    if (format) saveFile(format, sortItems(readDossier().items, 'date')).catch(() => tell(say('cite_failed')));
    if (order) {
      history.replaceState(null, '', order === 'starred' ? BY_STAR : location.href.replace(/#.*/s, ''));
      show();
    }
    if (act === 'print') window.print();
    if (act === 'import') input.click();
    if (act === 'clear') takeOut(readDossier().items, say('dossier_cleared'));
  });
  input.addEventListener('change', () => {
    const [file] = input.files || [];
    if (file) importFile(file).catch(() => tell(say('dossier_no_dossier'))).then(() => { input.value = ''; });
  });
  window.addEventListener('hashchange', () => {
    takeOver();
    show();
  });
}

takeOver();
for (const name of ['blocked', 'apart']) part(name).hidden = !(name === 'blocked' ? !lasts() : apart() && lasts());
part('ways').hidden = false; // below the notices, so that it does not move
listen();
show();
onChange(show);
