import type { VoucherWords } from './en-vouchers.ts';

/** Texts of vouchers, in Hong Kong Chinese. */
export const zhHantVouchers: VoucherWords = {
  'voucher.text': '號碼有16位數字，印於店舖單據上，或刮開增值券的銀漆後可見。',
  'voucher.code': '增值券號碼',
  'voucher.codeHint': '輸錯數字會即時提示，不計入嘗試次數。',
  'voucher.left': '尚欠{count}位數字',
  'voucher.redeem': '為此號碼增值',
  'voucher.unsure': '尚未收到回覆。請再按一次：同一張增值券不會重複使用。',
  'voucher.check': '查詢增值券（不會使用）',
  'voucher.serial': '序號',
  'voucher.serialHint': '14 位數字，印在密碼旁',
  'voucher.serialWrong': '序號有 14 位數字',
  'voucher.doCheck': '查詢',
  'voucher.value': '面值',
  'voucher.state': '狀態',
  'voucher.validUntil': '有效期至',
  'voucher.usedOn': '使用日期',
  'voucher.is.unsold': '尚未售出，密碼無效',
  'voucher.is.sold': '可使用',
  'voucher.is.redeemed': '已使用',
  'voucher.is.expired': '已過期',
  'voucher.is.blocked': '已停用，請與我們聯絡',
  'voucher.againText': '沒有網絡時：撥{code}，或將號碼以短訊傳到{hotline}。',
};
