/* The desk: the list of names, the one that is looked at, and what its keys decide. */

import { address, ask, fill, make, name as nameOf, plural, word } from './parts.js';
import { openArticle, openPanel } from './panels.js';

const DIRECT = ['keep', 'reject'], ASKING = ['relabel', 'label', 'merge', 'pin'];
const $ = id => document.getElementById(id);
const details = new Map();
const other = new BroadcastChannel('fonds-desk');
const state = { names: [], id: '', undo: 0, timer: 0, busy: false };

for (const element of document.querySelectorAll('[data-word]')) element.textContent = word(element.dataset.word);

/** Screen readers speak what appears in a status that was there before. */
function say(text, wrong = false) {
  $('said').textContent = text;
  $('said').classList.toggle('wrong', wrong);
}

const current = () => state.names.find(it => it.id === state.id);
const isOpen = it => !it.standing && (it.doubts.length > 0);
const folded = text => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The names that the list shows. */
function shown() {
  const sought = folded($('find').value.trim()), show = $('show').value, kind = $('kind').value;
  const fits = it => (show === 'all' || sought !== '' || (show === 'open' ? isOpen(it) : it.standing !== ''));
  return state.names.filter(it => fits(it) && (!kind || it.folder === kind) && (!sought || folded(it.label).includes(sought)));
}

function row(it) {
  const button = make('button', { type: 'button' }, make('span', { dir: 'auto' }, it.label), make('small', {}, `${nameOf(it.folder)} · ${it.articles}`));
  if (it.id === state.id) button.setAttribute('aria-current', 'true');
  if (it.standing) button.className = 'decided';
  button.addEventListener('click', () => look(it.id));
  return make('li', {}, button);
}

function showList() {
  const rows = shown(), open = state.names.filter(isOpen).length;
  $('list').replaceChildren(...rows.slice(0, 400).map(row));
  $('count').textContent = rows.length ? plural('open', open) : word('none');
  const at = window.scrollY; // only the list is to scroll: on a small screen the name stands above it
  $('list').querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  window.scrollTo(0, at);
  $('undo').textContent = `${word('undo')} (${word('key_undo')})`;
  $('undo').disabled = state.undo === 0;
}

/** A sentence with the name marked in it. */
function sentence(it) {
  const at = it.surface ? it.sentence.indexOf(it.surface) : -1;
  const parts = at < 0 ? [it.sentence] : [it.sentence.slice(0, at), make('mark', {}, it.surface), it.sentence.slice(at + it.surface.length)];
  const link = make('a', { href: address(it.page), target: '_blank', lang: it.lang, dir: 'auto' }, it.title);
  const mend = make('button', { type: 'button', class: 'quiet', 'aria-label': fill('mend_this', { title: it.title }) }, word('mend'));
  mend.addEventListener('click', () => openArticle(it.article, desk, mend));
  const head = make('p', { class: 'source' }, it.date ? `${it.date} · ` : '', link, ' ', mend);
  return make('li', {}, make('p', { lang: it.lang, dir: 'auto' }, ...parts), head);
}

function doubt(it) {
  return make('li', {}, fill(`why_${it.code}`, { detail: document.documentElement.lang === 'fr' ? it.detail.replace('%', '\u00a0%') : it.detail }));
}

/** What is proposed first: {action, value, label}. */
const proposal = it => it.doubts.find(one => one.action);

function actions(it) {
  const bar = make('div', { class: 'actions', role: 'group', 'aria-label': word('actions') });
  const first = proposal(it);
  const add = (action, text, key, act, kind = '') => {
    const button = make('button', { type: 'button', 'data-action': action, 'aria-keyshortcuts': key, class: kind }, text, ' ', make('kbd', {}, key === 'ArrowRight' ? '→' : key));
    button.addEventListener('click', act);
    bar.append(button);
  };
  if (first) {
    const what = first.action === 'relabel' ? nameOf(first.value) : first.label;
    add('accept', fill(`do_${first.action}`, { what }), word('key_accept'), accept, 'first');
  }
  for (const action of [...DIRECT, ...ASKING]) add(action, word(action), word(`key_${action}`), () => start(action));
  add('next', word('next'), 'ArrowRight', () => step(1));
  return bar;
}

function facts(it) {
  const votes = Object.entries(it.votes).sort((one, two) => two[1] - one[1]).map(([kind, n]) => `${word(kind)} ${n}`);
  return make('dl', {}, make('dt', {}, word('votes')), make('dd', {}, votes.join(', ')), make('dt', {}, word('forms')), make('dd', { dir: 'auto' }, it.forms.join(' · ')));
}

async function showCard() {
  const it = current(), card = $('card');
  if (!it) {
    card.replaceChildren(make('p', { class: 'lead', id: 'label' }, word('none')));
    return;
  }
  const link = make('a', { href: address(`${it.id}.html`), target: '_blank' }, word('page'));
  const counts = `${nameOf(it.folder)} · ${plural('articles_count', it.articles)} · ${plural('mentions', it.mentions)}`;
  const decided = it.standing ? [make('p', { class: 'standing' }, fill('standing', { what: word(it.standing) }))] : [];
  const list = make('ul', { class: 'sentences' });
  card.replaceChildren(
    make('h2', { id: 'label', dir: 'auto' }, it.label), make('p', { class: 'counts' }, counts, ' · ', link), ...decided,
    make('ul', { class: 'doubts' }, ...it.doubts.map(doubt)), actions(it), make('div', { id: 'panel' }),
    make('h3', {}, word('sentences')), list, facts(it),
  );
  const found = await detail(it.id);
  if (state.id !== it.id) return;
  list.replaceChildren(...found.sentences.map(sentence));
  if (found.more) list.append(make('li', { class: 'more' }, plural('more', found.more)));
  for (const next of shown().slice(0, 4)) detail(next.id).catch(() => {}); // so that it is there at once
}

