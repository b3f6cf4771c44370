/* Loading: a chunk of the index is a classic script that calls fondsIndex(name, seal, data).
   Scripts are all that a page may read from its own folder on file://. */

const FOLDER = new URL('.', document.currentScript.src).href;
const SITE = new URL('..', FOLDER).href;

const MOST_KEPT = 600; // chunks; 20 MB

const loading = new Map(); // name → promise of its data
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
  if (!loading.has(name)) {
    const promise = requestScript(name, seal);
    promise.catch(() => loading.delete(name));
    loading.set(name, promise);
    if (loading.size > MOST_KEPT) loading.delete(loading.keys().next().value);
  }
  return loading.get(name);
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
  for (const family of Object.values(data.families)) {
    family.numbers = readGrowing(family.numbers);
    family.firsts = readNumbers(family.firsts);
  }
  data.codes = new Map(data.common.map((form, at) => [form, at + 1]));
  return data;
}

/** The part of the index that concerns all articles: lengths, calendar or pairs, read once. */
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
