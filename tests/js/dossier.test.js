// What a reader keeps: read with care, merged once, written so that every program reads the same.

import './setup.js';
import './dossier.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chance } from './chance.js';
import { cleanNote, keyOf, oneLine, readItem, readKept, shorten, LONGEST_NOTE, MOST } from '../../scripts/fonds/render/assets/dossier/items.js';
import { mergeDossiers, mergeItems, sortItems } from '../../scripts/fonds/render/assets/dossier/merging.js';
import { readFragment, writeFragment } from '../../scripts/fonds/render/assets/dossier/handing.js';
import { escapeMarkdown, makeReferences, readJson, writeCsv, writeJson, writeMarkdown } from '../../scripts/fonds/render/assets/dossier/writing.js';

/** @import { Dossier, Item } from '../../scripts/fonds/render/assets/dossier/types.js' */

/** @type {(given?: Partial<Item>) => Item} */
const item = (given = {}) => ({
  address: 'articles/2022/01/a.html', passage: '', number: 0, title: 'Un titre', date: '2022-01', shown: 'janvier 2022', lang: 'fr',
  archive: 'Essai', edition: '12ab34cd', text: '', note: '', starred: 10, noted: 0, ...given,
});
/** @type {(given?: Partial<Dossier>) => Dossier} */
const dossier = (given = {}) => ({ saved: 0, items: [], gone: {}, ...given });
const NASTY = [
  '« à » : “q” ; é', '=1+1', '-2', '@x', '<b>gras</b> & <script>', '*a* _b_ `c` [d](e) ![f](g)', '# h', '1. x', '2) y', '- z', '+ w', '> q', '~~~',
  'a\u200fb\u200e', ']]>', '{x} | y', 'http://x.example www.x.example a@b.c', ':smile: a:b', '\\* \\', '---', '===', '$x^2$', '"q" \'r\'', '&amp; &#42;',
];

test('an item is read as it was written', () => {
  for (const text of NASTY) {
    const given = item({ title: text, text, note: `${text}\n${text}`, passage: 'p3', number: 2 });
    assert.deepEqual(readItem(JSON.parse(JSON.stringify(given))), given);
  }
});

test('what is no item is none, whatever it holds', () => {
  const addresses = ['', 'javascript:alert(1)', 'https://x.example/articles/a.html', '../articles/a.html', 'articles/../../a.html', 'articles/./a.html',
    '/articles/a.html', 'articles/a.html?x', 'articles/a.html#p1', 'articles\\a.html', 'articles/a b.html', 'articles/a.txt', `articles/${'a'.repeat(600)}.html`];
  for (const address of addresses) assert.equal(readItem({ ...item(), address }), null, address);
  for (const passage of ['p', 'x1', 'p1"', 'p1234567', null, undefined, 1]) assert.equal(readItem({ ...item(), passage }), null);
  for (const given of [null, undefined, 1, 'x', [], {}, { address: 1 }]) assert.equal(readItem(given), null);
});

test('values out of bounds are cut or dropped', () => {
  const read = readItem({ address: 'articles/a.html', passage: 'p0', title: 7, text: 'x'.repeat(5000), note: 'é\r\n\0b', starred: -1, noted: NaN, number: 1e9, lang: '"><x' });
  assert.deepEqual(read, { ...item(), address: 'articles/a.html', passage: 'p0', title: 'articles/a.html', text: `${'x'.repeat(999)}…`, note: 'é\nb',
    starred: 0, noted: 0, number: 0, lang: '', date: '', shown: '', archive: '', edition: '' });
  assert.equal(shorten('ab😀cd', 4), 'ab…');
  assert.equal(shorten('abcd', 4), 'abcd');
  assert.equal(oneLine(' a\n\tb\u00a0c\u200f '), 'a b\u00a0c\u200f');
  assert.equal(cleanNote('x'.repeat(9999)).length, LONGEST_NOTE);
});

test('a damaged store is an empty dossier, a part of one what can be read of it', () => {
  for (const given of [null, 1, [], 'x', { items: 3 }, { items: [null, 1] }, { gone: 'x' }]) assert.deepEqual(readKept(given), { ...dossier(), gone: readKept(given).gone });
  assert.deepEqual(readKept({ saved: 5, items: [item(), null, item()], gone: { a: 3, b: 'x' } }), dossier({ saved: 5, items: [item()], gone: { a: 3 } }));
  assert.equal(readKept({ items: Array.from({ length: MOST + 9 }, (_, n) => item({ address: `articles/${n}.html` })) }).items.length, MOST);
});

