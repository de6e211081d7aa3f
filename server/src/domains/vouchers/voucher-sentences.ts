import type { Words } from '#base';

/** What whoever holds a voucher is told: what is wrong with it, and that nothing good is lost. */
export const voucherSentences: Readonly<Record<string, Words>> = {
  voucher_code_mistyped: {
    en: 'One of the digits is wrong. Please compare all 16 with the voucher; this was not counted as a try.',
    'zh-Hant': '號碼有誤，請核對增值券上的16位數字。此次不計入嘗試次數。',
    'zh-Hans': '号码有误，请核对充值卡上的16位数字。本次不计入尝试次数。',
  },
  voucher_unknown: {
    en: 'There is no voucher with this code. Please check it; tries left: {left}.',
    'zh-Hant': '找不到此增值券，請核對號碼。尚可嘗試{left}次。',
    'zh-Hans': '找不到该充值卡，请核对号码。还可尝试{left}次。',
  },
  voucher_tries_locked: {
    en: 'Too many codes were wrong. Please try again in {minutes} minutes, or call us. Nothing of a good voucher is lost.',
    'zh-Hant': '嘗試次數過多，請於{minutes}分鐘後再試，或致電查詢。有效的增值券不受影響。',
    'zh-Hans': '尝试次数过多，请在{minutes}分钟后再试，或致电查询。有效的充值卡不受影响。',
  },
  voucher_serial_unknown: {
    en: 'There is no voucher with this serial number. Please compare all 14 digits.',
    'zh-Hant': '沒有此序號的增值券，請核對14位數字。',
    'zh-Hans': '没有此序列号的充值卡，请核对14位数字。',
  },
  voucher_used: {
    en: 'This voucher was used on {usedOn} by {maskedReceiver}.',
    'zh-Hant': '此增值券已於{usedOn}由{maskedReceiver}使用。',
    'zh-Hans': '该充值卡已于{usedOn}由{maskedReceiver}使用。',
  },
  voucher_expired: {
    en: 'This voucher expired on {expiredOn}. Its value can still be claimed: please call us with its serial number.',
    'zh-Hant': '此增值券已於{expiredOn}過期。款項仍可索回，請致電並提供序號。',
    'zh-Hans': '该充值卡已于{expiredOn}过期。款项仍可索回，请致电并提供序列号。',
  },
  voucher_not_sold: {
    en: 'This voucher has not been sold yet. Please ask the shop where you got it.',
    'zh-Hant': '此增值券尚未售出，請向購買的店舖查詢。',
    'zh-Hans': '该充值卡尚未售出，请询问购买的门店。',
  },
  voucher_blocked: {
    en: 'This voucher is blocked. Please call us with its serial number.',
    'zh-Hant': '此增值券已停用，請致電並提供序號。',
    'zh-Hans': '该充值卡已停用，请致电并提供序列号。',
  },
};
