import assert from 'node:assert/strict';
import { test } from 'node:test';
import { en } from '../words/en.ts';
import { sayIn } from '../words/words.ts';
import { zhHans } from '../words/zh-hans.ts';
import { zhHant } from '../words/zh-hant.ts';
import { troubleText } from './bill-trouble-text.ts';

const sum = '{"row":5,"sum":"99.99","moved":"100.00","currency":"HKD"}';
const problem = `statement_rows {"rows":"3, 8"}\nstatement_details_sum ${sum}`;

test('each cause of an open day is told in the language of its reader, with what it names', () => {
  assert.equal(
    troubleText(problem, sayIn(en)),
    'Rows that cannot be read: 3, 8. Row 5: its details come to 99.99 and it is 100.00 HKD.',
  );
  assert.equal(
    troubleText(problem, sayIn(zhHant)),
    '無法識讀的行：3, 8。 第5行：明細合計99.99，該筆為100.00 HKD。',
  );
  assert.equal(
    troubleText('statement_of_day {"day":"2026-11-22"}', sayIn(zhHans)),
    '收到的是2026-11-22的结单。',
  );
  assert.equal(troubleText('statement_not_yet', sayIn(zhHant)), '銀行尚未提供結單。');
});

test('in what a statement contradicts itself or what is held is told so, too', () => {
  const differs =
    'statement_was {"reference":"F1","amount":"4.00","currency":"HKD"}\nstatement_lacks {"reference":"F2"}';
  assert.equal(troubleText(differs, sayIn(en)), 'F1 was 4.00 HKD before. F2 is not there.');
  assert.equal(troubleText(differs, sayIn(zhHant)), 'F1先前為4.00 HKD。 欠缺F2。');
  assert.equal(troubleText(differs, sayIn(zhHans)), 'F1先前为4.00 HKD。 缺少F2。');
});

test('what was written down before, or is cut off, stays as it is', () => {
  for (const old of [
    'rows that cannot be read: 3, 5 (its batch is of 3 and has 1 details) and 2 more',
    'there is no statement yet',
    'statement_rows {"rows":"3, 8',
  ]) {
    for (const words of [en, zhHant, zhHans]) assert.equal(troubleText(old, sayIn(words)), old);
  }
});

test('each cause that the server writes has its words', () => {
  const words = sayIn(zhHant);
  for (const cause of [
    'statement_unreadable',
    'statement_missing',
    'statement_more_rows {"count":2}',
    'statement_batch_count {"row":4,"told":"3","details":1}',
    'statement_detail_amount {"row":4,"detail":2}',
    'statement_entries {"references":"WRONG"}',
    'statement_more_entries {"count":1}',
    'statement_twice {"reference":"F1"}',
    'statement_was {"reference":"F1","amount":"4.00","currency":"HKD"}',
    'statement_currency {"reference":"F1","currency":"CNY"}',
    'statement_other_day {"reference":"F1"}',
    'statement_lacks {"reference":"F1"}',
    'statement_balances {"told":"3.01","moved":"3.00"}',
    'statement_count {"told":3,"read":2}',
    'statement_more_differences {"count":2}',
  ]) {
    assert.doesNotMatch(troubleText(cause, words), /[a-z_{}]/, cause);
  }
});
