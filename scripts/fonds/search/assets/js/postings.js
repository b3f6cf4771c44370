/* Postings: the articles that have a form, and where it stands in them. */

const articleLists = new Map(); // form → promise of its postings

/**
 * The postings of form *id*: `{docs, counts, titled}`, three arrays of the same length: numbers of
 * articles (ascending), occurrences in each, and how many of those are in the title.
 */
function readPostings(id) {
  if (!articleLists.has(id)) {
    const list = loadPieces('p', id, null).then(decodePostings);
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

/**
 * The pieces of a list that concern *docs* (null: all of them): `[{text, first}]`, where *first* is
 * the article that a piece counts from. A short list is one piece.
 */
async function loadPieces(family, id, docs) {
  const chunks = chunksOf(family, id), wanted = docs && new Set(docs.map(pieceOf));
  const needed = chunks.filter(({ piece, end }) => !wanted || chunks.length === 1 || hasFrom(wanted, piece, end));
  const pieces = await Promise.all(needed.map(async ({ chunk, entry, piece }) => {
    const list = (await loadChunk(family, chunk))[entry];
    if (typeof list === 'string') return [{ text: list, first: 0 }];
    return list.map((text, at) => ({ text, first: (piece + at) * contents.piece }))
      .filter(({ text, first }) => text && (!wanted || wanted.has(pieceOf(first))));
  }));
  return pieces.flat();
}

function pieceOf(doc) {
  return Math.floor(doc / contents.piece);
}

/** Whether *wanted* has one of the numbers from *first* to below *end*. */
function hasFrom(wanted, first, end) {
  for (let piece = first; piece < end; piece++) if (wanted.has(piece)) return true;
  return false;
}

/** Where the list of *id* stands: `{chunk, entry, piece, end}`: of each chunk the entry, and its pieces. */
function chunksOf(family, id) {
  const { numbers, firsts } = contents.families[family], last = lastUpTo(numbers, id);
  let first = lastUpTo(numbers, id - 1) + 1; // the first chunk that begins with this list
  if (first > last || firsts[first]) first--; // the list begins within the one before
  return range(first, last + 1).map(chunk => ({
    chunk,
    entry: id - numbers[chunk],
    piece: numbers[chunk] === id ? firsts[chunk] || 0 : 0,
    end: chunk < last ? firsts[chunk + 1] : Infinity,
  })).map(place => ({ ...place, end: Math.min(place.end, Math.ceil(contents.articles / contents.piece)) }));
}

function range(first, end) {
  return Array.from({ length: end - first }, (_, at) => first + at);
}

/** A row is 2 × (gap − 1), + 1 if more follows: 2 × (occurrences − 1), + 1 if the title has some, and how many − 1. */
function decodePostings(pieces) {
  const docs = [], counts = [], titled = [];
  for (const { text, first } of pieces) {
    const reader = numberReader(text);
    for (let doc = first - 1; reader.left();) {
      const head = reader.next(), more = head & 1 ? reader.next() : 0;
      doc += (head >> 1) + 1;
      docs.push(doc);
      counts.push((more >> 1) + 1);
      titled.push(more & 1 ? reader.next() + 1 : 0);
    }
  }
  return { docs, counts, titled };
}

/** Put the positions of one piece, for the *wanted* articles, into *found*. */
function decodePositions({ text, first }, list, annotated, wanted, found) {
  const reader = numberReader(text);
  for (let row = lastUpTo(list.docs, first - 1) + 1; reader.left(); row++) {
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
