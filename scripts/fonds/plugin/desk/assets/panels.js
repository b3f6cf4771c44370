/* The forms of decisions that need a word more, and of an article. Enter writes, Escape closes. */

import { ask, fill, make, name as nameOf, word } from './parts.js';

const KINDS = ['people', 'places', 'organisations'];

/** A labelled field. */
const field = (text, input) => make('label', {}, make('span', {}, text), ' ', input);

/** Show *form* in place of whatever was open; *back* has the focus once it is closed. */
function open(form, heading, back, submit, desk) {
  const panel = document.getElementById('panel') || document.getElementById('card').appendChild(make('div', { id: 'panel' }));
  const close = () => { panel.replaceChildren(); (back?.isConnected ? back : document.getElementById('card')).focus(); };
  const cancel = make('button', { type: 'button', class: 'quiet' }, word('cancel'));
  cancel.addEventListener('click', close);
  form.setAttribute('aria-label', heading);
  form.prepend(make('p', { class: 'asks' }, heading));
  form.append(make('p', { class: 'ends' }, make('button', { type: 'submit', class: 'first' }, word('save')), ' ', cancel));
  form.addEventListener('submit', event => { event.preventDefault(); submit().catch(desk.fail); });
  form.addEventListener('keydown', event => { if (event.key === 'Escape') close(); });
  panel.replaceChildren(form);
  panel.scrollIntoView({ block: 'nearest' });
  form.querySelector('input:checked, input, select').focus();
}

/** A field that filters and a list to choose from: names, and with *added* new ones of each kind, and those that *added* lists. */
function chooser(desk, own, chosen, added) {
  const filter = make('input', { type: 'search', autocomplete: 'off', dir: 'auto' }), list = make('select', { size: '6', required: '', 'aria-label': word('which_name') });
  const update = () => {
    const sought = desk.folded(filter.value.trim());
    const found = desk.state.names.filter(it => it.id !== own && desk.folded(it.label).includes(sought)).sort((one, two) => two.articles - one.articles).slice(0, 50);
    const options = found.map(it => make('option', { value: it.id, 'data-label': it.label }, `${it.label} (${nameOf(it.folder)}, ${it.articles})`));
    const typed = added && filter.value.trim() ? KINDS.map(kind => [kind, filter.value.trim()]) : [], offered = (added || []).filter(([, name]) => desk.folded(name).includes(sought));
    const fresh = [...typed, ...offered].map(([kind, name]) => make('option', { value: `${kind}/`, 'data-label': name }, `${fill('new_name', { name })} (${nameOf(kind)})`));
    list.replaceChildren(...options, ...fresh);
    list.value = chosen && !sought ? chosen : list.options[0]?.value || '';
    if (list.selectedIndex < 0) list.selectedIndex = 0;
  };
  filter.addEventListener('input', update);
  filter.addEventListener('keydown', event => { if (event.key === 'ArrowDown') { event.preventDefault(); list.focus(); } });
  list.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); list.form.requestSubmit(); } });
  update();
  const chose = () => ({ id: list.value, label: list.selectedOptions[0]?.dataset.label || '' });
  return { parts: [field(word('filter'), filter), list], chose };
}

function relabel(it, desk, back) {
  const form = make('form', {});
  const radios = KINDS.filter(kind => kind !== it.folder).map((kind, at) => make('label', { class: 'radio' }, make('input', { type: 'radio', name: 'kind', value: kind, ...(at ? {} : { checked: 'checked' }) }), ' ', nameOf(kind)));
  form.append(...radios);
  open(form, word('ask_relabel'), back, () => desk.decide('relabel', form.elements.kind.value), desk);
}

function label(it, desk, back) {
  const input = make('input', { type: 'text', value: it.label, required: '', dir: 'auto', autocomplete: 'off' });
  open(make('form', {}, field(word('label'), input)), word('ask_label'), back, () => desk.decide('label', input.value.trim()), desk);
}

function merge(it, desk, back) {
  const proposed = it.doubts.find(one => one.action === 'merge');
  const { parts, chose } = chooser(desk, it.id, proposed?.value, null);
  open(make('form', {}, ...parts), word('ask_merge'), back, () => { const { id, label: of } = chose(); return desk.decide('merge', id, of); }, desk);
}

async function pin(it, desk, back) {
  const { sentences } = await desk.detail(it.id);
  const several = it.doubts.find(one => one.code === 'several');
  const { parts, chose } = chooser(desk, it.id, '', several ? several.detail.split(', ').map(name => [it.folder, name]) : []);
  const articles = make('select', {}, ...sentences.filter(one => one.surface).map(one => make('option', { value: one.article, 'data-surface': one.surface }, `${one.date} ${one.title}`)));
  const submit = () => {
    const { id, label: of } = chose(), article = articles.value;
    return desk.decide('pin', [id, of, it.id, it.label].join('|'), of, { id: `articles/${article}`, label: articles.selectedOptions[0].dataset.surface });
  };
  open(make('form', {}, field(word('which_article'), articles), ...parts), word('ask_pin'), back, submit, desk);
}

const PANELS = { relabel, label, merge, pin };

/** The form of *action* for the name *it*. */
export function openPanel(action, it, desk) {
  const back = document.querySelector(`[data-action="${action}"]`);
  Promise.resolve(PANELS[action](it, desk, back)).catch(desk.fail);
}

/** The form of an article: what was changed in it is written. */
export async function openArticle(id, desk, back) {
  const it = await ask(`article?id=${encodeURIComponent(id)}`).catch(desk.fail);
  if (!it?.article) return;
  const inputs = { title: it.title, date: it.date, language: it.lang };
  const fields = { title: 'article_title', date: 'article_date', language: 'article_lang' };
  for (const [key, value] of Object.entries(inputs)) inputs[key] = make('input', { type: 'text', value, autocomplete: 'off', dir: 'auto', 'data-was': value });
  const target = { id: `articles/${id}`, label: it.title };
  const submit = async () => {
    for (const [key, input] of Object.entries(inputs)) {
      if (input.value.trim() !== (input.dataset.was || '')) await desk.decide(key, input.value.trim(), '', target);
    }
  };
  const away = make('button', { type: 'button', class: 'grave' }, it.withdrawn ? word('withdrawn') : word('withdraw'));
  away.disabled = it.withdrawn;
  away.addEventListener('click', () => { if (window.confirm(word('withdraw_sure'))) desk.decide('withdraw', '', '', target).catch(desk.fail); });
  const form = make('form', {}, ...Object.entries(inputs).map(([key, input]) => field(word(fields[key]), input)), make('p', {}, away));
  open(form, fill('mend_this', { title: it.title }), back, submit, desk);
}
