import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../words/en.ts';
import { sayIn } from '../words/words.ts';
import { zhHans } from '../words/zh-hans.ts';
import { zhHant } from '../words/zh-hant.ts';
import { noteText } from './note-text.ts';

const bill = { amountMinor: 100, currency: 'CNY' } as const;
const noted = { fact: 'totals_differ', bill: null } as const;

test('how the totals of a bill differ is told in the language of who reads it', () => {
  const note = [
    'statement_balances {"told":"4.99","moved":"5.00"}',
    'statement_count {"told":3,"read":2}',
    'statement_payments {"told":"100.00","rows":2,"read":"99.00"}',
    'statement_counted_refunds {"count":3,"told":"1.00","rows":2,"read":"1.00"}',
    'statement_column {"column":"手续费总金额","told":"0.61","read":"0.60000"}',
  ].join('\n');
  assert.equal(
    noteText({ ...noted, note }, sayIn(en)),
    '4.99 by its balances, 5.00 by its rows. So many rows by its totals: 3; read: 2. ' +
      'Payments: 100.00 in the totals, 99.00 in 2 rows. ' +
      'Refunds: 3 of 1.00 in the totals, 2 of 1.00 in the rows. ' +
      '手续费总金额: 0.61 in the totals, 0.60000 in the rows.',
  );
  assert.equal(
    noteText({ ...noted, note }, sayIn(zhHant)),
    '按結餘計為4.99，按各行計為5.00。 合計註明3行，實有2行。 ' +
      '付款：合計為100.00，2行共99.00。 退款：合計為3筆1.00，實為2筆1.00。 ' +
      '「手续费总金额」：合計為0.61，各行共0.60000。',
  );
  assert.doesNotMatch(noteText({ ...noted, note }, sayIn(zhHans)), /[a-z_{}]/);
});

test('a note of before, and what stands in a bill, stay as they are', () => {
  const before = '4.99 by its balances, 5.00 in its rows';
  for (const words of [en, zhHant, zhHans]) {
    assert.equal(noteText({ ...noted, note: before }, sayIn(words)), before);
    const fact = 'not_ours';
    assert.equal(noteText({ ...noted, fact, note: 'shop-17' }, sayIn(words)), 'shop-17');
    assert.equal(noteText({ ...noted, note: null }, sayIn(words)), '–');
  }
});

test('money that another connector has is told with its name', () => {
  const note = 'ours_by {"by":"stripe"}';
  assert.equal(noteText({ fact: 'not_ours', bill, note }, sayIn(zhHant)), '屬於另一渠道：stripe。');
});

test('a fee is told as money, to its last place', () => {
  const cases = { 60000: '0.60', '-60001': '-0.60001', 12345600: '123.456', 0: '0.00' };
  for (const [note, told] of Object.entries(cases)) {
    const shown = noteText({ fact: 'fee_differs', bill, note }, sayIn(en));
    assert.equal(shown, `${told} CNY`);
  }
});
