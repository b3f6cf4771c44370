/* Snippets: the best passage of an article, with the words of the query marked. */

const PASSAGE = 240; // characters
const LEAD = 60; // of them before the first mark

/** The best passage of article *doc* for *terms*: `[{text, marked}]`. */
async function cutSnippet(doc, terms) {
  const paragraphs = await readText(doc);
  const found = paragraphs.map(text => bestWindow(text, terms));
  const best = found.reduce((one, other) => (other.worth > one.worth ? other : one), { worth: 0 });
  if (!best.worth) return [{ text: shorten(paragraphs[0] || '', 0), marked: false }];
  return splitMarks(best);
}

/** The stretch of a paragraph with most different terms, then most marks. */
function bestWindow(text, terms) {
  const marks = findMarks(text, terms);
  let best = { text, marks, start: 0, worth: 0 };
  for (let first = 0, end = 0; first < marks.length; first++) {
    while (end < marks.length && marks[end].end - marks[first].start <= PASSAGE - LEAD) end++;
    const inside = marks.slice(first, Math.max(end, first + 1));
    const worth = new Set(inside.map(mark => mark.term)).size + Math.min(inside.length, 50) / 100;
    if (worth > best.worth) best = { text, marks, start: marks[first].start, worth };
  }
  return best;
}

function splitMarks({ text, marks, start }) {
  const from = start > LEAD ? wordStart(text, start - LEAD) : 0;
  const end = Math.max(from + shorten(text.slice(from), 0).replace(/ …$/, '').length, 0);
  const parts = from ? [{ text: '… ', marked: false }] : [];
  let at = from;
  for (const mark of marks.filter(one => one.start >= from && one.end <= end)) {
    parts.push({ text: text.slice(at, mark.start), marked: false }, { text: text.slice(mark.start, mark.end), marked: true });
    at = mark.end;
  }
  parts.push({ text: text.slice(at, end) + (end < text.length ? ' …' : ''), marked: false });
  return parts.filter(part => part.text);
}

/** *text* cut before a word so that it is no longer than a passage. */
function shorten(text) {
  if (text.length <= PASSAGE) return text;
  const cut = text.slice(0, PASSAGE), space = cut.search(/\s\S*$/);
  return `${space > 0 ? cut.slice(0, space) : cut} …`;
}

/** Where the next word begins from *at* on. */
function wordStart(text, at) {
  const space = text.slice(at, at + 30).search(/\s/);
  return space < 0 ? at : at + space + 1;
}
