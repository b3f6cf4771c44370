/* What an index offers: the join makes of it what `openIndex` returns. */

export { allHits, facetWords, findArticles, listHits, search, snippets } from './searching.js';
export { countFacets } from './facets.js';
export { countMonths } from './calendar.js';
export { readNames } from './names.js';
export { suggest } from './suggesting.js';