test('of two dossiers each item is there once, with the newer note', () => {
  const mine = [item({ note: 'ancien', noted: 5 }), item({ passage: 'p1', note: 'mien', noted: 9 })];
  const theirs = [item({ note: 'neuf', noted: 6, starred: 99 }), item({ passage: 'p1', note: 'leur', noted: 8 }), item({ passage: 'p2' })];
  assert.deepEqual(mergeItems(mine, theirs), {
    items: [item({ note: 'neuf', noted: 6 }), mine[1], theirs[2]], added: 1, newer: 1, same: 1, left: 0,
  });
  const many = Array.from({ length: MOST }, (_, n) => item({ address: `articles/${n}.html` }));
  assert.deepEqual({ ...mergeItems(many, [item(), many[3]]), items: 0 }, { items: 0, added: 0, newer: 0, same: 1, left: 1 });
});

/** @type {(chance: Chance) => Dossier} */
function drawDossier(chance) {
  const items = chance.several(0, 6, () => item({ passage: `p${chance.within(0, 4)}`, starred: chance.within(1, 9), noted: chance.within(0, 9), note: chance.among(['a', 'b']) }));
  const gone = Object.fromEntries(chance.several(0, 3, () => [keyOf(item({ passage: `p${chance.within(0, 4)}` })), chance.within(0, 9)]));
  return readKept({ items, gone });
}

test('a merge that is done twice is the same as once, and none loses what only one has', () => {
  const chance = new Chance(1);
  for (let n = 0; n < 500; n++) {
    const [one, other] = [drawDossier(chance), drawDossier(chance)], merged = mergeItems(one.items, other.items).items;
    assert.deepEqual(mergeItems(merged, other.items).items, merged);
    assert.deepEqual(new Set(merged.map(keyOf)), new Set([...one.items, ...other.items].map(keyOf)));
    const handed = mergeDossiers(one, other);
    assert.deepEqual(mergeDossiers(handed, other), handed);
  }
});

test('what was taken out later than it was kept stays out, what was kept again comes back', () => {
  const key = keyOf(item());
  assert.deepEqual(mergeDossiers(dossier({ gone: { [key]: 20 } }), dossier({ items: [item({ starred: 10 })] })).items, []);
  assert.deepEqual(mergeDossiers(dossier({ gone: { [key]: 20 } }), dossier({ items: [item({ starred: 30 })] })).items, [item({ starred: 30 })]);
  assert.deepEqual(mergeDossiers(dossier({ items: [item({ starred: 10 })] }), dossier({ gone: { [key]: 20 } })).items, []);
  assert.deepEqual(mergeDossiers(dossier({ items: [item({ starred: 30 })] }), dossier({ gone: { [key]: 20 } })).items, [item({ starred: 30 })]);
});

test('items stand by their date, undated ones last, paragraphs in their order; or the last kept first', () => {
  const dates = ['-0044-03', '1920', '192X', '1920-05~', '../1921', '1921-06-01/1922', '2022-01', '2022-01-15', '', 'vers 12'];
  const items = dates.map((date, n) => item({ address: `articles/${n}.html`, date, starred: n }));
  const turned = [...items].reverse();
  assert.deepEqual(sortItems(turned, 'date').map(({ date }) => date), ['-0044-03', '1920', '192X', '1920-05~', '../1921', '1921-06-01/1922', '2022-01', '2022-01-15', '', 'vers 12']);
  assert.deepEqual(sortItems(items, 'starred'), turned);
  const passages = [item({ passage: 'p10', number: 10 }), item({ passage: 'p2', number: 2 }), item()];
  assert.deepEqual(sortItems(passages, 'date').map(({ number }) => number), [0, 2, 10]);
});

