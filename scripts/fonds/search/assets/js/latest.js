/* What the search folder holds now. Every file of it is asked for with what it should be in its
   address (?v=…), so that any cache may keep it for good; latest.js alone says which those are now,
   and is asked for past every cache. */

/** @import { Latest } from './types.js' */

/* @ts-expect-error: while a classic script runs, it is there */
export const FOLDER = new URL('.', document.currentScript.src).href;

export const FRESH = 100; // milliseconds in which it is not asked again
export const WARM = 2000; // the same for an engine that has just been loaded

/** A file is of another index than it should be: the index has changed, or a cache kept another. */
export class StaleIndexError extends Error {
  constructor(/** @type {string} */ file) { super(`search: ${file} is of another index`); this.name = 'StaleIndexError'; }
}

/** A file cannot be had. */
class LoadError extends Error {
  constructor(/** @type {string} */ file) { super(`search: ${file} cannot be loaded`); this.name = 'LoadError'; }
}

/* A file of the folder calls this once, with its name, what stands for its content, and its data. */
window.fondsIndex = (...call) => {
  const /** @type {any} */ { fondsReceive } = document.currentScript || {};
  if (fondsReceive) fondsReceive(call);
};

/** What the script at *address* in the folder calls `fondsIndex` with. @type {(address: string) => Promise<any[]>} */
export function requestScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.fondsReceive = resolve;
    script.onerror = () => { script.remove(); reject(new LoadError(address)); };
    script.onload = () => { script.remove(); reject(new StaleIndexError(address)); }; // unless it has called
    script.charset = 'utf-8'; // whatever the page is in
    script.src = FOLDER + address;
    document.head.append(script);
  });
}

/**
 * `[build, scripts]`: what stands for the index and for the scripts in the folder.
 * @type {(fresh?: number) => Promise<Latest>}
 */
export function readLatest(fresh = FRESH) {
  const last = window.fondsLatest; // that of any script of the page
  if (last && Date.now() - last.at < fresh) return last.answer;
  const asked = window.fondsLatest = { at: Infinity, answer: requestLatest() };
  asked.answer.then(() => { asked.at = Date.now(); }, forgetLatest);
  return asked.answer;
}

export function forgetLatest() {
  window.fondsLatest = null;
}

/** @type {() => Promise<Latest>} */
async function requestLatest() {
  const address = `latest.js?t=${Date.now()}`;
  const text = FOLDER.startsWith('http') ? await fetchText(address) : '';
  if (!text) return (await requestScript(address))[2];
  return JSON.parse(text.slice(text.indexOf('['), text.lastIndexOf(']') + 1));
}

/**
 * The text at *address*, which no cache keeps; '' where a page may read scripts alone.
 * @type {(address: string) => Promise<string>}
 */
async function fetchText(address) {
  try {
    const answer = await fetch(FOLDER + address, { cache: 'no-store', referrerPolicy: 'no-referrer' });
    return answer.ok ? await answer.text() : '';
  } catch {
    return '';
  }
}
