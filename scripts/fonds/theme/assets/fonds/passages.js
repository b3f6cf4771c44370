/* What an article's page copies: a passage with its reference, references in each style, files of them.
   Without this script a paragraph's link is a link like any other, and the references are there to read. */
(() => {
'use strict';

const SHOWN = 2500; // milliseconds that the confirmation stays
const { src, dataset } = document.currentScript;
const status = document.createElement('p');
let timer, loading;

/** Screen readers speak what appears in a status that was there before. */
function announce(text) {
  clearTimeout(timer);
  status.textContent = text;
  timer = setTimeout(() => { status.textContent = ''; }, SHOWN);
}

/** What writes references, loaded when a reader comes near. */
function loadCite() {
  loading = loading || new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL('cite.js', src).href;
    script.onload = () => window.fondsCite.readTable().then(table => resolve([window.fondsCite, table]), reject);
    script.onerror = () => reject(new Error(`${script.src} cannot be loaded`));
    document.head.append(script);
  });
  loading.catch(() => { loading = null; }); // to be tried again
  return loading;
}

const textOf = element => element.textContent.replace(/[ \t\n]+/g, ' ').trim(); // no-break spaces stay

/** The passage that *link* belongs to, as it is cited. */
async function quote(link) {
  const [cite, { words, archive, edition, lang }] = await loadCite();
  const paragraph = link.parentElement, text = textOf(paragraph), date = document.querySelector('.fonds-eyebrow a').closest('a');
  const title = [...document.getElementById('t').childNodes].filter(node => node.className !== 'fonds-mark');
  const path = decodeURIComponent(location.href.replace(/[?#].*/, '')).slice(decodeURIComponent(cite.SITE).length);
  return cite.fill(words.cite_passage, {
    passage: lang.startsWith('fr') ? text.replace(/«\s*/g, '“').replace(/\s*»/g, '”') : text.replaceAll('“', '‘').replaceAll('”', '’'),
    title: title.map(textOf).join(' '),
    date: date.href.includes('/undated.html') ? '' : textOf(date),
    archive,
    edition,
    number: String([...paragraph.parentElement.children].indexOf(paragraph) + 1),
    url: `${cite.publish(path, await cite.readTable())}#${paragraph.id}`,
  });
}

/** The passage goes to the clipboard; its bare address where the references are missing. */
async function copyPassage(link) {
  const address = link.href.replace(/\?[^#]*/, '');
  try {
    const text = await quote(link);
    const [cite, { words }] = await loadCite();
    announce(await cite.copy(text) ? words.cite_copied_passage : address);
  } catch {
    const copying = async () => navigator.clipboard.writeText(address);
    await copying().then(() => announce(dataset.copied), () => announce(address));
  }
}

function button(text, name, act) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.setAttribute('aria-label', `${text} (${name})`);
  made.addEventListener('click', () => act().catch(error => announce(String(error.message || error))));
  return made;
}

/** Buttons for each style and standard, below the references once they are unfolded. */
async function offer(box) {
  const [cite, table] = await loadCite(), { words } = table;
  if (box.querySelector('button')) return;
  const copy = async text => announce(await cite.copy(text) ? words.cite_copied : text);
  for (const part of box.querySelectorAll('.fonds-url')) part.textContent = cite.publish(part.textContent.replace(table.site, ''), table);
  for (const shown of box.querySelectorAll('dd')) {
    const text = textOf(shown);
    shown.append(' ', button(words.cite_copy, shown.previousElementSibling.textContent, () => copy(text)));
  }
  const list = box.querySelector('dl'), address = location.href.replace(/[?#].*/, '');
  for (const [name, format] of [['BibTeX', 'bib'], ['RIS', 'ris'], ['CSL-JSON', 'csl.json']]) {
    const label = document.createElement('dt'), buttons = document.createElement('dd');
    const references = () => cite.find([{ address }]);
    label.textContent = name;
    buttons.append(
      button(words.cite_copy, name, async () => copy(await cite.write(format, await references()))), ' ',
      button(words.cite_save, name, async () => { const found = await references(); await cite.save(format, found, found[0].id); }),
    );
    list.append(label, buttons);
  }
}

status.className = 'fonds-said';
status.setAttribute('role', 'status');
document.body.append(status);
for (const near of ['pointerover', 'focusin']) {
  document.addEventListener(near, event => { if (event.target.closest('.fonds-here, .fonds-cite')) loadCite().catch(() => {}); }, { passive: true });
}
document.addEventListener('click', event => {
  const link = event.target.closest('.fonds-here');
  const other = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link && !other) copyPassage(link); // and the browser goes to the passage
});
for (const box of document.querySelectorAll('.fonds-report')) {
  box.removeAttribute('hidden');
  box.firstChild.addEventListener('click', () => loadCite().then(([cite]) => cite.report(box)).catch(error => announce(error.message)));
}
for (const box of document.querySelectorAll('details')) {
  if (box.matches('.fonds-cite')) box.addEventListener('toggle', () => { if (box.open) offer(box).catch(() => {}); });
}
})();
