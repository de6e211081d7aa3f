import type { Words } from '#base';

/** What finance is told of a file that is no bill of its day. */
export const billSentences: Readonly<Record<string, Words>> = {
  bills_unknown: {
    en: 'There are no bills of this connector.',
    'zh-Hant': '此支付渠道沒有帳單。',
    'zh-Hans': '该支付渠道没有账单。',
  },
  bill_unknown: {
    en: 'There is no such file any more.',
    'zh-Hant': '已沒有此檔案。',
    'zh-Hans': '已没有该文件。',
  },
  bill_too_early: {
    en: 'This day is not over yet at the provider, so its bill cannot be whole.',
    'zh-Hant': '支付機構的這一天尚未結束，帳單不可能完整。',
    'zh-Hans': '支付机构的这一天尚未结束，账单不可能完整。',
  },
  bill_unreadable: {
    en: 'This file cannot be read as a bill of this provider: {detail}. Nothing was changed.',
    'zh-Hant': '此檔案不能識讀為該支付機構的帳單（{detail}）。沒有任何改動。',
    'zh-Hans': '该文件无法识读为此支付机构的账单（{detail}）。没有任何改动。',
  },
  bill_of_another: {
    en: 'This bill is of account {account} and of {day}; it belongs elsewhere. Nothing was changed.',
    'zh-Hant': '此帳單屬於帳戶{account}、日期{day}，不屬於這裏。沒有任何改動。',
    'zh-Hans': '该账单属于账户{account}、日期{day}，不属于这里。没有任何改动。',
  },
  bill_overtaken: {
    en: 'Another bill of this day was begun meanwhile. If this one is right, bring it again.',
    'zh-Hant': '期間已有人導入這一天的另一份帳單。如這份才正確，請再次導入。',
    'zh-Hans': '期间已有人导入这一天的另一份账单。如这份才正确，请再次导入。',
  },
  bill_unavailable: {
    en: 'The provider gives no bill of this day: {why}.',
    'zh-Hant': '支付機構沒有提供這一天的帳單：{why}。',
    'zh-Hans': '支付机构没有提供这一天的账单：{why}。',
  },
  too_many_breaks: {
    en: 'More than {most} rows differ: this is not the bill of this day and account.',
    'zh-Hant': '超過{most}行不符：這不是此日期及帳戶的帳單。',
    'zh-Hans': '超过{most}行不符：这不是此日期及账户的账单。',
  },
};
