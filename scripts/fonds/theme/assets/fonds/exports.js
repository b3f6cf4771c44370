/* A list as a file of references: of what stands on the page, or, where that is only years or months, of all below. */
(() => {
'use strict';

const { src } = document.currentScript;
let loading;

function loadCite() {
  loading = loading || new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = new URL('cite.js', src).href;
    script.onload = () => resolve(window.fondsCite);
    script.onerror = () => { loading = null; reject(new Error(`${script.src} cannot be loaded`)); };
    document.head.append(script);
  });
  return loading;
}

/** The articles on the page, each with the sentence for which it is there. */
function listed() {
  return [...document.querySelectorAll('.fonds-list > li')].map(line => {
    const passage = line.querySelector('p > span:not(.fonds-why)');
    return { address: line.querySelector('a').href, passage: passage ? passage.textContent.replace(/\s+/g, ' ') : '' };
  });
}

const numberOf = text => (text === undefined ? undefined : text ? Number(text) : null);

async function exportList(box, format) {
  const cite = await loadCite(), { folders, record, year, month, passages } = box.dataset;
  const references = folders === undefined
    ? await cite.find(listed())
    : await cite.select({ folders: folders.split(' '), record, year: numberOf(year), month: numberOf(month), passages });
  await cite.save(format, references, location.pathname.split('/').at(-1).replace(/\.html$/, '') || 'references');
}

for (const box of document.querySelectorAll('.fonds-report')) {
  box.removeAttribute('hidden');
  box.firstChild.addEventListener('click', () => loadCite().then(cite => cite.report(box)).catch(error => { box.lastChild.textContent = error.message; }));
}
for (const box of document.querySelectorAll('details')) {
  const status = box.querySelector('[role=status]');
  if (box.matches('.fonds-export')) box.addEventListener('click', event => {
    const format = event.target.closest('button')?.dataset.format;
    if (!format) return;
    status.textContent = '';
    exportList(box, format).catch(() => { status.textContent = box.dataset.failed; });
  });
}
})();
