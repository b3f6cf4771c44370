/* Postings: the articles that have a form, and where it stands in them. */

const articleLists = new Map(); // form → promise of its postings

/**
 * The postings of form *id*: `{docs, counts, titled}`, three arrays of the same length: numbers of
 * articles (ascending), occurrences in each, and how many of those are in the title.
 */
function readPostings(id) {
  if (!articleLists.has(id)) {
    const list = loadPieces('p', id, null).then(pieces => decodePostings(pieces.map(piece => piece.text)));
    list.catch(() => articleLists.delete(id));
    articleLists.set(id, list);
    if (articleLists.size > 500) articleLists.delete(articleLists.keys().next().value);
  }
  return articleLists.get(id);
}

/**
 * Where form *id*, whose postings are *list*, stands in the articles *docs* (ascending):
 * article → `{at, before, after, titled}`: positions, codes of the common words around each
 * (undefined for a form that is common itself), and how many of the first are in the title.
 */
async function readPositions(id, list, docs) {
  const annotated = id < contents.forms && !contents.codes.has(id);
  const wanted = new Set(docs), found = new Map();
  for (const piece of await loadPieces('x', id, docs)) {
    decodePositions(piece, list, annotated, wanted, found);
  }
  return found;
}

/** The pieces of a list that concern *docs* (null: all of them): `[{text, first}]`. */
async function loadPieces(family, id, docs) {
  const { numbers, firsts } = contents.families[family];
  const last = lastUpTo(numbers, id), first = lastUpTo(numbers, id - 1) + 1;
  if (numbers[last] < id) return [{ text: (await loadChunk(family, last))[id - numbers[last]], first: -1 }];
  const chunks = docs ? chunksOf(docs, firsts, first, last) : range(first, last + 1);
  const data = await Promise.all(chunks.map(chunk => loadChunk(family, chunk)));
  return data.map((texts, at) => ({ text: texts[0], first: first === last ? -1 : firsts[chunks[at]] }));
}

/** Which of the chunks *first* to *last*, that begin with the articles *firsts*, hold *docs*. */
function chunksOf(docs, firsts, first, last) {
  const chunks = [];
  for (let chunk = first, at = 0; chunk <= last && at < docs.length; chunk++) {
    const next = chunk < last ? firsts[chunk + 1] : Infinity;
    if (docs[at] < next) chunks.push(chunk);
    while (at < docs.length && docs[at] < next) at++;
  }
  return chunks;
}

function range(first, end) {
  return Array.from({ length: end - first }, (_, at) => first + at);
}

/** A row is 2 × (gap − 1), + 1 if more follows: 2 × (occurrences − 1), + 1 if the title has some, and how many − 1. */
function decodePostings(texts) {
  const docs = [], counts = [], titled = [];
  for (const text of texts) {
    const numbers = readNumbers(text);
    for (let at = 0, doc = -1; at < numbers.length;) {
      const head = numbers[at++], more = head & 1 ? numbers[at++] : 0;
      doc += (head >> 1) + 1;
      docs.push(doc);
      counts.push((more >> 1) + 1);
      titled.push(more & 1 ? numbers[at++] + 1 : 0);
    }
  }
  return { docs, counts, titled };
}

/** Put the positions of one piece, for the *wanted* articles, into *found*. */
function decodePositions({ text, first }, list, annotated, wanted, found) {
  const reader = numberReader(text);
  for (let row = first < 0 ? 0 : lastUpTo(list.docs, first); reader.left(); row++) {
    const count = list.counts[row];
    if (wanted.has(list.docs[row])) found.set(list.docs[row], readPlace(reader, count, annotated, list.titled[row]));
    else skipPlace(reader, count, annotated);
  }
}

/** The positions of one article; a position is its distance from the one before, see the index. */
function readPlace(reader, count, annotated, titled) {
  const place = { at: [], before: annotated ? [] : undefined, after: annotated ? [] : undefined, titled };
  for (let left = count, position = 0; left; left--) {
    const head = reader.next();
    position += annotated ? head >> 2 : head;
    place.at.push(position);
    if (annotated) {
      place.before.push(head & 2 ? reader.next() : 0);
      place.after.push(head & 1 ? reader.next() : 0);
    }
  }
  return place;
}

function skipPlace(reader, count, annotated) {
  for (let left = count; left; left--) {
    const head = reader.next();
    if (annotated && head & 2) reader.next();
    if (annotated && head & 1) reader.next();
  }
}
