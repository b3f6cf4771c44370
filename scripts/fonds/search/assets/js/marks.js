/* Marks on an article that was opened from a result: the fragment #m=… says what to mark. */

import { loadEngine } from './engine-loading.js';
import { element, say } from './saying.js';
import { followResults } from './following.js';

/** @import { Mark, Parts, Term } from './types.js' */

const BLOCKS = '[data-source] p, h1[data-source], .fonds-article h1, .fonds-text p';

/** Mark what was looked for, and show what leads on: at once, so that nothing of it moves. */
async function openResult() {
  const [marks, results] = await Promise.all([markArticle(), followResults().catch(() => null)]);
  const bar = element('div', { class: 'fonds-marks', role: 'region', 'aria-label': say('opened') });
  if (results) bar.append(results);
  if (marks.length) bar.append(marksElement(marks, bar, firstOf(marks)));
  if (bar.firstChild) document.body.append(bar);
}

/** The mark to begin with: the first of the part that the address names, 0 being the title. @type {(marks: HTMLElement[][]) => number} */
function firstOf(marks) {
  const part = /[#&]p=(\d+)/.exec(location.hash), text = document.querySelectorAll('.fonds-text > p');
  const block = part && (Number(part[1]) ? text[Number(part[1]) - 1] : document.querySelector('h1'));
  return block ? Math.max(0, marks.findIndex(([mark]) => block.contains(mark))) : 0;
}

/** The marks that the address asks for. @type {() => Promise<HTMLElement[][]>} */
async function markArticle() {
  const found = /^#m=([^&]+)/.exec(location.hash);
  if (!found) return [];
  const parts = await loadEngine(), terms = parts.readTerms(decodeURIComponent(found[1]));
  const blocks = [...document.querySelectorAll(BLOCKS)];
  const scope = blocks.length ? blocks : [...document.querySelectorAll('main p, main h1')];
  return scope.flatMap(block => markBlock(block, parts.findMarks, terms));
}

/**
 * Mark *terms* in one block of text; the elements made, those of one mark together.
 * @type {(block: Element, findMarks: Parts['findMarks'], terms: Term[]) => HTMLElement[][]}
 */
function markBlock(block, findMarks, terms) {
  const nodes = textNodes(block), text = nodes.map(node => node.data).join('');
  return findMarks(text, terms).reverse().map(mark => wrapStretch(nodes, mark)).reverse();
}

/** @type {(block: Element) => Text[]} */
function textNodes(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), /** @type {any[]} */ nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/**
 * Wrap what lies from *start* to *end* of the joined *nodes*; later stretches must be done before.
 * @type {(nodes: Text[], mark: Mark) => HTMLElement[]}
 */
function wrapStretch(nodes, { start, end }) {
  const made = [];
  let at = 0;
  for (const node of [...nodes]) {
    const from = Math.max(start - at, 0), to = Math.min(end - at, node.data.length);
    at += node.data.length;
    if (from >= to) continue;
    const inside = from ? node.splitText(from) : node;
    if (to - from < inside.data.length) inside.splitText(to - from);
    const mark = element('mark', { class: 'fonds-mark' });
    inside.replaceWith(mark);
    mark.append(inside);
    made.push(mark);
  }
  return made;
}

/**
 * Go to mark *at*, and offer to go on or, in *bar*, to be rid of them.
 * @type {(marks: HTMLElement[][], bar: HTMLElement, at: number) => HTMLElement}
 */
function marksElement(marks, bar, at) {
  const /** @type {(step: number) => void} */ go = step => {
    marks[at].forEach(mark => mark.classList.remove('fonds-mark--here'));
    at = (at + step + marks.length) % marks.length;
    marks[at].forEach(mark => mark.classList.add('fonds-mark--here'));
    marks[at][0].scrollIntoView({ block: 'center' });
  };
  const clear = () => {
    marks.flat().forEach(mark => { const /** @type {any} */ parent = mark.parentNode; mark.replaceWith(...mark.childNodes); parent.normalize(); });
    (bar.children.length > 1 ? group : bar).remove();
    history.replaceState(null, '', location.pathname);
  };
  /** @type {(key: string, sign: string, act: () => void) => HTMLElement} */
  const button = (key, sign, act) => element('button', { type: 'button', 'aria-label': say(key), title: say(key), click: act }, sign);
  const group = element('div', { class: 'fonds-marks__group', role: 'group', 'aria-label': say('marks', { n: marks.length }) },
    element('span', { role: 'status' }, say('marks', { n: marks.length })),
    marks.length > 1 ? button('marks_previous', '↑', () => go(-1)) : null,
    marks.length > 1 ? button('marks_next', '↓', () => go(1)) : null,
    button('marks_clear', '×', clear));
  go(0);
  return group;
}

openResult().catch(() => {});
