import type { Words } from '#base';

const partUsed: Words = {
  en: 'Part of it has been used, so it cannot be undone.',
  'zh-Hant': '部分已使用，不能取消。',
  'zh-Hans': '部分已使用，不能撤销。',
};

/**
 * What whoever sells over a counter, in a shop or in a hall, is told where a line or its limits say
 * no: nothing of anybody's balance, and whether the customer's money stays with them.
 */
export const counterSentences: Readonly<Record<string, Words>> = {
  line_closed: {
    en: 'This number is not in use any more. Nothing was sold.',
    'zh-Hant': '此號碼已停用，沒有售出。',
    'zh-Hans': '该号码已停用，没有售出。',
  },
  topup_twin: {
    en: 'The same amount went to this number minutes ago. Does the customer want it once more?',
    'zh-Hant': '數分鐘前此號碼已增值相同金額。顧客是否要再增值一次？',
    'zh-Hans': '几分钟前该号码已充值相同金额。顾客是否要再充值一次？',
  },
  topup_limit_30_days: {
    en: 'This number has reached its limit of 30 days. Nothing was sold.',
    'zh-Hant': '此號碼已達30日增值上限，沒有售出。',
    'zh-Hans': '该号码已达30天充值上限，没有售出。',
  },
  topup_limit_balance: {
    en: 'This number can hold no more at present. Nothing was sold.',
    'zh-Hant': '此號碼的結餘已達上限，沒有售出。',
    'zh-Hans': '该号码的余额已达上限，没有售出。',
  },
  topup_amount_invalid: {
    en: 'There is no top-up of this amount.',
    'zh-Hant': '沒有此金額的增值。',
    'zh-Hans': '没有此金额的充值。',
  },
  undo_too_late: {
    en: 'It is too late to undo this sale.',
    'zh-Hant': '已超過可取消的時間。',
    'zh-Hans': '已超过可撤销的时间。',
  },
  undo_spent: partUsed,
  // It has repaid what the customer has borrowed anew since: no business of whoever sells.
  loan_open: partUsed,
  undo_not_possible: {
    en: 'This sale cannot be undone here.',
    'zh-Hant': '此項銷售不能在此取消。',
    'zh-Hans': '该笔销售不能在此撤销。',
  },
};