test('a link hands over what it was given, and nothing else', () => {
  for (const text of NASTY) {
    const given = dossier({ items: [item({ text, note: text })], gone: { x: 3 } });
    assert.deepEqual(readFragment(writeFragment(given)), given);
    assert.match(writeFragment(given), /^#kept=[\w%.!~*'()-]+$/);
  }
  for (const fragment of ['', '#p3', '#kept', '#kepta', '#by-starred']) assert.equal(readFragment(fragment), null);
  for (const fragment of ['#kept=', '#kept=%', '#kept={']) assert.equal(readFragment(fragment), null);
});

test('a saved dossier is imported as it was; others are refused, and why', () => {
  const items = NASTY.map((text, n) => item({ address: `articles/${n}.html`, title: text, text, note: text }));
  assert.deepEqual(readJson(writeJson(items)), { items, refused: '', name: 'Essai' });
  assert.deepEqual(readJson(`\ufeff${writeJson([])}`).refused, '');
  /** @type {(change: (file: any) => void) => string} */
  const refused = change => {
    const file = JSON.parse(writeJson(items));
    change(file);
    return readJson(JSON.stringify(file)).refused;
  };
  for (const text of ['', 'x', 'null', '[]', '{}', '"x"', writeJson(items).slice(0, -5)]) assert.equal(readJson(text).refused, 'dossier_no_dossier');
  assert.equal(refused(file => { file.items = 3; }), 'dossier_no_dossier');
  assert.equal(refused(file => { file.version = 2; }), 'dossier_too_new');
  assert.equal(refused(file => { delete file.version; }), 'dossier_too_new');
  assert.equal(refused(file => { file.archive = { id: 'x', name: 'Autre' }; }), 'dossier_foreign');
  assert.equal(refused(file => { delete file.archive; }), 'dossier_no_dossier');
  assert.equal(refused(file => { file.archive.id = 'x'; }), '', 'the same archive, whose address is another now');
  assert.equal(refused(file => { file.items[0].address = 'javascript:alert(1)'; }), 'dossier_damaged');
});

test('tables hold no formula, and have a line of as many cells for each item', () => {
  const items = NASTY.map(text => item({ title: text, text, note: text, passage: 'p1', number: 1 }));
  const [header, ...lines] = writeCsv(items).split('\r\n');
  assert.ok(header.startsWith('\ufeff"Titre";"Date";'));
  assert.equal(lines.pop(), '');
  for (const line of lines) {
    const cells = [...line.matchAll(/(?:^|;)("(?:[^"]|"")*"|)/g)].map(([, cell]) => cell.slice(1, -1).replaceAll('""', '"'));
    assert.equal(cells.length, header.split(';').length);
    assert.equal(cells[1], '="2022-01"');
    for (const [at, cell] of cells.entries()) assert.ok(at === 1 || !/^[=+\-@]/.test(cell), cell);
  }
  assert.ok(lines.some(line => line.startsWith('"\'=1+1";')));
});

test('Markdown has a heading for each item, its passage as a quotation, its note below', () => {
  const text = writeMarkdown([item({ passage: 'p2', number: 2, text: 'Un *passage*', note: 'Une\n\nnote' }), item({ title: '[Forgé]', shown: '', edition: '' })]);
  assert.equal(text, [
    '# Mon dossier – Essai', '## [Un titre](articles/2022/01/a.html#p2)', 'janvier 2022 · Essai · édition 12ab34cd · §\u00a02', '> Un \\*passage\\*', 'Une\n\nnote',
    '## [\\[Forgé\\]](articles/2022/01/a.html)', 'Essai\n',
  ].join('\n\n'));
  assert.equal(escapeMarkdown('1. a'), '1\\. a');
  assert.equal(escapeMarkdown('peut-être, à 10.5 % (env.)'), 'peut-être, à 10.5 % \\(env.\\)');
});

test('references have what the archive knows of an article, and of one that it has no more what was kept', () => {
  const [known, unknown] = makeReferences([item({ passage: 'p1', text: 'Texte', note: 'a\nb' }), item()], [{ id: 'a', title: 'T', creators: ['X'] }, null]);
  assert.deepEqual(known, { id: 'a', title: 'T', creators: ['X'], url: 'articles/2022/01/a.html#p1', passage: ['Texte', 'a b'] });
  assert.deepEqual(unknown, { id: 'a', title: 'Un titre', date: '2022-01', lang: 'fr', archive: 'Essai', url: 'articles/2022/01/a.html', passage: [] });
});
