/* Marking: where the words of a query stand in a text.

   A term is a row of slots `{at, forms}` (a set of forms each) that must stand in a row. */

/** The places in *text* that *terms* mark: `[{start, end, term}]`, in order, none overlapping. */
function findMarks(text, terms) {
  const words = placeWords(text), marks = [];
  terms.forEach((row, term) => {
    const last = row[row.length - 1];
    for (let n = 0; n < words.length; n++) {
      if (!row.every(({ at, forms }) => words[n + at] && forms.has(words[n + at].form))) continue;
      marks.push({ start: words[n].start, end: endOf(words, n + last.at, last.forms), term });
    }
  });
  return marks.sort((one, other) => one.start - other.start || other.end - one.end).reduce(joinMarks, []);
}

/** Where word *n* ends; a pair of characters ends with the second of them. */
function endOf(words, n, forms) {
  const next = words[n + 1];
  return isPair(forms) && next && next.start === words[n].end ? next.end : words[n].end;
}

/** A pair of characters marks both of them. */
function isPair(forms) {
  const [form] = forms;
  return form !== undefined && UNSPACED.test(form) && [...form].length > 1;
}

function joinMarks(marks, mark) {
  const last = marks[marks.length - 1];
  if (last && mark.start < last.end) last.end = Math.max(last.end, mark.end); else marks.push({ ...mark });
  return marks;
}

/** *terms* as text for the fragment of an address: slots "_", forms "~", terms "." apart. */
function writeTerms(terms) {
  const rows = terms.map(term => term.map(({ at, forms }) => `${at}${[...forms].slice(0, 24).map(form => `~${form}`).join('')}`));
  return rows.slice(0, 24).map(row => row.join('_')).join('.');
}

/** What `writeTerms` wrote. */
function readTerms(text) {
  return text.split('.').filter(Boolean).map(row => row.split('_').map(slot => {
    const [at, ...forms] = slot.split('~');
    return { at: Number(at), forms: new Set(forms) };
  }));
}
