/* Years, or the months of one, by which a long list is narrowed. */

import { NUMBER_FORMAT, dateInWords, element, say } from '../../assets/js/saying.js';
import { makeAxis } from './periods.js';

/** @import { Step, Work } from './types.js' */

const MOST_NARROWER = 40; // that are offered

/** A button for each year or month that has some of the uses, of *docs* from each of *starts* on. @type {(work: Work, docs: number[], starts: number[]) => HTMLElement} */
export function yearsElement({ index, change, state: { from, to } }, docs, starts) {
  const list = element('p', { class: 'fonds-lines__years' });
  index.loadRuns().then(runs => {
    for (const by of /** @type {Step[]} */ (['year', 'month', 'day'])) {
      const { periods, runs: placed } = makeAxis(runs, by, from, to), counts = periods.map(() => 0);
      let at = 0;
      for (const { end, period } of placed) for (; at < docs.length && docs[at] < end; at++) if (period >= 0) counts[period] += starts[at + 1] - starts[at];
      const some = periods.flatMap((key, n) => (counts[n] ? [{ key, count: counts[n] }] : []));
      if (some.length < 2) continue;
      list.replaceChildren(say('explore_narrow'), ' ', ...some.slice(0, MOST_NARROWER).map(({ key, count }) =>
        element('button', { type: 'button', class: 'fonds-chip', click: () => change({ from: key, to: key }) }, `${dateInWords(key)} `, element('small', {}, NUMBER_FORMAT.format(count)))));
      return;
    }
  }).catch(() => {});
  return list;
}
