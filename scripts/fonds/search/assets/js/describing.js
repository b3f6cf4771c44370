/* The query as it was understood, in the reader's language. */

import { WORDS } from './given.js';
import { dateInWords, say } from './saying.js';

/** @import { AllNode, Note, QueryNode } from './types.js' */

/** *tree*, as the engine left it, in words; '' where there is nothing to say. @type {(tree: AllNode) => string} */
export function describeQuery(tree) {
  const text = describeItems(tree.items, 'and');
  return text ? say('understood', { query: text }) : '';
}

/** @type {(items: QueryNode[], joint: string) => string} */
function describeItems(items, joint) {
  const shown = items.map(item => ({ text: describeNode(item), joint: item.type === 'not' && joint === 'and' ? 'but' : joint }));
  return shown.filter(one => one.text)
    .reduce((one, other) => (one ? say(other.joint, { one, other: other.text }) : other.text), '');
}

/** @type {(node: QueryNode) => string} */
function describeNode(node) {
  /* @ts-expect-error: no type says that this very node is what its describer takes */
  const text = DESCRIBERS[node.type](node);
  return node.inTitle ? say('in_title', { query: text }) : text;
}

/** @type {{ [T in QueryNode['type']]: (node: Extract<QueryNode, { type: T }>) => string }} */
const DESCRIBERS = {
  none: () => '',
  all: ({ items }) => (items.length > 1 ? `(${describeItems(items, 'and')})` : describeItems(items, 'and')),
  any: ({ items }) => `(${describeItems(items, 'or')})`,
  not: ({ item }) => (item.type === 'none' ? '' : say('not', { query: describeNode(item) })),
  word: node => (node.star ? say('starting', { query: node.text }) : withFamily(node.text, node.taken)),
  phrase: node => say('quoted', { text: node.text }),
  near: node => say('near', { query: say('quoted', { text: node.text }), n: node.distance }),
  name: node => say('named', { facet: WORDS.strings.facets[node.facet], name: node.text }),
  date: node => describeDates(node.from, node.to),
};

const MOST_FORMS_SHOWN = 6;

/** @type {(word: string, taken?: string[]) => string} */
function withFamily(word, taken) {
  if (!taken || !taken.length) return word;
  const rest = taken.length > MOST_FORMS_SHOWN ? ', …' : '';
  return say('family', { word, forms: taken.slice(0, MOST_FORMS_SHOWN).join(', ') + rest });
}

/** @type {(from: string, to: string) => string} */
export function describeDates(from, to) {
  const values = { from: dateInWords(from), to: dateInWords(to) };
  if (from === to) return say('dated_on', values);
  return say(from && to ? 'dated' : from ? 'dated_since' : 'dated_until', values);
}

/**
 * What the reader should know of an answer of *found* articles, a sentence each; *cut*: words that were looked for, if not all.
 * @type {(notes: Note[], found: number, cut?: number) => string[]}
 */
export function describeNotes(notes, found, cut) {
  const searched = cut ? ` ${say('note_cut', { n: cut })}` : '';
  return notes.map(note => describeNote(note, found) + (note.kind === 'long' ? searched : ''));
}

/** What the reader should know of words that were not found. @type {(note: Note, found: number) => string} */
function describeNote(note, found) {
  const used = (note.used || []).map(text => say('quoted', { text })).join(', ');
  const none = used && !found ? '_none' : '';
  /* @ts-expect-error: a note that is on no name has no facet, and its text asks for none */
  return say(`note_${note.kind}${none}`, { ...note, used, facet: WORDS.strings.facets[note.facet] });
}
