import type { Words } from '#base';

/** What stands in the way of taking money out of a float again, in words for staff. */
export const stockSentences: Readonly<Record<string, Words>> = {
  recall_too_much: {
    en: 'Of this stock not so much is left.',
    'zh-Hant': '這批存貨沒有那麼多可收回。',
    'zh-Hans': '这批存货没有那么多可收回。',
  },
  issue_paid_by_bank: {
    en: 'The bank has its money. Pay it out instead.',
    'zh-Hant': '銀行已收到款項，請改為付還。',
    'zh-Hans': '银行已收到款项，请改为付还。',
  },
  float_still_owed: {
    en: 'Stock of this shop was not paid yet. Undo it, or have it paid, first.',
    'zh-Hant': '此商戶仍有存貨未付款，請先收回存貨或收取款項。',
    'zh-Hans': '此商户仍有存货未付款，请先收回存货或收取款项。',
  },
  payout_account_invalid: {
    en: 'Write whose account it is, and its number.',
    'zh-Hant': '請填寫帳戶持有人及帳戶號碼。',
    'zh-Hans': '请填写账户持有人和账户号码。',
  },
  payout_account_open: {
    en: 'Another account waits to be decided already.',
    'zh-Hant': '已有另一帳戶待批核。',
    'zh-Hans': '已有另一账户待批核。',
  },
  payout_account_missing: {
    en: 'No account of this shop is on record. Two people record it first.',
    'zh-Hant': '此商戶未有收款帳戶記錄，請先由兩人記錄。',
    'zh-Hans': '此商户没有收款账户记录，请先由两人记录。',
  },
  payout_account_waits: {
    en: 'This account is new. Nothing is paid out to it yet: the list says from when.',
    'zh-Hant': '這是新帳戶，暫不付款；可付款日期見列表。',
    'zh-Hans': '这是新账户，暂不付款；可付款日期见列表。',
  },
  payout_account_changed: {
    en: 'Another account is on record by now. Refuse this, and want it anew.',
    'zh-Hant': '記錄的帳戶已更改，請否決後重新提出。',
    'zh-Hans': '记录的账户已更改，请否决后重新提出。',
  },
};
