import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { languages } from '#base';
import { appealKinds } from './appeal.ts';
import { macrosFor } from './macros.ts';

const named = { number: '+852 6*** 0001', reference: 'ABCD1234EFGH', value: 'HK$100.00' };
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);

suite('the texts that staff begin an answer with', () => {
  test('are there for each kind of appeal, its own beside those for all', () => {
    const codes = appealKinds.map((kind) => macrosFor(kind, named).map(({ code }) => code));
    assert.deepEqual(Object.fromEntries(appealKinds.map((kind, at) => [kind, codes[at]])), {
      not_credited: ['looking', 'slip', 'credited', 'sorry'],
      wrong_number: ['looking', 'wrong_number', 'wrong_number_borne', 'sorry'],
      wrong_charge: ['looking', 'charge_right', 'sorry'],
      unknown_auto_charge: ['looking', 'rule', 'sorry'],
    });
  });

  for (const kind of appealKinds) {
    test(`name the same things in each language, and leave none of them open: ${kind}`, () => {
      const bare = macrosFor(kind, {});
      for (const { code, words } of bare) {
        const [first, ...others] = languages.map(
          (language) => new Set(placeholders(words[language])),
        );
        for (const other of others) assert.deepEqual(other, first, code);
      }
      for (const { words } of macrosFor(kind, named)) {
        for (const language of languages) assert.deepEqual(placeholders(words[language]), []);
      }
    });
  }

  test('keep visible what nobody could fill in, so that it is not sent unread', () => {
    const slip = macrosFor('not_credited', {}).find(({ code }) => code === 'slip');
    assert.match(slip?.words.en ?? '', /order \{reference\}/);
    const filled = macrosFor('not_credited', named).find(({ code }) => code === 'slip');
    assert.match(filled?.words['zh-Hant'] ?? '', /訂單 ABCD1234EFGH /);
  });
});
