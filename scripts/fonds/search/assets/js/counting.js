/* How many articles a query finds, without ranking or showing them. */

import { findDocs } from './evaluation.js';
import { parseQuery } from './query.js';

/** @import { QueryNode } from './types.js' */

/**
 * The number of articles that *text* and all of *filters* (queries too) mean; 0 if it asks for nothing.
 * @type {(text: string, filters?: string[]) => Promise<number>}
 */
export async function countArticles(text, filters = []) {
  const { tree } = parseQuery(text);
  return tree.items.length ? (await docsOf([tree, ...readFilters(filters)])).length : 0;
}

/** The articles that all of *items* mean. @type {(items: QueryNode[]) => Promise<number[]>} */
export function docsOf(items) {
  return findDocs({ type: 'all', items });
}

/** @type {(filters: string[]) => QueryNode[]} */
export function readFilters(filters) {
  return filters.map(filter => parseQuery(filter).tree);
}
