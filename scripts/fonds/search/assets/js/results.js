/* The list of results. */

import { WORDS } from './given.js';
import { dateInWords, element, say, shownTitle } from './saying.js';
import { resultAddress } from './opening.js';

/** @import { Hit, Mark, Opened, Part, Parts, Term } from './types.js' */

/**
 * The item of one result, its passage still to come.
 * @type {(hit: Hit, terms: Term[], parts: Parts, opened: Opened) => HTMLElement}
 */
export function resultElement(hit, terms, parts, opened) {
  const language = { lang: hit.lang === 'und' ? '' : hit.lang, dir: hit.dir };
  const address = resultAddress(hit.url, terms.length ? parts.writeTerms(terms) : '', opened);
  const title = element('a', { href: address, ...language, title: hit.supplied ? say('supplied') : '' });
  title.append(...markedNodes(shownTitle(hit), parts.findMarks(shownTitle(hit), terms)));
  const date = hit.dateWords || dateInWords(hit.date) || say('no_date');
  return element('li', { class: 'fonds-result' },
    element('h2', {}, title),
    element('p', { class: 'fonds-result__date' }, date),
    element('p', { class: 'fonds-result__text', ...language }));
}

/** Show in *item* the passage *parts* (`[{text, marked}]`). @type {(item: HTMLElement, parts: Part[]) => void} */
export function showPassage(item, parts) {
  const nodes = parts.map(part => (part.marked ? element('mark', {}, part.text) : part.text));
  item.querySelector('.fonds-result__text').replaceChildren(...nodes);
}

/** *text* with *marks* as elements. @type {(text: string, marks: Mark[]) => (string | HTMLElement)[]} */
function markedNodes(text, marks) {
  const nodes = [];
  let at = 0;
  for (const { start, end } of marks) {
    nodes.push(text.slice(at, start), element('mark', {}, text.slice(start, end)));
    at = end;
  }
  return [...nodes, text.slice(at)];
}

/** What to say where nothing was found. @type {(hasFilters: boolean, dropFilters: () => void) => HTMLElement} */
export function nothingElement(hasFilters, dropFilters) {
  const tips = WORDS.strings.nothing_tips.map(/** @type {(tip: string) => HTMLElement} */ tip => element('li', {}, tip));
  const button = hasFilters ? element('button', { type: 'button', click: dropFilters }, say('nothing_filters')) : null;
  return element('li', { class: 'fonds-nothing' }, element('p', {}, say('nothing')), element('ul', {}, ...tips), button);
}
