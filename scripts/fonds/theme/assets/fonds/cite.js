/* References in every standard, made of the files of references/; pages load this when a reader asks.
   fonds/citing/ writes the same at build time: a test holds the two against each other. */
(() => {
'use strict';

const HERE = document.currentScript.src;
const FOLDER = new URL('references/', HERE).href, SITE = new URL('../../', HERE).href;
const MIME = { ris: 'application/x-research-info-systems', 'csl.json': 'application/json', bib: 'application/x-bibtex', csv: 'text/csv' };
const KINDS = { person: 'people', place: 'places', organisation: 'organisations', topic: 'topics' };
const loading = new Map(), waiting = new Map();

window.fondsCiting = table => waiting.get('table')(table);
window.fondsReferences = part => waiting.get(part[0])(part);

/** What the file *name* gives away; each is loaded once. */
function load(name) {
  if (!loading.has(name)) {
    loading.set(name, new Promise((resolve, reject) => {
      const script = document.createElement('script');
      waiting.set(name, resolve);
      script.charset = 'utf-8';
      script.src = `${FOLDER}${name}.js`;
      script.onerror = () => { loading.delete(name); reject(new Error(`${script.src} cannot be loaded`)); };
      document.head.append(script);
    }));
  }
  return loading.get(name);
}

const readTable = () => load('table');

/** As fonds.render.reference_data.part_of. */
function partOf(id, parts) {
  let number = 0;
  for (const char of id) number = (number * 31 + char.codePointAt(0)) % 65536;
  return number % parts;
}

/** The folder of an article and its id, as its address has them; null for other pages. */
function placeOf(address) {
  const path = address.startsWith(SITE) ? decodeURIComponent(address.slice(SITE.length).replace(/[?#].*/, '')) : '';
  const found = /^articles\/(.+)\/([^/]+)\.html$/.exec(path);
  return found && { filed: found[1], id: found[2] };
}

/** The address of a file of the site that means the same elsewhere; never one of this computer. */
function publish(path, table) {
  if (table.site) return table.site + path;
  return location.protocol === 'file:' ? path : SITE + path;
}

/** A row of a part as a reference. */
function readRow(row, names, filed, table) {
  const [id, title, creators, date, publication, lang, abstract, tags, origin, rights, year, month] = row;
  const reference = { id, title, creators, date, publication, lang, abstract, archive: table.archive, origin, rights, passage: '', year, month };
  for (const kind of Object.values(KINDS)) reference[kind] = [];
  for (const tag of tags) reference[KINDS[names[tag][2]]]?.push(names[tag][1]);
  reference.keywords = Object.values(KINDS).flatMap(kind => reference[kind]);
  reference.records = tags.map(tag => names[tag][0]);
  reference.url = publish(`articles/${filed}/${id}.html`, table);
  return reference;
}

/** The references of `{address, passage}`, in their order. */
async function find(wanted) {
  const table = await readTable();
  return Promise.all(wanted.map(async ({ address, passage }) => {
    const { filed, id } = placeOf(address), part = partOf(id, table.parts[filed] || 1);
    const [, names, rows] = await load(part ? `${filed}-${part}` : filed);
    const row = rows.find(([other]) => other === id);
    if (!row) throw new Error(`${address} has no reference`);
    return { ...readRow(row, names, filed, table), passage: passage || '' };
  }));
}

/** All references in *folders* of a record, a year, a month: those that are stated; *passages*: of which record. */
async function select({ folders, record, year, month, passages }) {
  const table = await readTable(), quoted = new Map(passages ? (await load(passages))[1] : []);
  const all = await Promise.all(folders.map(async filed => {
    const names = Array.from({ length: table.parts[filed] || 1 }, (_, part) => (part ? `${filed}-${part}` : filed));
    const parts = await Promise.all(names.map(load));
    return parts.flatMap(([, labels, rows]) => rows.map(row => readRow(row, labels, filed, table)));
  }));
  const fits = it => (!record || it.records.includes(record)) && (year === undefined || it.year === year) && (month === undefined || it.month === month);
  const key = it => `${it.date || '~'} ${it.id}`;
  const found = all.flat().filter(fits).sort((one, other) => (key(one) < key(other) ? -1 : 1));
  return found.map(it => ({ ...it, passage: quoted.get(it.id) || '' }));
}

const isPlain = edtf => /^\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(edtf);
const pad = (number, width) => (number < 0 ? '-' : '') + String(Math.abs(number)).padStart(number < 0 ? width - 1 : width, '0');

/** What a date that is no span says for sure; null for others. */
function readKnown(edtf) {
  const found = /^(-?\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)$/.exec(edtf);
  if (!found) return null;
  const [, year, month, day, mark] = found;
  const parts = [year, month, day].filter(part => part !== undefined && part !== 'XX').map(Number), about = mark !== '';
  return parts[1] > 20 ? { parts: parts.slice(0, 1), season: parts[1] - 20, about } : { parts, season: 0, about };
}

/** Year, month and day that hold for all of a date. */
function sharedParts(edtf) {
  const ends = edtf.split('/').map(readKnown);
  if (ends.includes(null)) return [];
  const [first, last] = [ends[0].parts, ends.at(-1).parts];
  const different = first.findIndex((part, at) => part !== last[at]);
  return different < 0 ? first : first.slice(0, different);
}

function risDate(edtf) {
  const figures = sharedParts(edtf).map((part, at) => pad(part, at ? 2 : 4));
  return [...figures, ...Array(3 - figures.length).fill(''), isPlain(edtf) ? '' : edtf.replaceAll('/', '--')].join('/');
}

function cslDate(edtf) {
  const ends = edtf.split('/').map(readKnown);
  if (ends.includes(null) || (ends.length > 1 && ends.some(end => end.season))) return { literal: edtf };
  const date = { 'date-parts': ends.map(end => end.parts) };
  if (ends.some(end => end.about)) date.circa = true;
  if (ends[0].season) date.season = ends[0].season;
  return date;
}

/** The fields of a standard (its place in a row of the table) that *reference* has: name, key, values. */
function fieldsOf(reference, table, standard) {
  const rows = table.fields.map(row => [row[0], row[standard], [reference[row[0]]].flat().filter(Boolean)]);
  return rows.filter(([, key, values]) => key && values.length);
}

function writeRis(reference, table) {
  const lines = [`TY  - ${table.kind.ris}`];
  for (const [name, tag, values] of fieldsOf(reference, table, 1)) {
    for (const value of values) {
      const [year] = name === 'date' ? sharedParts(value) : [];
      if (year !== undefined) lines.push(`PY  - ${pad(year, 4)}`);
      lines.push(`${tag}  - ${name === 'date' ? risDate(value) : value}`);
    }
  }
  return `${[...lines, 'ER  - ', ''].join('\r\n')}\r\n`;
}

function writeCsl(reference, table) {
  const item = { type: table.kind.csl };
  for (const [name, key, values] of fieldsOf(reference, table, 2)) {
    if (name === 'creators') item[key] = values.map(literal => ({ literal }));
    else item[key] = name === 'date' ? cslDate(values[0]) : values.join(', ');
  }
  return JSON.stringify(item);
}

function writeBibtex(reference, table) {
  const tex = value => value.replace(/[\\{}^~$&%#_]/g, char => table.tex[char]);
  const lines = [`@${table.kind.bibtex}{${reference.id},`, `  entrysubtype = {${table.kind.subtype}},`];
  const shapes = {
    date: ([date]) => date,
    url: ([url]) => url.replace(/[\\{}]/g, char => table.address[char]),
    creators: names => names.map(name => `{${tex(name)}}`).join(' and '),
    keywords: words => words.map(word => (word.includes(',') ? `{${tex(word)}}` : tex(word))).join(', '),
    title: ([title]) => `{${tex(title)}}`,
  };
  for (const [name, key, values] of fieldsOf(reference, table, 3)) {
    lines.push(`  ${key} = {${(shapes[name] || (([value]) => tex(value)))(values)}},`);
    const [year] = name === 'date' ? sharedParts(values[0]) : [];
    if (year !== undefined) lines.push(`  year = {${year}},`);
  }
  return `${[...lines, '}'].join('\n')}\n`;
}

function writeRow(reference, table) {
  const cells = table.fields.filter(row => row[4]).map(([name]) => {
    const values = [reference[name]].flat().filter(Boolean);
    if (!values.length) return '';
    const cell = name === 'date' ? `="${values[0]}"` : guard(values.join(' | '), table);
    return `"${cell.replaceAll('"', '""')}"`;
  });
  return `${cells.join(table.separator)}\r\n`;
}

/** A cell with an apostrophe wherever a spreadsheet could see a formula, as fonds.base.cells.guard. */
function guard(cell, table) {
  return cell.replace(new RegExp(table.formula, 'g'), "'");
}

/** *references* as the text of a file of *format*. */
async function write(format, references) {
  const table = await readTable();
  if (format === 'ris') return references.map(it => writeRis(it, table)).join('');
  if (format === 'csl.json') return `[\n${references.map(it => writeCsl(it, table)).join(',\n')}\n]\n`;
  if (format === 'bib') return references.map(it => writeBibtex(it, table)).join('\n');
  const header = table.fields.filter(row => row[4]).map(row => `"${row[4]}"`).join(table.separator);
  return `\ufeff${header}\r\n${references.map(it => writeRow(it, table)).join('')}`;
}

/** Give the reader *references* as a file. */
async function save(format, references, name) {
  const data = new Blob([await write(format, references)], { type: `${MIME[format]};charset=utf-8` });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = `${name}.${format}`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/** A template as fonds.citing.styles has them: a part whose values are not all known is left out. */
function fill(template, values) {
  const parts = template.split('|').filter(part => [...part.matchAll(/\{(\w+)\}/g)].every(([, name]) => values[name]));
  return parts.join('').replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** Put *text* on the clipboard, also where pages over plain http are given none; false if that failed. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const give = event => {
      event.clipboardData.setData('text/plain', text);
      event.preventDefault();
    };
    document.addEventListener('copy', give, { once: true });
    return document.execCommand('copy');
  }
}

/** Copy a line that says what the page of *box* is, and what a reader marked there; nothing is sent. */
async function report(box) {
  const [button, status] = box.children, path = decodeURI(location.href.replace(/[?#].*/, '')).slice(decodeURI(SITE).length);
  const title = document.getElementById('t').textContent.trim(), marked = String(window.getSelection()).trim().slice(0, 300);
  const web = location.protocol === 'file:' ? [] : [SITE + path];
  const line = [path, title, ...web, ...(marked ? [`“${marked}”`] : []), ''].join(' · ').replace(/\s+/g, ' ');
  status.textContent = await copy(line) ? button.dataset.copied : line;
}

window.fondsCite = { SITE, readTable, find, select, write, save, fill, publish, copy, report };
})();
