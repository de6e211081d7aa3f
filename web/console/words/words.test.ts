import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkWords } from '../../testing/check-words.ts';
import { en } from './en.ts';
import { nameFrom } from './words.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

checkWords('the console', { en, 'zh-Hant': zhHant, 'zh-Hans': zhHans });

test('why a bank took money back is said in words, and a network’s own code as such', () => {
  const codes = ['insufficient_funds', '4853', 'something_new'];
  const said = [en, zhHant, zhHans].map((words) =>
    codes.map((code) => nameFrom(words)('bankReason', code)),
  );
  assert.deepEqual(said, [
    [
      'Too little on the account',
      'Reason code 4853 of the card network',
      'Reason code something_new of the card network',
    ],
    ['帳戶存款不足', '卡組織原因代碼 4853', '卡組織原因代碼 something_new'],
    ['账户余额不足', '卡组织原因代码 4853', '卡组织原因代码 something_new'],
  ]);
});
