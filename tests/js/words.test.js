// How far two words are apart, and which words of a text are marked.

import './rules.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chance } from './chance.js';
import { fold } from '../../scripts/fonds/search/assets/js/analysis.js';
import { findMarks, readTerms, writeTerms } from '../../scripts/fonds/search/assets/js/marking.js';
import { editDistance } from '../../scripts/fonds/search/assets/js/words.js';

/** @import { Term } from '../../scripts/fonds/search/assets/js/types.js' */

/** The same distance by its definition, letter by letter from the end. @type {(one: string, other: string) => number} */
function apart(one, other) {
  if (!one || !other) return one.length + other.length;
  const [a, b] = [one.slice(0, -1), other.slice(0, -1)];
  const ways = [apart(a, other) + 1, apart(one, b) + 1, apart(a, b) + (one.at(-1) === other.at(-1) ? 0 : 1)];
  if (a && b && one.at(-1) === b.at(-1) && a.at(-1) === other.at(-1)) ways.push(apart(a.slice(0, -1), b.slice(0, -1)) + 1);
  return Math.min(...ways);
}

test('an edit is a letter more, less, other or swapped; beyond the most it does not matter how many there are', () => {
  const chance = new Chance(1), draw = () => chance.several(0, 5, () => chance.among('abc')).join('');
  for (let n = 0; n < 1500; n++) {
    const one = draw(), other = draw(), distance = apart(one, other);
    for (const most of [0, 1, 2, 9]) {
      const counted = editDistance(one, other, most);
      assert.ok(distance > most ? counted > most : counted === distance, `${one} ${other}`);
    }
  }
  assert.equal(editDistance('macron', 'marcon', 2), 1);
  assert.equal(editDistance('zelensky', 'zelenski', 2), 1);
});

/** @type {(...forms: string[]) => Term} */
const row = (...forms) => forms.map((form, at) => (form.endsWith('*') ? { at, start: form.slice(0, -1) } : { at, forms: new Set([form]) }));

/** What is marked, as it is written. @type {(text: string, ...terms: Term[]) => string[]} */
const marked = (text, ...terms) => findMarks(text, terms).map(({ start, end }) => text.slice(start, end));

test('words are marked in any way of writing them, phrases as a whole', () => {
  assert.deepEqual(marked('L’Été, l’ÉTÉ : e\u0301te\u0301 !', row('ete')), ['Été', 'ÉTÉ', 'e\u0301te\u0301']);
  assert.deepEqual(marked('Les pays baltes et le pays.', row('pays', 'baltes')), ['pays baltes']);
  assert.deepEqual(marked('Les pays baltes et le pays.', row('pays', 'baltes'), row('pays')), ['pays baltes', 'pays']);
  assert.deepEqual(marked('Les pays baltes.', row('pays'), row('pays', 'baltes'), row('baltes')), ['pays baltes']);
  assert.deepEqual(marked('un deux trois', row('un', 'deux'), row('deux', 'trois')), ['un deux trois']);
  assert.deepEqual(marked('démocrate, démocratie, démon', row('democra*')), ['démocrate', 'démocratie']);
  assert.deepEqual(marked('新型肺炎', row('型肺')), ['型肺']);
  assert.deepEqual(marked('新型肺炎', row('型*')), ['型']);
  assert.deepEqual(findMarks('pays baltes', [row('pays'), row('pays', 'baltes')]), [{ start: 0, end: 11, term: 1 }]);
  assert.deepEqual(marked('la prési-\ndence de M.', row('presidence')), ['prési-\ndence']);
  assert.deepEqual(marked('la prési- dence de M.', row('la', 'presidence', 'de')), ['la prési- dence de']);
  assert.deepEqual(marked('il peut-\nêtre', row('peut', 'etre'), row('il')), ['il', 'peut-\nêtre']);
  assert.deepEqual(marked('un bud¬\nget', row('budget'), row('get')), ['bud¬\nget']);
  assert.deepEqual(marked('Il a 7.000 km², l’O.N.U. 250km, Covid-19.', row('7000'), row('onu'), row('250', 'km'), row('covid', '19'), row('m')), ['7.000', 'O.N.U', '250km', 'Covid-19']);
  assert.deepEqual(marked('Ｃｏｖｉｄ１９ ﾃﾚﾋﾞ', row('covid', '19'), row('テレ', 'レビ')), ['Ｃｏｖｉｄ１９', 'ﾃﾚﾋﾞ']);
  assert.deepEqual(marked('في المدرسة، 학교에서는', row('مدرسه'), row('학교')), ['المدرسة', '학교']);
  assert.deepEqual(marked('', row('a')), []);
  assert.deepEqual(marked('a b c'), []);
});

test('marks stand in order, within the text, none over another, each on what a term asks for', () => {
  const chance = new Chance(2), words = ['un', 'DEUX', 'trois', 'é', '疫情', 'l’un'];
  for (let n = 0; n < 1500; n++) {
    const text = chance.several(0, 12, () => chance.among(words)).join(chance.among([' ', ', ', '\n']));
    const terms = chance.several(0, 3, () => row(...chance.several(1, 2, () => chance.among(['un', 'deux', 'trois', 'e', '疫情', 'd*']))));
    let before = 0;
    for (const { start, end, term } of findMarks(text, terms)) {
      assert.ok(before <= start && start < end && end <= text.length);
      const [first] = terms[term], form = fold(text.slice(start, end));
      assert.ok(form.startsWith(first.start ?? [...first.forms][0]));
      before = end;
    }
  }
});

test('terms are read as they were written into an address', () => {
  const chance = new Chance(3);
  for (let n = 0; n < 500; n++) {
    const terms = chance.several(0, 5, () => row(...chance.several(1, 4, () => chance.among(['un', 'deux', '疫情', 'd*', 'été']))));
    assert.deepEqual(readTerms(writeTerms(terms)), terms);
    assert.deepEqual(readTerms(decodeURIComponent(encodeURIComponent(writeTerms(terms)))), terms);
  }
});
