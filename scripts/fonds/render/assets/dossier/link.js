/* The way to the dossier, in the header of every page: there once something is kept. */

import { writeFragment } from './handing.js';
import { apart, onChange, readDossier } from './store.js';
import { STAR } from './star.js';
import { SITE } from './site.js';
import { say } from './words.js';

/** @type {() => void} */
export function showLink() {
  const header = document.querySelector('.md-header__inner'), link = document.createElement('a'), count = document.createElement('span');
  if (!header) return;
  const here = document.querySelector('.fonds-dossier'), handing = apart();
  link.className = 'fonds-kept';
  link.innerHTML = STAR;
  link.title = say('dossier_title');
  if (here) link.setAttribute('aria-current', 'page');
  link.append(count);
  const show = () => {
    const dossier = readDossier(), n = dossier.items.length;
    link.href = `${SITE}dossier.html${handing && n && !here ? writeFragment(dossier) : ''}`;
    link.hidden = !n && !here && !handing;
    count.textContent = n ? String(n) : '';
    link.setAttribute('aria-label', n ? `${say('dossier_title')} (${n})` : say('dossier_title'));
  };
  show();
  onChange(show);
  header.append(link);
}
