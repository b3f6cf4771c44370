/* Versions of the search folder. Every file is requested with its fingerprint in the address (?v=…), so
   that any cache may keep it for good; latest.js alone names the current fingerprints, and is requested
   past every cache. */

/** @import { Latest } from './types.js' */

/* @ts-expect-error: while a classic script runs, it is there */
export const FOLDER = new URL('.', document.currentScript.src).href;

export const FRESH = 100; // milliseconds for which its answer is reused
export const WARM = 2000; // the same for an engine that has just been loaded

/** A file has another fingerprint than was requested: the index has changed, or a cache is stale. */
export class StaleIndexError extends Error {
  constructor(/** @type {string} */ file) { super(`search: ${file} is of another index`); this.name = 'StaleIndexError'; }
}

/** A file cannot be loaded. */
class LoadError extends Error {
  constructor(/** @type {string} */ file) { super(`search: ${file} cannot be loaded`); this.name = 'LoadError'; }
}

/* A file of the folder calls this once, with its name, its fingerprint and its data. */
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
    script.onload = () => { script.remove(); reject(new StaleIndexError(address)); }; // without effect if it has called
    script.charset = 'utf-8'; // whatever the charset of the page
    script.src = FOLDER + address;
    document.head.append(script);
  });
}

/**
 * `[build, scripts]`: the fingerprints of the index and of the scripts in the folder.
 * @type {(fresh?: number) => Promise<Latest>}
 */
export function readLatest(fresh = FRESH) {
  const last = window.fondsLatest; // shared by all scripts of the page
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
