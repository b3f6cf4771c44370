/* The link of a paragraph copies its address; without this script it is a link like any other. */
(() => {
'use strict';

const SHOWN = 2500; // milliseconds that the confirmation stays
const { copied } = document.currentScript.dataset;
const status = document.createElement('p');
let timer;

/** Screen readers speak what appears in a status that was there before. */
function announce(text) {
  clearTimeout(timer);
  status.textContent = text;
  timer = setTimeout(() => { status.textContent = ''; }, SHOWN);
}

/** Browsers give no clipboard to pages over plain http: there the reader sees the address. */
async function copy(address) {
  try {
    await navigator.clipboard.writeText(address);
    announce(copied);
  } catch {
    announce(address);
  }
}

status.className = 'fonds-said';
status.setAttribute('role', 'status');
document.body.append(status);
document.addEventListener('click', event => {
  const link = event.target.closest('.fonds-here');
  const other = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (link && !other) copy(link.href.replace(/\?[^#]*/, '')); // and the browser goes to the passage
});
})();
