import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOptions } from './options.ts';
import { type Troubles, troublesOf } from './troubles.ts';
import { type DemoWord, tellIn } from './words.ts';

const seeds = Array.from({ length: 60 }, (_, index) => index + 1);

function kinds(of: (troubles: Troubles) => string): string[] {
  return [...new Set(seeds.map((seed) => of(troublesOf(seed, true))))].sort();
}

test('a seed always chooses the same, and many seeds choose everything', () => {
  for (const seed of seeds) assert.deepEqual(troublesOf(seed, true), troublesOf(seed, true));
  assert.deepEqual(
    kinds(({ network }) => network),
    ['reply cut', 'reply lost', 'request cut'],
  );
  assert.deepEqual(
    kinds(({ buyer }) => buyer),
    ['leaves', 'pays', 'refuses'],
  );
  assert.deepEqual(
    kinds(({ notice }) => notice.fault),
    ['notice-duplicate', 'notice-late', 'notice-missing', 'notice-tampered-signature'],
  );
});

test('the first seed is the story: a lost reply, a gateway that times out, a late notice', () => {
  const { network, questions, notice, buyer } = troublesOf(1, false);
  assert.equal(network, 'reply lost');
  assert.equal(questions[0]?.fault, 'timeout-after-effect');
  assert.equal(notice.fault, 'notice-late');
  assert.equal(buyer, 'pays');
  assert.ok(troublesOf(1, true).questions.every(({ fault }) => !fault.startsWith('timeout')));
});

function digits(text: string): string {
  return (text.match(/\d/g) ?? []).sort().join('');
}

test('every language tells the same values', () => {
  const values = {
    name: '1',
    number: '2',
    balance: '3',
    code: '4',
    paid: '5',
    value: '6',
    bonus: '7',
    before: '8',
    after: '9',
  };
  const told: readonly DemoWord[] = ['begin', 'receipt', 'quoteText'];
  for (const language of ['en', 'zh-Hant', 'zh-Hans'] as const) {
    for (const word of told) {
      assert.doesNotMatch(tellIn(language)(word, values), /[{}]/, `${language} ${word}`);
    }
  }
  for (const word of told) {
    const english = digits(tellIn('en')(word, values));
    assert.equal(digits(tellIn('zh-Hant')(word, values)), english, word);
    assert.equal(digits(tellIn('zh-Hans')(word, values)), english, word);
  }
});

test('options that make no sense are refused with a sentence', () => {
  assert.deepEqual(readOptions([]), { seed: 1, isFast: false, language: 'en', isJson: false });
  assert.throws(() => readOptions(['--seed', '-1']), TypeError);
  assert.throws(() => readOptions(['--seed', '1.5']), /--seed wants a whole number/);
  assert.throws(() => readOptions(['--language', 'fr']), /en, zh-Hant or zh-Hans/);
  assert.throws(() => readOptions(['--slow']), TypeError);
});
