/* The view of words that what was found has more than the rest of the archive. */

import { NUMBER_FORMAT, element, say } from '../../assets/js/saying.js';
import { describeNotes } from '../../assets/js/describing.js';
import { answer } from './series.js';
import { withDates } from './asked.js';
import { countAll } from './together.js';
import { datesForm, emptyElement, examplesElement, notesElement, queryChooser } from './controls.js';
import { CERTAIN, logLikelihood } from './likelihood.js';
import { saveRows } from './saving-files.js';
import { foundAddress } from './writing-values.js';

/** @import { Entry, Index } from '../../assets/js/types.js' */
/** @import { Answered, KeyWord, Work } from './types.js' */

const COMMON = 1 / 3; // of all articles: a word that more have is nobody's own
const MOST_READ = 500; // articles, drawn evenly by date
const LEAST_HAVING = 3; // articles that have a word
const MOST_FORMS = 1500; // words that are looked at, those of most articles
const MOST_WORDS = 60;

/** @type {(work: Work) => Promise<void>} */
export async function showWords(work) {
  const { state, index, body, isLast, change } = work, query = state.queries[state.chosen];
  const dated = state.from || state.to;
  if (!query && !dated) { body.replaceChildren(datesForm(work), emptyElement('explore_ask_words'), await examplesElement(work)); return; }
  const found = await answer(index, withDates(query, state)), drawn = drawEvenly(found.docs, MOST_READ), all = await countAll(index);
  const words = await weighWords(index, found, drawn, all);
  if (!isLast()) return;
  const head = [queryChooser(state, change) || '', notesElement(describeNotes(found.notes, found.cut))];
  const tools = element('div', { class: 'fonds-explore__tools' }, datesForm(work), words.length ? element('span', { class: 'fonds-explore__keep' },
    element('button', { type: 'button', click: () => saveRows(say('explore_file_words'), rowsOfWords(words, drawn.length, all)) }, say('explore_csv'))) : null);
  if (!words.length) {
    body.replaceChildren(...head, tools, emptyElement(found.docs.length ? 'explore_no_key_words' : 'explore_no_lines', { query, n: found.docs.length }));
    return;
  }
  const told = [say('explore_words_told', { n: drawn.length, all: NUMBER_FORMAT.format(all - drawn.length) })];
  if (drawn.length < found.docs.length) told.push(say('explore_words_drawn', { n: drawn.length, all: NUMBER_FORMAT.format(found.docs.length) }));
  body.replaceChildren(...head, tools, element('p', { class: 'fonds-explore__told' }, told.join(' ')),
    element('ol', { class: 'fonds-keywords' }, ...words.slice(0, MOST_WORDS).map(word => wordElement(word, query, state))),
    element('p', { class: 'fonds-explore__foot' }, say('explore_words_how', { least: LEAST_HAVING })));
}

/** *most* of *docs*, which are in the order of their dates, at even steps. @type {(docs: number[], most: number) => number[]} */
export function drawEvenly(docs, most) {
  if (docs.length <= most) return docs;
  return Array.from({ length: most }, (_, at) => docs[Math.floor((at + 0.5) * docs.length / most)]);
}

/** The words of *drawn* that these have more than all others, the surest first. @type {(index: Index, found: Answered, drawn: number[], all: number) => Promise<KeyWord[]>} */
async function weighWords(index, { terms }, drawn, all) {
  const counts = await index.countForms(drawn), asked = new Set(terms.flatMap(term => term.flatMap(slot => [...(slot.forms || [])])));
  const rows = [...counts].filter(([form, count]) => count >= LEAST_HAVING && !asked.has(form) && /\p{L}.*\p{L}/u.test(form));
  const weighed = rows.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).slice(0, MOST_FORMS);
  const entries = await index.entriesOf(weighed.map(([form]) => form));
  const /** @type {(entry: Entry) => KeyWord} */ weigh = ({ form, shown, articles }) => {
    const both = counts.get(form) || 0;
    return { form, shown, both, articles, worth: logLikelihood(both, drawn.length, articles, all) };
  };
  return entries.map(weigh).filter(({ worth, articles }) => worth >= CERTAIN && articles <= COMMON * all).sort((one, other) => other.worth - one.worth || (one.form < other.form ? -1 : 1));
}

/** @type {(word: KeyWord, query: string, state: import('./types.js').Exploring) => HTMLElement} */
function wordElement({ shown, both, articles }, query, { from, to }) {
  const address = foundAddress(`${query ? `(${query}) ` : ''}"${shown}"`, from, to);
  return element('li', {}, element('a', { href: address }, shown), ' ',
    element('small', { title: say('explore_word_counts', { n: both, others: NUMBER_FORMAT.format(articles - both) }) }, `${NUMBER_FORMAT.format(both)} / ${NUMBER_FORMAT.format(articles - both)}`));
}

/** @type {(words: KeyWord[], read: number, all: number) => string[][]} */
function rowsOfWords(words, read, all) {
  const head = ['word', 'both', 'read', 'elsewhere', 'others', 'g2'].map(key => say(`explore_column_${key}`));
  return [head, ...words.map(({ shown, both, articles, worth }) => [shown, both, read, articles - both, all - read, worth.toFixed(1)].map(String))];
}
