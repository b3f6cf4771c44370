/* Where a dossier is kept: in the browser, for good if it lets us, else for the visit. Each archive of an
   origin has its own; all local files may be one origin, or each may be one (`apart`). */

import { ARCHIVE } from './given.js';
import { readKept } from './items.js';
import { SITE } from './site.js';

/** @import { Dossier } from './types.js' */

/** @typedef {{ getItem: (key: string) => string | null, setItem: (key: string, value: string) => void, removeItem: (key: string) => void }} Area */

const KEY = `fonds-dossier:${ARCHIVE.id}${location.protocol === 'file:' ? '' : new URL(SITE).pathname}`;
const CHANGED = 'fonds-dossier';

/** The tab itself, which keeps a name where nothing else may be kept. @type {Area} */
const tab = {
  getItem: key => (window.name.startsWith(`${key} `) ? window.name.slice(key.length + 1) : null),
  setItem: (key, value) => { window.name = `${key} ${value}`; },
  removeItem: key => { if (window.name.startsWith(`${key} `)) window.name = ''; },
};

/** A browser that keeps nothing fails when it is asked. @type {(() => Area)[]} */
const AREAS = [() => window.localStorage, () => window.sessionStorage, () => tab];

/** What *act* gives, or nothing where the browser refuses. @type {<T>(act: () => T) => T | undefined} */
function attempt(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** Whether what is kept outlives the visit, as far as a page can know. @type {() => boolean} */
export function lasts() {
  const probe = `${KEY} ?`;
  return attempt(() => {
    window.localStorage.setItem(probe, '');
    window.localStorage.removeItem(probe);
    return true;
  }) || false;
}

/** Whether pages may not see what other pages keep: then links hand it over. @type {() => boolean} */
export const apart = () => location.origin === 'null' || attempt(() => window.localStorage.length) === undefined;

/** The latest that any area has. @type {() => Dossier} */
export function readDossier() {
  const kept = AREAS.map(area => readKept(attempt(() => JSON.parse(area().getItem(KEY) || '{}'))));
  return kept.reduce((latest, one) => (one.saved > latest.saved ? one : latest));
}

/** Keep what *change* makes of the dossier, in the first area that takes it. @type {(change: (dossier: Dossier) => Partial<Dossier>) => void} */
export function changeDossier(change) {
  const before = readDossier(), after = { ...before, ...change(before), saved: Math.max(Date.now(), before.saved + 1) };
  const text = JSON.stringify(after);
  const taken = AREAS.findIndex(area => attempt(() => {
    area().setItem(KEY, text);
    return true;
  }));
  for (const area of AREAS.slice(taken + 1)) attempt(() => area().removeItem(KEY));
  document.dispatchEvent(new Event(CHANGED));
}

/** Call *show* whenever the dossier is another, whoever changed it. @type {(show: () => void) => void} */
export function onChange(show) {
  document.addEventListener(CHANGED, show);
  window.addEventListener('storage', event => { if (event.key === KEY || event.key === null) show(); });
  window.addEventListener('pageshow', event => { if (event.persisted) show(); });
}

/** What the tab keeps goes nowhere else. */
export function forgetOnLeaving() {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element && event.target.closest('a');
    if (link && !link.href.startsWith(SITE)) tab.removeItem(KEY);
  });
}
