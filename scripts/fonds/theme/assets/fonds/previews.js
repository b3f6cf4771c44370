/* What a link to an article or a name leads to, shown while the pointer rests on it or the keyboard is there.
   It is read from the files that references and names have beside the pages; nothing is asked elsewhere. */
(() => {
'use strict';

const REST = 350; // milliseconds that a pointer rests before anything is shown
const LEAVE = 200; // and that it may take from the link to what is shown
const LONGEST = 240; // characters of an article's beginning
const HERE = document.currentScript.src, SITE = new URL('../../', HERE).href;
const { words } = document.currentScript.dataset, SAID = JSON.parse(words || '{}');
const LINKS = 'main a[href$=".html"]:not(.fonds-neighbour, .fonds-here, .fonds-trail a, .fonds-letters a)';
const loading = new Map();
let timer, link, box;

/** The script *name* beside this one, loaded once. */
function load(name) {
  if (!loading.has(name)) {
    loading.set(name, new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.charset = 'utf-8';
      script.src = new URL(name, HERE).href;
      script.onload = resolve;
      script.onerror = () => { loading.delete(name); reject(new Error(`${script.src} cannot be loaded`)); };
      document.head.append(script);
    }));
  }
  return loading.get(name);
}

const names = new Map();
window.fondsNamed = rows => rows.forEach(([id, ...row]) => names.set(id, row));

/** As fonds.render.reference_data.part_of. */
function partOf(id, parts) {
  let number = 0;
  for (const char of id) number = (number * 31 + char.codePointAt(0)) % 65536;
  return number % parts;
}

function shorten(text) {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST), end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > 0 ? end : LONGEST)}…`;
}

/** What an article's page begins with: [title, what is quiet, text, its language]. */
async function readArticle(address) {
  if (!window.fondsCite) await load('cite.js');
  const [it] = await window.fondsCite.find([{ address }]);
  const date = it.date && !/[^\d-]/.test(it.date) ? showDate(it.date) : '';
  return [it.title, [date, it.publication].filter(Boolean).join(' · '), shorten(it.abstract || ''), it.lang];
}

function showDate(edtf) {
  const [year, month, day] = edtf.split('-').map(Number), /** @type {Intl.DateTimeFormatOptions} */ form = { year: 'numeric', timeZone: 'UTC' };
  if (month) form.month = 'long';
  if (day) form.day = 'numeric';
  return new Intl.DateTimeFormat(document.documentElement.lang, form).format(Date.UTC(year, (month || 1) - 1, day || 1));
}

/** What a name's page begins with. */
async function readName(id) {
  await load(`named/${partOf(id, Number(SAID.parts))}.js`);
  const [label, told, note] = names.get(id);
  return [label, told, note, ''];
}

function read(address) {
  const path = decodeURIComponent(address.slice(SITE.length).replace(/[?#].*/, ''));
  if (path.startsWith('articles/')) return readArticle(address);
  const found = new RegExp(`^((?:${SAID.folders})/[^/]+)\\.html$`).exec(path);
  return found && found[1].endsWith('/index') === false ? readName(found[1]) : null;
}

function hide() {
  clearTimeout(timer);
  if (box) box.remove();
  if (link) link.removeAttribute('aria-describedby');
  box = link = null;
}

async function show(target) {
  const reading = read(target.href.replace(/[?#].*/, ''));
  if (!reading || target.href.replace(/#.*/, '') === location.href.replace(/#.*/, '')) return;
  const [title, told, text, lang] = await reading;
  if (link !== target) return;
  box = document.createElement('div');
  box.className = 'fonds-preview';
  box.id = 'fonds-preview';
  box.setAttribute('role', 'tooltip');
  for (const [name, shown] of [['b', title], ['small', told], ['span', text]]) {
    if (!shown) continue;
    const part = document.createElement(name);
    part.textContent = shown;
    part.dir = 'auto';
    if (name !== 'small' && lang && lang !== 'und') part.lang = lang;
    box.append(part);
  }
  box.addEventListener('mouseenter', () => clearTimeout(timer));
  box.addEventListener('mouseleave', () => leave());
  document.body.append(box);
  target.setAttribute('aria-describedby', box.id);
  place(target);
}

/** Below the link, or above it where there is more room; within the window. */
function place(target) {
  const lines = target.getClientRects(), last = lines[lines.length - 1], first = lines[0];
  const below = last.bottom + box.offsetHeight + 12 < window.innerHeight || first.top < box.offsetHeight + 12;
  const left = Math.max(8, Math.min(last.left, document.documentElement.clientWidth - box.offsetWidth - 8));
  box.style.left = `${left + window.scrollX}px`;
  box.style.top = `${(below ? last.bottom + 6 : first.top - box.offsetHeight - 6) + window.scrollY}px`;
}

function rest(target, milliseconds) {
  if (target === link) { clearTimeout(timer); if (box) return; }
  hide();
  link = target;
  timer = setTimeout(() => show(target).catch(hide), milliseconds);
}

function leave() {
  clearTimeout(timer);
  timer = setTimeout(hide, LEAVE);
}

const linkOf = event => (event.target.closest ? event.target.closest(LINKS) : null);
document.addEventListener('pointerover', event => { const found = event.pointerType === 'mouse' && linkOf(event); if (found) rest(found, REST); });
document.addEventListener('pointerout', event => { if (link && linkOf(event) === link) leave(); });
document.addEventListener('focusin', event => { const found = linkOf(event); if (found && found.matches(':focus-visible')) rest(found, REST); });
document.addEventListener('focusout', hide);
document.addEventListener('keydown', event => { if (event.key === 'Escape' && link) hide(); });
window.addEventListener('pagehide', hide);
})();
