/* What an index offers: the join makes of it what `openIndex` returns. */

export { allHits, findArticles, listHits, search, snippets } from './searching.js';
export { ask, countNames, liftNames, offersFor, writeQuery } from './asking.js';
export { readCoasts, readPlaced } from './atlas.js';
export { countFacet, countFacets, countPairs, foldText } from './facets.js';
export { countMonths } from './calendar.js';
export { loadRuns } from './figures.js';
export { listFacets, readLabels, readNames } from './names.js';
export { countUses, findUses, termsOf } from './uses.js';
export { readLines } from './lines.js';
export { countForms, entriesOf } from './wordcounts.js';
export { findOffers } from './offering.js';
export { suggest } from './suggesting.js';
