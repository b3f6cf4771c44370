// Queries are understood as the guide says, and whatever is typed, something of bounded size is made of it.

import './rules.js';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Chance } from './chance.js';
import { parseQuery } from '../../scripts/fonds/search/assets/js/query.js';
import { readDay } from '../../scripts/fonds/search/assets/js/dates.js';

/** @import { Asked, QueryNode } from '../../scripts/fonds/search/assets/js/types.js' */

/** The tree in one line: "a" b* title(c) all(…) any(…) not(…) near3("a b") date(…) people(…). @type {(node: QueryNode) => string} */
function shape(node) {
  const text = plainShape(node);
  return node.inTitle ? `title(${text})` : text;
}

/** @type {(words: Asked[]) => string} */
const formsOf = words => words.map(word => word.forms.join('+') + (word.initial ? '…' : '')).join(' ');

/** @type {(node: QueryNode) => string} */
function plainShape(node) {
  const words = 'words' in node ? formsOf(node.words) : '';
  switch (node.type) {
    case 'all': return node.items.length === 1 ? shape(node.items[0]) : `all(${node.items.map(shape).join(' ')})`;
    case 'any': return `any(${node.items.map(shape).join(' ')})`;
    case 'not': return `not(${shape(node.item)})`;
    case 'word': return words + (node.star ? '*' : '');
    case 'phrase': return node.elided ? `"${formsOf(node.elided)}"|"${words}"` : `"${words}"`;
    case 'near': return `near${node.distance}("${words}")`;
    case 'date': return `date(${node.from}..${node.to})`;
    case 'none': return 'none';
    default: return `${node.facet}(${node.quoted ? `"${node.text}"` : node.text})`;
  }
}

/** @type {(text: string) => string} */
const understood = text => shape(parseQuery(text).tree);

/** @type {(text: string) => string[]} */
const faults = text => parseQuery(text).faults.map(fault => fault.kind);