/** A name's sentences; kept, since a build may hold the catalogue. */
function detail(id) {
  if (!details.has(id)) {
    details.set(id, ask(`name?id=${encodeURIComponent(id)}`));
    details.get(id).catch(() => details.delete(id));
  }
  return details.get(id);
}

function look(id, focus = true) {
  state.id = id;
  showList();
  showCard().catch(fail);
  if (focus) $('card').focus();
}

function step(by) {
  const rows = shown(), at = rows.findIndex(it => it.id === state.id);
  const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
  look(next ? next.id : '');
}

function fail(error) {
  say(error.refused ? fill('refused', { why: error.message }) : word('lost'), true);
}

/** What *asking* gives; null while something else is written: a key pressed twice decides once. */
async function once(asking) {
  if (state.busy) return null;
  state.busy = true; document.body.ariaBusy = 'true';
  return asking().finally(() => { state.busy = false; document.body.ariaBusy = 'false'; });
}

/** Write a decision, say so and go on to the next name. */
async function decide(action, value = '', label = '', target = null) {
  const it = current(), rows = shown(), at = rows.findIndex(one => one.id === it?.id);
  const asked = target || { id: it.id, label: it.label };
  const answer = await once(() => ask('decide', { action, value, ...asked }));
  if (!answer) return;
  state.undo = answer.undo;
  say(`${fill(`said_${action}`, { name: asked.label, value: label || value })} ${word('saved')}`);
  other.postMessage('decided');
  later();
  if (action === 'pin' || target) {
    details.delete(state.id);
    look(state.id);
    return;
  }
  it.standing = action;
  const next = rows.slice(at + 1).find(isOpen) || rows.find(isOpen);
  look(next ? next.id : it.id);
}

function start(action) {
  if (!current()) return;
  if (DIRECT.includes(action)) decide(action).catch(fail);
  else openPanel(action, current(), desk);
}

function accept() {
  const first = proposal(current());
  if (first) decide(first.action, first.value, first.label).catch(fail);
}

async function undo() {
  const answer = await once(() => ask('undo', {}));
  if (!answer) return;
  state.undo = answer.undo;
  const it = state.names.find(one => one.id === answer.id);
  if (it) it.standing = '';
  say(fill('said_undo', { what: it ? `${it.label}, ${word(answer.action)}` : word(answer.action) }));
  other.postMessage('decided');
  later();
  look(it ? it.id : state.id);
}

/** The list as it is now; what is looked at stays. */
async function refresh() {
  const answer = await ask('names');
  state.names = answer.names;
  state.undo = answer.undo;
  if (!current()) {
    state.id = shown()[0]?.id || '';
    await showCard();
  }
  showList();
}

/** Once the pages have followed, names may be others. */
function later() {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => refresh().catch(() => {}), 6000);
}

/** A name or an article in a pasted report; a name's label filters the list. */
function search() {
  const found = /\b(people|places|organisations)\/([\w-]+)|\b(articles)\/(?:[\w-]+\/)*([\w-]+)/.exec($('find').value)?.filter(Boolean);
  if (found && found[1] === 'articles') openArticle(found[2], desk, $('find'));
  const it = found && state.names.find(one => one.id === `${found[1]}/${found[2]}`);
  if (it) {
    $('find').value = '';
    look(it.id);
  } else showList();
}

async function searchArticles() {
  const answer = await ask(`articles?q=${encodeURIComponent($('article-find').value.trim())}`);
  const rows = answer.articles.map(it => {
    const button = make('button', { type: 'button' }, make('span', { dir: 'auto' }, it.title), make('small', {}, it.date));
    button.addEventListener('click', () => openArticle(it.article, desk, button));
    return make('li', {}, button);
  });
  $('article-list').replaceChildren(...(rows.length ? rows : [make('li', {}, word('no_article'))]));
}

function press(event) {
  const typing = event.target.closest('input:not([type=checkbox]), select, textarea');
  if (!$('keys').checked || typing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  const action = ['accept', 'undo', ...DIRECT, ...ASKING].find(it => word(`key_${it}`) === event.key.toLowerCase());
  if (!by && !action) return;
  event.preventDefault();
  if (by) step(by);
  else if (action === 'undo') undo().catch(fail);
  else if (action === 'accept') accept();
  else start(action);
}

const desk = { state, say, fail, decide, detail, folded };

document.addEventListener('keydown', press);
for (const id of ['show', 'kind']) $(id).addEventListener('change', () => step(0));
$('find').addEventListener('input', search);
$('article-find').addEventListener('change', () => searchArticles().catch(fail));
$('undo').addEventListener('click', () => undo().catch(fail));
$('keys').checked = localStorage.getItem('fonds-desk-keys') !== 'off';
$('keys').addEventListener('change', () => localStorage.setItem('fonds-desk-keys', $('keys').checked ? 'on' : 'off'));
other.addEventListener('message', () => refresh().catch(fail));
refresh().then(() => look(state.id, false), fail);
