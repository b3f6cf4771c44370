/* The way to the dossier, in the header of every page: there once something is kept. */

import { writeFragment } from './handing.js';
import { apart, onChange, readDossier } from './store.js';
import { makeSign } from './star.js';
import { say } from './words.js';

/** @type {() => void} */
export function showLink() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector('.fonds-kept')), count = document.createElement('span');
  if (!link) return;
  const address = link.href, here = document.querySelector('.fonds-dossier'), handing = apart();
  link.title = say('dossier_title');
  link.append(makeSign(), count);
  if (here) link.setAttribute('aria-current', 'page');
  const show = () => {
    const dossier = readDossier(), n = dossier.items.length;
    link.href = handing && n && !here ? address + writeFragment(dossier) : address;
    link.hidden = !n && !here && !handing;
    count.textContent = n ? String(n) : '';
    link.setAttribute('aria-label', n ? `${say('dossier_title')} (${n})` : say('dossier_title'));
  };
  show();
  onChange(show);
}