const CASES = [
  // words
  ['', 'all()'], ['   ', 'all()'], ['guerre', 'guerre'], ['Guerre UKRAINE', 'all(guerre ukraine)'], ['l’été', 'ete'],
  ['porte-avions', 'porte avions'], ['1 000 morts', 'all(1000 morts)'], ['démocra*', 'democra*'], ['a*', 'a'], ['*', 'all()'],
  ['疫情', '疫情'], ['新型肺炎', '新型+型肺+肺炎'], ['疫', '疫…'], ['…?!', 'none'], ['😀', 'none'], ['€ 👨‍👩‍👧', 'none'], ['€ aa', 'aa'],
  // all, one of them, none
  ['aa ET bb', 'all(aa bb)'], ['aa AND bb', 'all(aa bb)'], ['aa OU bb', 'any(aa bb)'], ['aa OR bb', 'any(aa bb)'],
  ['aa | bb', 'any(aa bb)'], ['aa ou bb', 'all(aa ou bb)'], ['aa or bb', 'all(aa or bb)'], ['aa et bb', 'all(aa et bb)'],
  ['aa OU bb OU cc', 'any(aa bb cc)'], ['aa OU bb cc', 'all(any(aa bb) cc)'], ['aa bb OU cc', 'all(aa any(bb cc))'],
  ['OU aa', 'aa'], ['aa OU', 'aa'], ['aa OU OU bb', 'any(aa bb)'], ['OUI', 'oui'], ['aa OU(bb)', 'any(aa bb)'],
  ['-sport', 'not(sport)'], ['aa -sport', 'all(aa not(sport))'], ['aa SAUF sport', 'all(aa not(sport))'],
  ['aa NOT sport', 'all(aa not(sport))'], ['- sport', 'sport'], ['--sport', 'sport'], ['aa sauf bb', 'all(aa sauf bb)'],
  ['NOT NOT aa', 'not(not(aa))'], ['NOT -NOT aa', 'not(aa)'], ['aa OU -bb', 'any(aa not(bb))'],
  ['-(aa bb)', 'not(all(aa bb))'], ['-"aa bb"', 'not("aa bb")'],
  // parentheses
  ['(aa OU bb) cc', 'all(any(aa bb) cc)'], ['(aa bb) OU cc', 'any(all(aa bb) cc)'], ['((aa))', 'aa'], ['()', 'all()'],
  ['(aa', 'aa'], ['aa)', 'aa'], [')aa(', 'aa'], ['aa (bb OU (cc dd', 'all(aa any(bb all(cc dd)))'], ['(aa)bb', 'all(aa bb)'],
  // phrases
  ['"pays baltes"', '"pays baltes"'], ['« pays baltes »', '"pays baltes"'], ['“pays baltes”', '"pays baltes"'],
  ['„pays baltes“', '"pays baltes"'], ['„pays baltes”', '"pays baltes"'], ['"pays baltes', '"pays baltes"'],
  ['« pays', '"pays"'], ['pays »', 'pays'], ['""', 'all()'], ['"', 'all()'], ['«»', 'all()'], ['"aa"bb', 'all("aa" bb)'],
  ['"aa OU bb"', '"aa ou bb"'], ['"(aa"', '"aa"'], ['«aa "bb»', '"aa bb"'], ['"démocra*"', '"democra"'],
  ['"armée frontière"~5', 'near5("armee frontiere")'], ['"aa bb"~0', 'near0("aa bb")'], ['"aa bb"~500', 'near99("aa bb")'],
  ['"aa bb"~', '"aa bb"'], ['"aa bb" ~5', 'all("aa bb" 5)'],
  // fields
  ['titre:accord', 'title(accord)'], ['title:accord', 'title(accord)'], ['TITRE: accord', 'title(accord)'],
  ['titre:"un accord"', 'title("un accord")'], ['titre:', 'all()'], ['titre:acc*', 'title(acc*)'], ['-titre:accord', 'not(title(accord))'],
  ['personne:Zelensky', 'people(Zelensky)'], ['person:"Joe Biden"', 'people("Joe Biden")'], ['lieu:Kiev OU lieu:Kyiv', 'any(places(Kiev) places(Kyiv))'],
  ['thème:Météo', 'topics(Météo)'], ['theme:Météo', 'topics(Météo)'], ['lieu:Par*', 'places(Par*)'], ['lieu:', 'all()'], ['lieu:?', 'all()'],
  ['inconnu:mot', 'inconnu mot'], ['12:30', '12 30'], ['http://exemple.fr', 'http exemple fr'],
  ['date:2022', 'date(2022..2022)'], ['date:2022-01', 'date(2022-01..2022-01)'], ['date:2022-01..2022-06', 'date(2022-01..2022-06)'],
  ['date:2022-01-15..', 'date(2022-01-15..)'], ['date:..2022', 'date(..2022)'], ['date:-0044', 'date(-0044..-0044)'],
  ['date:"2022"', 'date(2022..2022)'], ['date:..', 'none'], ['date:', 'all()'], ['date:hier', 'none'], ['date:2022-13', 'none'], ['-date:hier', 'not(none)'],
  // elisions without an apostrophe
  ['chef de l etat', 'all(chef de etat)'], ['l union europeenne', 'all(union europeenne)'], ['qu il', 'il'], ['L Europe', 'europe'],
  ['aujourd hui', 'aujourd hui'], ['d aujourd hui', 'aujourd hui'], ['titre:l etat', 'title(etat)'], ['l état-major', 'etat major'],
  ['"de l etat"', '"de etat"|"de l etat"'], ['hépatite C en France', 'all(hepatite c en france)'], ['l homme', 'homme'],
  ['-l etat', 'all(not(l) etat)'], ['l OU aa', 'any(l aa)'], ['d et e', 'all(d et e)'], ['l "etat"', 'all(l "etat")'], ['a l', 'all(a l)'],
];

test('what the guide says of queries', () => {
  for (const [text, tree] of CASES) assert.equal(understood(text), tree, text);
});

