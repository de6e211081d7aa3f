import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Language } from '../../client/index.ts';
import { formatIn } from '../../language/index.ts';
import { en } from '../words/en.ts';
import { nameFrom, sayIn, type Words } from '../words/words.ts';
import { zhHans } from '../words/zh-hans.ts';
import { zhHant } from '../words/zh-hant.ts';
import { evidenceText } from './evidence-text.ts';

const words: Readonly<Record<Language, Words>> = { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans };

const namesIn = (given: Words) => ({ say: sayIn(given), nameOf: nameFrom(given) });

function told(language: Language, evidence: string | null): string {
  const format = formatIn(language);
  return evidenceText(evidence, { ...namesIn(words[language]), format, currency: 'HKD' });
}

test('evidence is said in the words of who reads it, and its amounts as money', () => {
  const mismatch = 'notice: captured: paid 9000 of 9200';
  assert.equal(told('en', mismatch), 'notice: captured: HK$90.00 paid of HK$92.00');
  assert.equal(told('zh-Hant', mismatch), '通知：已收款：應付HK$92.00，實付HK$90.00');
  assert.equal(told('zh-Hans', mismatch), '通知：已收款：应付HK$92.00，实付HK$90.00');
  assert.equal(told('en', 'query: captured: paid in CNY'), 'query: captured: paid in CNY');
  const other = 'bill: captured: another seller or application';
  assert.equal(told('zh-Hans', other), '账单：已收款：收款的不是我方的商户或应用');
  assert.equal(
    told('zh-Hant', `staff accepted ${mismatch}`),
    `員工已接納（${told('zh-Hant', mismatch)}）`,
  );
});

test('a provider’s own code stays as it is, and nothing is a dash', () => {
  assert.equal(
    told('zh-Hant', 'reply: failed: ORDER_CLOSED: late'),
    '回覆：失敗：ORDER_CLOSED：late',
  );
  assert.equal(told('zh-Hant', 'failed: by the bill'), '失敗：按帳單');
  const unsure = 'reply: nothing_certain: no proof: status 500';
  assert.equal(told('en', unsure), 'reply: nothing certain: no proof: answer 500');
  assert.equal(told('zh-Hant', unsure), '回覆：未能確定：沒有證明：回應碼500');
  const refused = 'query: failed: refused: ACQ.TRADE_HAS_CLOSE';
  assert.equal(told('zh-Hans', refused), '查询：失败：被拒：ACQ.TRADE_HAS_CLOSE');
  assert.equal(told('en', 'an older word'), 'an older word');
  assert.equal(told('en', null), '–');
});
