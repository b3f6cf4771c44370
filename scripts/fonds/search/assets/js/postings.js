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
 * article → `{at, lastTitled}`: positions, and the last one in the title (-1: none). Only those
 * with the common words *before* and *after* around them count (codes; 0: anything), and an
 * article without any is left out: what is not asked for takes no memory.
 */
async function readPositions(id, list, docs, before = 0, after = 0) {
  const annotated = id < contents.forms && !contents.codes.has(id);
  const wanted = new Set(docs), found = new Map();
  const read = (reader, row, kept) => {
    const fits = (one, other) => kept && (!before || one === before) && (!after || other === after);
    return readPlace(reader, list.counts[row], annotated, list.titled[row], fits);
  };
  for (const piece of await loadPieces('x', id, docs)) decodePositions(piece, list, read, wanted, found);
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

/** Put the positions of one piece, for the *wanted* articles, into *found*; *read* reads one article's. */
function decodePositions({ text, first }, list, read, wanted, found) {
  const reader = numberReader(text);
  for (let row = lastUpTo(list.docs, first - 1) + 1; reader.left(); row++) {
    const place = read(reader, row, wanted.has(list.docs[row]));
    if (place.at.length) found.set(list.docs[row], place);
  }
}

/**
 * The positions of one article that *fits* allows by the codes of the common words around them; a
 * position is its distance from the one before, see the index.
 */
function readPlace(reader, count, annotated, titled, fits) {
  const place = { at: [], lastTitled: -1 };
  for (let left = count, position = 0; left; left--) {
    const head = reader.next();
    position += annotated ? head >> 2 : head;
    const one = annotated && head & 2 ? reader.next() : 0, other = annotated && head & 1 ? reader.next() : 0;
    if (fits(one, other)) place.at.push(position);
    if (count - left < titled) place.lastTitled = position;
  }
  return place;
}
