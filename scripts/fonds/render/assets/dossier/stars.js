/* The buttons by which an article and each of its paragraphs are kept. */

import { ARCHIVE } from './given.js';
import { MOST, keyOf, oneLine, readItem, shorten } from './items.js';
import { changeDossier, onChange, readDossier } from './store.js';
import { makeSign } from './star.js';
import { loadScript, pathOf } from './site.js';
import { say } from './words.js';

/** @import { Item } from './types.js' */

const SHOWN = 2500; // milliseconds that a confirmation stays
/** @type {Promise<string> | undefined} */
let loading;
/** @type {ReturnType<typeof setTimeout>} */
let timer;

/** The archive's edition; "" where its file is missing. @type {() => Promise<string>} */
function loadEdition() {
  loading = loading || loadScript('edition.js', 'fondsEdition').catch(() => '');
  return loading;
}

/** Tell readers, also those who do not see. @type {(text: string) => void} */
function announce(text) {
  const said = document.querySelector('.fonds-said');
  if (!said) return;
  clearTimeout(timer);
  said.textContent = text;
  timer = setTimeout(() => { if (said.textContent === text) said.textContent = ''; }, SHOWN);
}

/** What this page says of its article. @type {() => Omit<Item, 'passage' | 'number' | 'text'>} */
function describeArticle() {
  /** @type {(name: string) => string} */
  const stated = name => document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') || '';
  const date = document.querySelector('.fonds-eyebrow a')?.textContent || '';
  return {
    address: pathOf(location.href), title: stated('DC.title'), date: stated('DC.date'), shown: date, lang: stated('DC.language'),
    archive: ARCHIVE.name, edition: '', note: '', starred: Date.now(), noted: 0,
  };
}

/** The paragraph *id* of the text as a passage, or the whole. @type {(id: string) => { passage: string, number: number, text: string }} */
function describePassage(id) {
  const paragraph = id && document.getElementById(id);
  if (!paragraph) return { passage: '', number: 0, text: '' };
  const number = [...(paragraph.parentElement?.children || [])].indexOf(paragraph) + 1;
  return { passage: id, number, text: shorten(oneLine(paragraph.textContent || ''), 1000) };
}

/** Keep the passage *id*, or take it out again. @type {(id: string) => void} */
function toggle(id) {
  const key = keyOf({ address: pathOf(location.href), passage: id }), { items } = readDossier();
  if (items.some(item => keyOf(item) === key)) {
    changeDossier(({ items: kept, gone }) => ({ items: kept.filter(item => keyOf(item) !== key), gone: { ...gone, [key]: Date.now() } }));
    announce(say('dossier_out'));
  } else if (items.length >= MOST) {
    announce(say('dossier_full', { n: MOST }));
  } else {
    const item = /** @type {Item} */ (readItem({ ...describeArticle(), ...describePassage(id) }));
    changeDossier(({ items: kept, gone }) => ({ items: [...kept, item], gone: { ...gone, [key]: 0 } }));
    announce(say('dossier_in'));
    loadEdition().then(edition => changeDossier(({ items: kept }) => ({
      items: kept.map(one => (keyOf(one) === key && !one.edition ? { ...one, edition } : one)),
    })));
  }
}

/** @type {(id: string, label: string) => HTMLButtonElement} */
function makeStar(id, label) {
  const star = document.createElement('button');
  star.type = 'button';
  star.className = 'fonds-star';
  star.append(makeSign());
  star.title = label;
  star.setAttribute('aria-label', label);
  star.dataset.passage = id;
  return star;
}

/** @type {() => void} */
export function addStars() {
  const article = document.querySelector('.fonds-article'), cite = document.querySelector('.fonds-cite');
  if (!article || !cite || !pathOf(location.href)) return;
  const whole = makeStar('', say('dossier_keep')), acts = document.createElement('div');
  whole.append(say('dossier_keep_short'));
  acts.className = 'fonds-acts';
  cite.before(acts);
  acts.append(cite, whole);
  article.querySelectorAll('.fonds-here').forEach((link, at) => {
    const id = (link.getAttribute('href') || '').slice(1);
    link.after(makeStar(id, say('dossier_keep_passage', { n: at + 1 })));
  });
  const show = () => {
    const kept = new Set(readDossier().items.map(keyOf)), address = pathOf(location.href);
    article.querySelectorAll('.fonds-star').forEach(star => {
      star.setAttribute('aria-pressed', String(kept.has(keyOf({ address, passage: star.dataset.passage || '' }))));
    });
  };
  show();
  onChange(show);
  article.addEventListener('click', event => {
    const star = event.target instanceof Element && event.target.closest('.fonds-star');
    if (star instanceof HTMLElement) toggle(star.dataset.passage || '');
  });
}
