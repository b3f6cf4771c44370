/* Cards: what a result shows of an article. */

import { contents } from './given.js';
import { SITE, loadChunk } from './loading.js';
import { locate } from './locating.js';

/** @import { Card, CardRow } from './types.js' */

const SUPPLIED = 1, RIGHT_TO_LEFT = 2;

/**
 * The cards of these articles: `{doc, id, url, title, supplied, date, dateWords, lang, dir}`; *withTexts*: from where
 * their texts are, which will be needed too.
 * @type {(docs: number[], withTexts?: boolean) => Promise<Card[]>}
 */
export async function readCards(docs, withTexts = false) {
  return Promise.all(docs.map(async doc => readCard(doc, await (withTexts ? readHead(doc) : readRow(doc)))));
}

/** @type {(doc: number) => Promise<CardRow>} */
async function readRow(doc) {
  const rows = await loadChunk('c', Math.floor(doc / contents.cards));
  return rows[doc % contents.cards];
}

/** @type {(doc: number, row: CardRow) => Card} */
function readCard(doc, [title, path, date, lang, flags, dateWords]) {
  return {
    doc,
    id: path.slice(path.lastIndexOf('/') + 1),
    url: new URL(`articles/${path}${contents.suffix}`, SITE).href,
    title,
    supplied: (flags & SUPPLIED) > 0,
    date,
    dateWords: dateWords || '',
    lang,
    dir: flags & RIGHT_TO_LEFT ? 'rtl' : 'ltr',
  };
}

/** @type {(doc: number) => Promise<CardRow>} */
async function readHead(doc) {
  const text = await loadText(doc);
  return JSON.parse(text.slice(0, text.indexOf('\n')));
}

/** The paragraphs of an article, without its title. @type {(doc: number) => Promise<string[]>} */
export async function readText(doc) {
  const text = await loadText(doc);
  return text.slice(text.indexOf('\n') + 1).split('\n\n');
}

/** The text of an article, below its card and a line's end. @type {(doc: number) => Promise<string>} */
async function loadText(doc) {
  const { chunk, row } = await locate('t', doc);
  return (await loadChunk('t', chunk))[row];
}
