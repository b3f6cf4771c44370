/* Queries over time: what the index finds for each, counted by period. */

import { countInto, makeAxis, stepsOf, usualStep } from './periods.js';
import { SMOOTHINGS, UNITS, countsUses, measureAll } from './measures.js';

/** @import { Index } from '../../assets/js/types.js' */
/** @import { Answered, Charted, Exploring, Step, Unit } from './types.js' */

/** What *index* finds for *query*. @type {(index: Index, query: string) => Promise<Answered>} */
export async function answer(index, query) {
  const { docs, sought, terms, notes, cut, tree } = await index.findArticles(query);
  return { query, docs, sought, terms, notes, cut, tree };
}

/** The steps that the archive's dates allow, and the one that is shown. @type {(index: Index, state: Exploring) => Promise<{ steps: Step[], by: Step }>} */
export async function chooseStep(index, state) {
  const runs = await index.loadRuns(), steps = stepsOf(runs), asked = /** @type {Step} */ (state.by);
  return { steps, by: steps.includes(asked) ? asked : usualStep(runs, steps, state.from, state.to) };
}

/** What *state* asks of a chart. @type {(state: Exploring) => { unit: Unit, width: number }} */
export function readMeasure(state) {
  const unit = /** @type {Unit} */ (state.unit);
  return { unit: UNITS.includes(unit) ? unit : 'share', width: SMOOTHINGS.includes(state.smooth) ? Number(state.smooth || 1) : 1 };
}

/** *answers* over time, as *state* asks. @type {(index: Index, state: Exploring, by: Step, answers: Answered[]) => Promise<Charted>} */
export async function countCurves(index, state, by, answers) {
  const axis = makeAxis(await index.loadRuns(), by, state.from, state.to), { unit, width } = readMeasure(state);
  const curves = await Promise.all(answers.map(async ({ query, docs, sought }) => {
    const found = countInto(axis, docs, countsUses(unit) ? await index.countUses({ docs, sought }) : null);
    return { query, found, values: measureAll(unit, found, axis.base, width), uses: sought.length > 0 };
  }));
  return { axis, unit, width, curves };
}
