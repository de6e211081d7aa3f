import type { Words } from '#base';

/** What whoever sells a voucher is told, at a till of a shop or of ours. */
export const voucherSaleSentences: Readonly<Record<string, Words>> = {
  voucher_value_unknown: {
    en: 'There are no vouchers of this value.',
    'zh-Hant': '沒有此面值的增值券。',
    'zh-Hans': '没有此面值的充值卡。',
  },
  voucher_out_of_stock: {
    en: 'There is no voucher of this value left at present. Nothing was sold.',
    'zh-Hant': '此面值的增值券現時售罄，沒有售出。',
    'zh-Hans': '此面值的充值卡目前售罄，没有售出。',
  },
  voucher_already_sold: {
    en: 'This card has been sold before. Please take another. Nothing was sold.',
    'zh-Hant': '此卡早前已售出，請改用另一張。沒有售出。',
    'zh-Hans': '此卡之前已售出，请换一张。没有售出。',
  },
  voucher_not_active: {
    en: 'This card may not be sold yet. Nothing was sold.',
    'zh-Hant': '此卡尚未可以銷售，沒有售出。',
    'zh-Hans': '此卡尚不能销售，没有售出。',
  },
  voucher_spent: {
    en: 'This voucher was used or has expired, so its sale cannot be undone.',
    'zh-Hant': '此增值券已使用或過期，不能取消。',
    'zh-Hans': '此充值卡已使用或过期，不能撤销。',
  },
  voucher_slip_needed: {
    en: 'Please type the code on the slip of this sale. The buyer has to bring it back.',
    'zh-Hant': '請輸入此銷售單據上的號碼。買家須退回單據。',
    'zh-Hans': '请输入此笔销售单据上的卡密。买家须退回单据。',
  },
  voucher_undo_too_late: {
    en: 'It is too late to undo this sale.',
    'zh-Hant': '已超過可取消的時間。',
    'zh-Hans': '已超过可撤销的时间。',
  },
};
