/* What an index offers: the join makes of it what `openIndex` returns. */

export { allHits, findArticles, listHits, search, snippets } from './searching.js';
export { ask, countNames, liftNames, offersFor } from './asking.js';
export { foldText } from './facets.js';
export { countMonths } from './calendar.js';
export { readLabels, readNames } from './names.js';
export { findOffers } from './offering.js';
export { suggest } from './suggesting.js';
