// What readers type beyond the grammar: dates of every kind, OR in small letters, fields that are none, signs.

import './rules.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseQuery } from '../../scripts/fonds/search/assets/js/query.js';

/** @import { QueryNode } from '../../scripts/fonds/search/assets/js/types.js' */

/** The tree in one line: aa date(2020..2021) none. @type {(node: QueryNode) => string} */
function shape(node) {
  switch (node.type) {
    case 'all': return node.items.length === 1 ? shape(node.items[0]) : `all(${node.items.map(shape).join(' ')})`;
    case 'date': return `date(${node.from}..${node.to})`;
    default: return 'text' in node ? node.text : node.type;
  }
}

/** @type {(text: string) => string} */
const understood = text => shape(parseQuery(text).tree);

/** @type {(text: string) => string[]} */
const faults = text => parseQuery(text).faults.map(fault => fault.kind);

const DATES = [
  ['2020-3', '2020-03'], ['2020/03/12', '2020-03-12'], ['12/03/2020', '2020-03-12'], ['12.3.2020', '2020-03-12'], ['03/2020', '2020-03'],
  ['mars 2020', '2020-03'], ['Mars 2020', '2020-03'], ['févr. 2020', '2020-02'], ['12 mars 2020', '2020-03-12'], ['1er mars 2020', '2020-03-01'],
  ['March 12, 2020', '2020-03-12'], ['1st of March 2020', '2020-03-01'], ['03/25/2020', '2020-03-25'], ['le 12 août 2020', '2020-08-12'],
  ['29/02/2020', '2020-02-29'],
];

test('a date is understood as it is typed, quoted or not, alone or at either end of a range', () => {
  for (const [typed, day] of DATES) {
    assert.equal(understood(`date:${typed}`), `date(${day}..${day})`, typed);
    assert.equal(understood(`aa date:"${typed}" bb`), `all(aa date(${day}..${day}) bb)`, typed);
    assert.equal(understood(`date:${typed}.. bb`), `all(date(${day}..) bb)`, typed);
    assert.equal(understood(`date:2019..${typed} bb`), `all(date(2019..${day}) bb)`, typed);
    assert.deepEqual(faults(`date:${typed}`), []);
  }
  assert.equal(understood('date:2019-2021'), 'date(2019..2021)');
  assert.equal(understood('date:mars 2020 .. juin 2020 aa'), 'all(date(2020-03..2020-06) aa)');
});

test('a day that is in no calendar and a range that ends before it begins find nothing, and that is said', () => {
  for (const text of ['31/02/2020', '2020-02-30', '2020-13', '32/01/2020', '00/2020', '29/02/2021', '2019..31/02/2020']) {
    assert.deepEqual(parseQuery(`date:${text}`).faults, [{ kind: 'date_impossible', word: text }]);
    assert.equal(understood(`date:${text} aa`), 'all(none aa)');
  }
  for (const text of ['2022..2020', 'mars 2020..2019', '2020-03-12..2020-03-11']) {
    assert.deepEqual(parseQuery(`date:${text}`).faults, [{ kind: 'date_reversed', word: text }]);
  }
  assert.deepEqual(parseQuery('aa date:2022..2020').ideas, [{ kind: 'date', query: 'aa date:2020..2022' }]);
});

/** @type {(text: string) => string[]} */
const ideas = text => parseQuery(text).ideas.map(({ kind, query }) => `${kind} ${query}`);

test('what may be meant instead is a query of its own', () => {
  assert.deepEqual(ideas('guerre ou paix'), ['or guerre OU paix']);
  assert.deepEqual(ideas('(aa or bb) ou cc'), ['or (aa OR bb) OU cc']);
  assert.deepEqual(ideas('élections mars 2020'), ['date élections date:2020-03']);
  assert.deepEqual(ideas('12/03/2020 aa'), ['date date:2020-03-12 aa']);
  assert.deepEqual(ideas('ville:Toulon aa'), ['plain ville Toulon aa', 'plain Toulon aa']);
  assert.deepEqual(ideas('ville:"Le Havre"'), ['plain ville "Le Havre"', 'plain "Le Havre"']);
  for (const text of ['ou aa', 'aa ou', 'aa OU bb', 'aa où bb', '2020 aa', '12:30', 'http://exemple.fr', '"aa ou bb"', 'Titre : aa', 'aa: bb', '-mars 2020']) {
    assert.deepEqual(ideas(text), [], text);
  }
});

test('signs alone are no query, the beginning of one is', () => {
  for (const text of ['😀', '€', '!!!', '…?!', '# @']) assert.deepEqual(parseQuery(text).faults, [{ kind: 'signs', word: text }]);
  for (const text of ['"', '(', '-', '«', '', '  ', '*', '€ aa', 'titre:']) assert.deepEqual(faults(text), [], text);
});

test('what was typed is kept, with its accents', () => {
  const typed = parseQuery('Été (l’Élysée) "Cœur brisé" État*').tree.items.map(item => ('text' in item ? item.text : ''));
  assert.deepEqual(typed, ['Été', 'l’Élysée', 'Cœur brisé', 'État']);
});
