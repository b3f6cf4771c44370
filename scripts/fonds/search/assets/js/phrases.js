/* Words in a row, and words near each other.

   A slot is a place of a phrase: `{at, entries}`, its distance from the first word and the forms
   that may stand there. Common words next to a rare one are checked in the rare word's own list,
   two common words in a row in the list of that pair. */

/** The articles, of *within* unless null, where the words of *slots* stand in a row: `{docs, scores}`. */
async function matchRow(slots, inTitle, within) {
  const checks = await planChecks(slots);
  if (checks.length === 1 && !checks[0].before && !checks[0].after) return scorePair(checks[0].list, inTitle);
  return scoreRows(await narrowStarts(checks, within), inTitle);
}

/** Two common words in a row, and no other: their list tells all. */
async function scorePair(list, inTitle) {
  const lengths = await loadLengths(), rows = range(0, list.docs.length).filter(row => !inTitle || list.titled[row]);
  const weight = rarity(rows.length);
  const scores = rows.map(row => score(weight, list.counts[row] + TITLE_WEIGHT * list.titled[row], lengths[list.docs[row]]));
  return { docs: rows.map(row => list.docs[row]), scores };
}

/** The articles where *rows* (arrays of slots) begin no further than *distance* from each other. */
async function matchNear(rows, distance, inTitle, within) {
  let docs = within;
  const found = [];
  for (const slots of await rarestFirst(rows)) {
    const starts = await narrowStarts(await planChecks(slots), docs);
    found.push(starts);
    docs = [...starts.keys()].filter(doc => nearPlaces(found.map(one => one.get(doc)), distance).at.length);
  }
  const near = new Map();
  for (const doc of docs) {
    const places = nearPlaces(found.map(starts => starts.get(doc)), distance);
    if (places.at.length) near.set(doc, places);
  }
  return scoreRows(near, inTitle);
}

async function scoreRows(starts, inTitle) {
  const lengths = await loadLengths();
  const docs = [...starts.keys()].filter(doc => !inTitle || starts.get(doc).titled);
  const weight = rarity(docs.length);
  const scores = docs.map(doc => {
    const { at, titled } = starts.get(doc);
    return score(weight, at.length + TITLE_WEIGHT * titled, lengths[doc]);
  });
  return { docs, scores };
}

/**
 * Where the phrase that *checks* stand for begins in each article (of *within*, unless null):
 * article → `{at, titled}`, positions and how many of the first are in the title.
 */
async function narrowStarts(checks, within) {
  checks.sort((one, other) => one.list.docs.length - other.list.docs.length);
  let docs = checks.map(check => check.list.docs).reduce(commonDocs, within);
  let starts = null;
  for (const check of checks) {
    const places = await check.read(docs);
    const kept = new Map();
    for (const doc of docs) {
      const place = places.get(doc), start = place && narrow(place, check.slot, starts && starts.get(doc));
      if (start && start.at.length) kept.set(doc, start);
    }
    starts = kept;
    docs = [...kept.keys()];
  }
  return starts;
}

/** Starts of the phrase that *place*, positions of *slot*, allows, of those known so far. */
function narrow({ at, lastTitled }, slot, known) {
  let starts = at.map(position => position - slot.at);
  if (known) {
    const set = new Set(known.at);
    starts = starts.filter(start => set.has(start));
  }
  return { at: starts, titled: starts.filter(start => start + slot.at <= lastTitled).length };
}

/** What to read: `{slot, list, read, before, after}` for slots that none of the others cover. */
async function planChecks(slots) {
  const codes = slots.map(slot => slot.entries.length === 1 ? contents.codes.get(slot.entries[0].id) || 0 : 0);
  const covered = new Set(), plans = [];
  slots.forEach((slot, n) => {
    if (slot.entries.length !== 1 || codes[n]) return;
    const plan = { slot, ids: [slot.entries[0].id] };
    if (codes[n - 1] && adjoin(slots, n - 1)) { plan.before = codes[n - 1]; covered.add(n - 1); }
    if (codes[n + 1] && adjoin(slots, n)) { plan.after = codes[n + 1]; covered.add(n + 1); }
    plans.push(plan);
  });
  for (let n = 0; n < slots.length; n++) {
    if (codes[n] && !covered.has(n)) plans.push(await planPair(slots, codes, n, covered));
    else if (slots[n].entries.length > 1) plans.push({ slot: slots[n], ids: slots[n].entries.map(entry => entry.id) });
  }
  return Promise.all(plans.map(readPlan));
}

/** Cover the common word *n* with a pair that it makes, or with its own list. */
async function planPair(slots, codes, n, covered) {
  const first = codes[n + 1] && adjoin(slots, n) ? n : codes[n - 1] && adjoin(slots, n - 1) ? n - 1 : -1;
  if (first < 0) return { slot: slots[n], ids: [slots[n].entries[0].id] };
  covered.add(first).add(first + 1);
  return { slot: slots[first], ids: await findPair(codes[first], codes[first + 1]) };
}

/** Number of the list of two common words in a row; none if they never stand so. */
async function findPair(one, other) {
  const pairs = await loadWhole(2, readGrowing);
  const at = lastUpTo(pairs, 64 * one + other);
  return pairs[at] === 64 * one + other ? [contents.forms + at] : [];
}

function adjoin(slots, n) {
  return slots[n + 1].at === slots[n].at + 1;
}

async function readPlan(plan) {
  const lists = await Promise.all(plan.ids.map(readPostings));
  const list = lists.length === 1 ? lists[0] : { docs: uniteDocs(lists.map(one => one.docs)), counts: [], titled: [] };
  return { ...plan, list, read: docs => readPlaces(plan, lists, docs) };
}

/** The positions of all forms of *plan* together. */
async function readPlaces({ ids, before, after }, lists, docs) {
  const found = await Promise.all(ids.map((id, n) => readPositions(id, lists[n], docs, before, after)));
  if (found.length === 1) return found[0];
  const merged = new Map();
  for (const places of found) {
    for (const [doc, place] of places) merged.set(doc, mergePlaces(merged.get(doc), place));
  }
  return merged;
}

function mergePlaces(one, other) {
  if (!one) return other;
  return { at: one.at.concat(other.at).sort((a, b) => a - b), lastTitled: Math.max(one.lastTitled, other.lastTitled) };
}

/** The places of the rarest of several words, where all others stand within *distance*. */
function nearPlaces(places, distance) {
  const [first, ...others] = places;
  const at = first.at.filter(position => isNear(position, others, distance));
  return { at, titled: at.filter(position => first.at.indexOf(position) < first.titled).length };
}

/** Whether one place of each of *others* fits with *position* into a stretch of *distance*. */
function isNear(position, others, distance) {
  for (let low = position - distance; low <= position; low++) {
    if (others.every(place => place.at.some(at => at >= low && at <= low + distance))) return true;
  }
  return false;
}

async function rarestFirst(rows) {
  const frequency = slots => Math.min(...slots.map(slot => slot.entries.reduce((sum, entry) => sum + entry.articles, 0)));
  return [...rows].sort((one, other) => frequency(one) - frequency(other));
}

function commonDocs(one, other) {
  return one ? intersect({ docs: one, scores: null }, { docs: other, scores: null }).docs : other;
}

function uniteDocs(lists) {
  const seen = new Uint8Array(contents.articles);
  lists.forEach(docs => docs.forEach(doc => { seen[doc] = 1; }));
  return seenDocs(seen);
}
