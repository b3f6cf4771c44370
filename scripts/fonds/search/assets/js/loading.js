/* Loading: a chunk of the index is a classic script that calls fondsIndex(name, seal, data).
   Scripts are all that a page may read from its own folder on file://. */

const FOLDER = new URL('.', document.currentScript.src).href;
const SITE = new URL('..', FOLDER).href;

const MOST_KEPT = 8e6; // characters of chunks

const loading = new Map(); // name → `{data, size}`, a promise and its characters; used last, stands last
let kept = 0; // characters of all
const waiting = new Map(); // name → what to do when its script calls
let contents = null;

/** The index has changed since the page was opened: only reloading helps. */
class StaleIndexError extends Error {}

window.fondsIndex = (name, seal, data) => {
  const receive = waiting.get(name);
  if (receive) receive(seal, data);
};

/** The table of contents of the index, loaded once. */
async function openIndex() {
  if (!contents) contents = readContents(await loadScript('contents', ''));
  return contents;
}

/** The data of chunk *number* of *family*; `openIndex` must be done. */
function loadChunk(family, number) {
  return loadScript(`${family}/${number}`, contents.families[family].seals.substr(number * 4, 4));
}

function loadScript(name, seal) {
  const chunk = loading.get(name) || requestChunk(name, seal);
  loading.delete(name);
  loading.set(name, chunk);
  return chunk.data;
}

function requestChunk(name, seal) {
  const chunk = { data: requestScript(name, seal), size: 0 };
  chunk.data.then(data => keepChunk(chunk, data), () => loading.delete(name));
  return chunk;
}

/** Count *chunk* as kept, and forget those that were not used for longest. */
function keepChunk(chunk, data) {
  kept += chunk.size = sizeOf(data);
  for (const [name, { size }] of loading) {
    if (kept <= MOST_KEPT) return;
    if (size) loading.delete(name); // what is still on its way has none
    kept -= size;
  }
}

/** About how many characters *data* takes. */
function sizeOf(data) {
  if (Array.isArray(data)) return data.reduce((sum, part) => sum + sizeOf(part), 8);
  return typeof data === 'string' ? data.length + 8 : 8;
}

function requestScript(name, seal) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const finish = (settle, value) => { waiting.delete(name); script.remove(); settle(value); };
    waiting.set(name, (found, data) => {
      if (seal && found !== seal) finish(reject, new StaleIndexError(name));
      else finish(resolve, data);
    });
    script.onerror = () => finish(reject, new Error(`search: ${name} cannot be loaded`));
    script.onload = () => { if (waiting.has(name)) finish(reject, new StaleIndexError(name)); };
    script.charset = 'utf-8'; // whatever the page is in
    script.src = `${FOLDER}${name}.js${seal ? `?v=${seal}` : ''}`;
    document.head.append(script);
  });
}

/** The table of contents with its numbers read. */
function readContents(data) {
  Object.values(data.families).forEach(readNumbering);
  for (const [letter, fronts] of Object.entries(data.firstForms)) {
    const { numbers } = data.families[letter];
    data.firstForms[letter] = readFronts(fronts, numbers.filter(number => number < data.forms).length);
  }
  data.codes = new Map(data.common.map((form, at) => [form, at + 1]));
  return data;
}

/** With which numbers the chunks of *family* begin. */
function readNumbering(family) {
  family.numbers = readGrowing(family.numbers);
  family.firsts = readNumbers(family.firsts);
}

/** The part of the index that concerns all articles: lengths, calendar, pairs or texts, read once. */
const wholes = [];
function loadWhole(number, read) {
  if (!wholes[number]) {
    wholes[number] = loadChunk('a', number).then(read);
    wholes[number].catch(() => { wholes[number] = null; });
  }
  return wholes[number];
}

/** The length of each article in words, in steps of a quarter of a power of two. */
function loadLengths() {
  return loadWhole(0, text => Float32Array.from(text, digit => 2 ** (DIGIT[digit.charCodeAt(0)] / 4) - 1));
}
