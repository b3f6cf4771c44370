/* What all of the desk needs: words, elements, and the server. All text becomes text, never markup. */

const words = JSON.parse(document.body.dataset.words), { lang } = document.documentElement;
const forms = new Intl.PluralRules(lang), numbers = new Intl.NumberFormat(lang);
const token = new URLSearchParams(location.search).get('token') || '';

/** Where the preview has the page at *path*. */
export const address = path => document.body.dataset.base + path.split('/').map(encodeURIComponent).join('/');

export const word = key => String(words[key]);

export const fill = (key, values) => word(key).replace(/\{(\w+)\}/g, (_, slot) => String(values[slot]));

export const plural = (key, n) => (words[key][forms.select(n)] || words[key].other).replace('{n}', numbers.format(n));

const SINGULAR = { people: 'person', places: 'place', organisations: 'organisation' };

/** The kind of a folder, in words. */
export const name = folder => word(SINGULAR[folder] || folder);

/** An element with attributes and children. */
export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) if (value !== '') element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** What the server answers: to a question, or, with *body*, to a decision. */
export async function ask(path, body = null) {
  const headers = { 'X-Desk-Token': token };
  if (body) headers['Content-Type'] = 'application/json';
  const answer = await fetch(path, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) });
  const json = (answer.headers.get('Content-Type') || '').startsWith('application/json') ? await answer.json() : {};
  if (answer.ok) return json;
  const error = new Error(json.error || String(answer.status));
  throw Object.assign(error, { refused: Boolean(json.error) });
}
