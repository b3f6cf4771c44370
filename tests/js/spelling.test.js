// Which spellings of a name sound alike, and where an apostrophe was left out.

import './rules.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chance } from './chance.js';
import { endsElided, joinElided } from '../../scripts/fonds/search/assets/js/elisions.js';
import { soundOf } from '../../scripts/fonds/search/assets/js/sounds.js';

const ALIKE = [
  ['sarkozy', 'sarcozi'], ['wauquiez', 'vauquiez'], ['philippe', 'philipe'], ['philippe', 'filip'], ['ayrault', 'ayro'], ['bayrou', 'bairou'],
  ['hollande', 'holande'], ['melenchon', 'melanchon'], ['juppe', 'jupe'], ['depardieu', 'depardieux'], ['beyonce', 'beyonse'],
  ['erdogan', 'erdogann'], ['cambadelis', 'kanbadelis'], ['thierry', 'tierri'], ['schroder', 'shroder'],
];
const UNLIKE = [['macron', 'marcon'], ['gilets', 'gilles'], ['valls', 'vallet'], ['paris', 'pares'], ['guerre', 'gare']];

test('what is said alike is one sound, what is said otherwise is not', () => {
  for (const [one, other] of ALIKE) assert.equal(soundOf(one), soundOf(other), `${one} ${other}`);
  for (const [one, other] of UNLIKE) assert.notEqual(soundOf(one), soundOf(other), `${one} ${other}`);
});

test('any form has a sound, no longer than twice its letters', () => {
  const chance = new Chance(1);
  for (let n = 0; n < 1000; n++) {
    const form = chance.several(0, 12, () => chance.among('abcdeghimnopqrstuwxyz疫я')).join('');
    assert.ok(soundOf(form).length <= 2 * form.length);
  }
});

test('an apostrophe was left out before a vowel or h', () => {
  for (const [text, whole] of [
    ['de l etat', 'de l’etat'], ['qu il', 'qu’il'], ['d aujourd hui', 'd’aujourd’hui'], ['l hiver', 'l’hiver'], ['L Équipe', 'L’Équipe'],
    ['l ministre', 'l ministre'], ['d et e', 'd et e'], ['hépatite C en', 'hépatite C en'], ['al arabe', 'al arabe'], ['l 11', 'l 11'], ['l', 'l'], ['', ''],
  ]) assert.equal(joinElided(text), whole, text);
  assert.ok(endsElided('l', 'de l etat', 4));
  assert.ok(!endsElided('l', 'de l', 4));
});
