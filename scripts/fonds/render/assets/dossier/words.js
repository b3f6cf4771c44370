/* The words of the interface. */

import { WORDS } from './given.js';

/** The text of *key*; `n` in *values* chooses the plural form. @type {(key: string, values?: Record<string, any>) => string} */
export function say(key, values = {}) {
  const text = WORDS.strings[key];
  const chosen = typeof text === 'object' ? text[new Intl.PluralRules(WORDS.lang).select(values.n)] || text.other : text;
  return chosen.replace(/\{(\w+)\}/g, /** @type {(whole: string, name: string) => string} */ (_, name) => values[name]);
}
