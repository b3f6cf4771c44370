/* Cards: what a result shows of an article. */

const SUPPLIED = 1, RIGHT_TO_LEFT = 2;

/** The cards of these articles: `{doc, id, url, title, supplied, date, dateWords, lang, dir}`. */
function readCards(docs) {
  return Promise.all(docs.map(async doc => {
    const rows = await loadChunk('c', Math.floor(doc / contents.cards));
    return readCard(doc, rows[doc % contents.cards]);
  }));
}

function readCard(doc, [title, path, date, lang, flags, dateWords]) {
  return {
    doc,
    id: path.slice(path.lastIndexOf('/') + 1),
    url: new URL(`articles/${path}${contents.suffix}`, SITE).href,
    title,
    supplied: (flags & SUPPLIED) > 0,
    date,
    dateWords: dateWords || '',
    lang,
    dir: flags & RIGHT_TO_LEFT ? 'rtl' : 'ltr',
  };
}

/** The paragraphs of an article, without its title. */
async function readText(doc) {
  const { numbers } = contents.families.t, chunk = lastUpTo(numbers, doc);
  return (await loadChunk('t', chunk))[doc - numbers[chunk]].split('\n\n');
}
