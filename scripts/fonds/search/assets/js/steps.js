/* Steps of the history: each has the address of what was asked, and keeps how much of the answer was shown
   and where the reader was in it, so that Back finds it again, also where the browser keeps no page. */

import { writeFragment } from './state.js';

/** @import { Place, State } from './types.js' */

const SCROLL_PAUSE = 100;
const /** @type {Place} */ TOP = { shown: 0, top: 0, link: 0, open: false };

/** What the step of now keeps; or what its address asks to show (`at=13`), which it is rid of. @type {() => Place} */
export function readPlace() {
  const fragment = location.hash.slice(1), link = Number(new URLSearchParams(fragment).get('at'));
  if (!(link > 0)) return { ...TOP, ...(history.state || {}).fonds };
  const place = { ...TOP, shown: link, link, top: -1 };
  write(fragment.replace(/(^|&)at=[^&]*/, ''), place, false);
  return place;
}

/** Keep more of what is shown. @type {(place: Partial<Place>) => void} */
export function keepPlace(place) {
  write(location.hash.slice(1), { ...TOP, ...(history.state || {}).fonds, ...place }, false);
}

/**
 * Put *state* into the address: as a new step if *asStep*, else in the place of the step of now.
 * @type {(state: State, asStep: boolean, place?: Place) => void}
 */
export function writeStep(state, asStep, place = { ...TOP, open: readPlace().open }) {
  const fragment = writeFragment(state);
  if (fragment !== location.hash.slice(1)) write(fragment, place, asStep);
}

/** @type {(fragment: string, place: Place, asStep: boolean) => void} */
function write(fragment, place, asStep) {
  const address = location.href.split('#')[0] + (fragment ? `#${fragment}` : '');
  const kept = { ...history.state, fonds: place };
  try {
    if (asStep) history.pushState(kept, '', address); else history.replaceState(kept, '', address);
  } catch {
    // an address longer than the browser takes, or too many of them: the answer does not depend on it
  }
}

/**
 * Keep where the reader is in *list*, and whether *refine* is unfolded, for when they come back; only while *isAnswered*.
 * @type {(list: HTMLElement, refine: HTMLElement, isAnswered: () => boolean) => void}
 */
export function keepPlaceOf(list, refine, isAnswered) {
  const keep = () => { if (isAnswered()) keepPlace({ top: Math.round(window.scrollY) }); };
  let /** @type {any} */ timer = 0;
  history.scrollRestoration = 'manual'; // the browser's own comes before there is anything to scroll
  document.addEventListener('scroll', () => { clearTimeout(timer); timer = setTimeout(keep, SCROLL_PAUSE); }, { passive: true });
  refine.addEventListener('toggle', () => keepPlace({ open: refine.hasAttribute('open') }));
  list.addEventListener('click', /** @type {(event: any) => void} */ event => {
    const item = event.target.closest('a') && event.target.closest('.fonds-result');
    if (item) keepPlace({ top: Math.round(window.scrollY), link: [...list.children].indexOf(item) + 1 });
  });
}

/** Go in *list* to where the reader was. @type {(list: HTMLElement, place: Place) => void} */
export function goToPlace(list, { top, link }) {
  const item = link > 0 ? list.children[link - 1] : null;
  if (item) item.querySelector('a')?.focus({ preventScroll: true });
  if (item && top < 0) item.scrollIntoView({ block: 'center', behavior: 'instant' });
  else window.scrollTo({ top: Math.max(0, top), behavior: 'instant' });
}
