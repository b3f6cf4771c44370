/* An article that is opened from a list of results. The fragment of its address has all that it needs to
   mark words, to go back and to go on: `#m=…&r=3&q=…`, the words, the number of the result, what was asked. */

import { writeFragment } from './state.js';

/** @import { Opened } from './types.js' */

const MOST_ASKED = 2000; // characters of what was asked; of a longer one an article knows nothing

/** @type {(url: string, terms: string, opened: Opened) => string} */
export function resultAddress(url, terms, { state, number }) {
  const asked = writeFragment(state), parts = terms ? [`m=${encodeURIComponent(terms)}`] : [];
  if (asked.length <= MOST_ASKED) parts.push(`r=${number}`, ...(asked ? [asked] : []));
  return parts.length ? `${url}#${parts.join('&')}` : url;
}
