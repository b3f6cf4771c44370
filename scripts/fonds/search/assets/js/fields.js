/* Fields of a query: the words that may stand before a colon. */

import { GRAMMAR } from './given.js';

/** @import { Field, Grammar } from './types.js' */

export const FIELDS = readFields(GRAMMAR);

/** Folded word → field. @type {(grammar: Grammar) => Map<string, Field>} */
function readFields(grammar) {
  const fields = new Map();
  grammar.title.forEach(word => fields.set(word, { type: 'title' }));
  grammar.date.forEach(word => fields.set(word, { type: 'date' }));
  for (const [facet, words] of Object.entries(grammar.names)) {
    words.forEach(word => fields.set(word, { type: 'name', facet }));
  }
  return fields;
}