test('a date that is none is said, once', () => {
  assert.deepEqual(parseQuery('date:hier aa date:hier').faults, [{ kind: 'date', word: 'hier' }]);
  assert.deepEqual(faults('date:2022-13 date:2022..hier date:..'), ['date_impossible', 'date', 'date']);
  for (const text of ['', 'date:2022', 'aa (bb', '"cc', 'date:']) assert.deepEqual(faults(text), [], text);
});

test('a day lies within its month, which lies within its year', () => {
  for (const year of ['2022', '0001', '-0044']) {
    const [first, last] = /** @type {number[]} */ (readDay(year));
    for (const month of ['01', '02', '12']) {
      const [begin, end] = /** @type {number[]} */ (readDay(`${year}-${month}`));
      assert.ok(first <= begin && begin < end && end <= last);
      const [day, same] = /** @type {number[]} */ (readDay(`${year}-${month}-15`));
      assert.ok(begin < day && day === same && day < end);
    }
  }
  for (const text of ['', '22', '2022-', '2022-1', '2022-13', '2022-01-32', '2022-02-30', '2022-00', '2022-01-15T10', 'x2022']) assert.equal(readDay(text), null);
});

// Trees as text, and back

const WORDS = ['guerre', 'paix', 'armee', 'ville', 'mer', 'sel'];

/** A query of depth up to *depth* with what it is understood as. @type {(chance: Chance, depth: number) => [string, string]} */
function drawQuery(chance, depth) {
  const kind = depth ? chance.among(['word', 'phrase', 'any', 'all', 'not', 'field']) : 'word';
  const word = chance.among(WORDS), other = chance.among(WORDS);
  if (kind === 'word') return chance.among([[word, word], [`${word}*`, `${word}*`], [word.toUpperCase(), word]]);
  if (kind === 'phrase') return drawPhrase(chance, `${word} ${other}`);
  if (kind === 'field') {
    return chance.among([
      [`titre:${word}`, `title(${word})`], [`lieu:"${word}"`, `places("${word}")`], ['date:2020..2022', 'date(2020..2022)'],
    ]);
  }
  if (kind === 'not') {
    const [text, tree] = drawQuery(chance, depth - 1);
    return tree.startsWith('not(') ? [text, tree] : [`${chance.among(['-', 'SAUF ', 'NOT '])}${text}`, `not(${tree})`];
  }
  const parts = chance.several(2, 3, () => drawQuery(chance, depth - 1));
  const trees = parts.map(([, tree]) => tree).join(' ');
  if (kind === 'all') return [`(${parts.map(([text]) => text).join(chance.among([' ', ' ET ', '  ']))})`, `all(${trees})`];
  if (parts[0][1].startsWith('any(')) return parts[0]; // an OR goes on with the alternatives before it
  return [`(${parts.map(([text]) => text).join(chance.among([' OU ', ' OR ', ' | ']))})`, `any(${trees})`];
}

/** @type {(chance: Chance, words: string) => [string, string]} */
function drawPhrase(chance, words) {
  const [open, close] = chance.among(['""', '«»', '“”', '„“', '„”']);
  if (chance.next() < 0.5) return [`${open} ${words} ${close}`, `"${words}"`];
  const distance = chance.within(0, 99);
  return [`${open}${words}${close}~${distance}`, `near${distance}("${words}")`];
}

test('a tree that is written as a query is read as that tree', () => {
  const chance = new Chance(1);
  for (let n = 0; n < 1000; n++) {
    const [text, tree] = drawQuery(chance, 4);
    assert.equal(understood(text), tree, text);
    assert.equal(understood(` ( ${text} ) `), tree, text);
    assert.equal(understood(`mot ET ${text}`), `all(mot ${tree})`, text);
    assert.equal(understood(text.replace(/\)+$/, '')), tree, `${text} left open`);
    assert.deepEqual(faults(text), []);
  }
});

// Whatever is typed

