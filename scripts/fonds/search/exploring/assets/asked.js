/* Queries as the views ask them. */

/** @import { Exploring } from './types.js' */

/** *query*, which may be empty, among the articles of the dates that are chosen. @type {(query: string | undefined, state: Pick<Exploring, 'from' | 'to'>) => string} */
export function withDates(query, { from, to }) {
  const dates = from || to ? [`date:${from === to ? from : `${from}..${to}`}`] : [];
  return [...(query ? [dates.length ? `(${query})` : query] : []), ...dates].join(' ');
}
