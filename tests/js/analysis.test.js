// The scripts cut and fold words as Python does, and read numbers as Python writes them.

import './rules.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ask } from './python.js';
import { analyseQuery, findWords, fold, placeWords } from '../../scripts/fonds/search/assets/js/analysis.js';
import { joinDivided } from '../../scripts/fonds/search/assets/js/divided.js';
import { NumberReader, lastUpTo, range, readGrowing, readNumbers } from '../../scripts/fonds/search/assets/js/numerals.js';

/** @type {{ texts: [text: string, forms: string[], named: string[], joined: string[]][], numbers: [number[], string, string][] }} */
const cut = ask('tests.js.cut');

// A Node that is older than Python does not know all its characters.
const texts = cut.texts.filter(([text]) => !/\p{Cn}/u.test(text));

test('texts of every script are cut into the forms that Python cuts them into', () => {
  assert.ok(texts.length > 0.9 * cut.texts.length);
  for (const [text, forms] of texts) assert.deepEqual(placeWords(text).map(word => word.form), forms, text);
});

test('so are names, whose runs without spaces stay whole', () => {
  for (const [text, , named] of texts) assert.deepEqual(findWords(text).map(fold), named, text);
});

test('what is around divided words is read once more, joined, where it stands', () => {
  const read = texts.filter(([, , , joined]) => joined.length);
  assert.ok(read.length > 1);
  for (const [text, , , joined] of texts) {
    const found = joinDivided(text);
    assert.deepEqual(found.map(part => part.text), joined, text);
    for (const part of found) assert.equal(part.at.map(n => text[n]).join(''), part.text);
  }
});

test('a form is its own form', () => {
  for (const form of new Set(texts.flatMap(([, forms]) => forms))) assert.equal(fold(form), form);
});

test('each word stands where its form is, one after the other', () => {
  for (const [text, forms] of texts) {
    let before = 0;
    const words = placeWords(text);
    assert.equal(words.length, forms.length);
    for (const { form, start, end, reach } of words) {
      assert.ok(before <= start && start < end && end <= reach && reach <= text.length, text);
      const there = placeWords(text.slice(start, reach)).map(word => word.form).join('');
      assert.ok(there.includes(form) || fold(text.slice(start, reach)).includes(form), `${form} in ${text}`);
      before = start;
    }
  }
});

test('a pair of characters stands at the first and reaches to the end of the second, whatever is written onto them', () => {
  /** @type {(text: string) => [string, string, string][]} */
  const places = text => placeWords(text).map(({ form, start, end, reach }) => [form, text.slice(start, end), text.slice(start, reach)]);
  assert.deepEqual(places('ｶﾞﾗｽ'), [['ガラ', 'ｶﾞ', 'ｶﾞﾗ'], ['ラス', 'ﾗ', 'ﾗｽ'], ['ス', 'ｽ', 'ｽ']]);
  assert.deepEqual(places('カ\u3099ラ'), [['ガラ', 'カ\u3099', 'カ\u3099ラ'], ['ラ', 'ラ', 'ラ']]);
  assert.deepEqual(places('Covid疫情7月'), [
    ['covid', 'Covid', 'Covid'], ['疫情', '疫', '疫情'], ['情', '情', '情'], ['7', '7', '7'], ['月', '月', '月'],
  ]);
  assert.deepEqual(places('co\u00adopé, 1 000'), [['coope', 'co\u00adopé', 'co\u00adopé'], ['1000', '1 000', '1 000']]);
});

test('a text that is asked for asks for what it holds, at the same distances', () => {
  for (const [text, forms] of texts) {
    let at = 0;
    for (const word of analyseQuery(text)) {
      word.forms.forEach((form, n) => {
        assert.ok(word.initial ? forms[at + n].startsWith(form) : forms[at + n] === form, text);
      });
      at += word.width;
    }
    assert.equal(at, forms.length, text);
  }
});

test('numbers are read as Python writes them, at once or one by one', () => {
  for (const [values, plain, growing] of cut.numbers) {
    assert.deepEqual(readNumbers(plain), values);
    assert.deepEqual(readGrowing(growing), values);
    const reader = new NumberReader(plain), read = [];
    while (reader.left()) read.push(reader.next());
    assert.deepEqual(read, values);
  }
});

test('the last value up to another is found wherever it stands', () => {
  for (const [values] of cut.numbers) {
    for (const value of [-1, 0, 7, ...values, 2 ** 31]) {
      assert.equal(lastUpTo(values, value), values.filter(one => one <= value).length - 1);
    }
  }
  assert.deepEqual(range(3, 6), [3, 4, 5]);
  assert.deepEqual(range(3, 3), []);
});