const PIECES = ['(', ')', '"', '«', '»', '“', '”', '„', '-', '*', '~', '~3', '|', ':', '..', ' ', ' ', 'OU', ' OU ', 'NOT', 'SAUF ', 'ET',
  'titre:', 'date:', 'lieu:', '2022', '-0044', 'mot', 'l’été', '疫', '疫情', 'ไทย', '1 000', '\u0301', '\u200b', '\ud800', '𠀀', '\n', 'x'.repeat(70)];

/** @type {(node: QueryNode) => QueryNode[]} */
const within = node => [node, ...('items' in node ? node.items : 'item' in node ? [node.item] : []).flatMap(within)];

/** What holds of every tree. @type {(text: string) => void} */
function checkTree(text) {
  const { tree, faults: found } = parseQuery(text);
  const nodes = within(tree), asked = nodes.filter(node => !['all', 'any', 'not'].includes(node.type));
  const forms = asked.map(node => ('words' in node ? node.words.reduce((sum, word) => sum + word.forms.length, 0) : 1));
  assert.ok(forms.every(count => count > 0) && forms.reduce((sum, count) => sum + count, 0) <= 200);
  assert.ok(asked.every(node => !('words' in node) || node.words.every(word => word.width - word.forms.length <= 1)));
  assert.ok(nodes.every(node => node.type !== 'any' || node.items.length > 1));
  assert.ok(nodes.every(node => node === tree || node.type !== 'all' || node.items.length > 1));
  assert.ok(found.length <= 10 && new Set(found.map(fault => JSON.stringify(fault))).size === found.length);
  assert.equal(shape(tree), understood(` ${text}`));
}

test('anything gives a tree of words, each of which asks for something', () => {
  const chance = new Chance(2);
  for (let n = 0; n < 2000; n++) checkTree(chance.several(0, 14, () => chance.among(PIECES)).join(''));
});

test('thousands of parentheses are read to their end', () => {
  for (const text of ['('.repeat(5000), ')'.repeat(5000), '()'.repeat(2500), '(-'.repeat(2500), `${'('.repeat(4999)}aa`]) checkTree(text);
  assert.equal(understood(`${'('.repeat(4000)}aa${')'.repeat(4000)} bb`), 'all(aa bb)');
  assert.equal(understood(`${'(aa OU '.repeat(31)}bb${')'.repeat(31)}`).split('any').length, 32);
});

test('only parentheses within too many others do not count, and that is said', () => {
  assert.deepEqual(faults('('.repeat(32)), []);
  for (const text of ['('.repeat(33), '('.repeat(5000)]) assert.deepEqual(parseQuery(text).faults, [{ kind: 'deep', n: 32 }]);
  assert.equal(understood(`${'(aa OU '.repeat(32)}(bb cc)${')'.repeat(32)} dd`).endsWith(' bb) cc) dd)'), false);
  assert.equal(understood(`${'('.repeat(40)}aa bb${')'.repeat(40)} cc`), 'all(all(aa bb) cc)');
});

test('of a long query the beginning counts, and that is said', () => {
  const words = Array.from({ length: 300 }, (_, n) => `mot${'abcdefghij'[n % 10]}`);
  const { tree, faults: found } = parseQuery(words.join(' '));
  assert.equal(shape(tree), `all(${words.slice(0, 200).join(' ')})`);
  assert.deepEqual(found, [{ kind: 'long', n: 200 }]);
  assert.deepEqual(faults(words.slice(0, 200).join(' ')), []);
  assert.deepEqual(faults(' '.repeat(10001)), ['long']);
  assert.deepEqual(faults(`${' '.repeat(9998)}aa`), []);
  assert.equal(understood(`${' '.repeat(9998)}aa bb`), 'aa');
  for (const long of ['疫情'.repeat(4000), `"${'aa '.repeat(400)}"`, 'lieu:x '.repeat(300), 'a-'.repeat(400), '-'.repeat(9000)]) checkTree(long);
});
