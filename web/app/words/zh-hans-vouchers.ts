import type { VoucherWords } from './en-vouchers.ts';

/** Texts of vouchers, in simplified Chinese. */
export const zhHansVouchers: VoucherWords = {
  'voucher.text': '号码有16位数字，印在门店单据上，或刮开充值卡的涂层后可见。',
  'voucher.code': '充值卡号码',
  'voucher.codeHint': '输错数字会立即提示，不计入尝试次数。',
  'voucher.left': '还差{count}位数字',
  'voucher.redeem': '为此号码充值',
  'voucher.unsure': '还没有收到回复。请再按一次：同一张充值卡不会重复使用。',
  'voucher.check': '查询充值卡（不会使用）',
  'voucher.serial': '序列号',
  'voucher.serialHint': '14 位数字，印在密码旁',
  'voucher.serialWrong': '序列号有 14 位数字',
  'voucher.doCheck': '查询',
  'voucher.value': '面值',
  'voucher.state': '状态',
  'voucher.validUntil': '有效期至',
  'voucher.usedOn': '使用日期',
  'voucher.is.unsold': '尚未售出，密码无效',
  'voucher.is.sold': '可使用',
  'voucher.is.redeemed': '已使用',
  'voucher.is.expired': '已过期',
  'voucher.is.blocked': '已停用，请与我们联系',
  'voucher.againText': '没有网络时：拨{code}，或把号码用短信发到{hotline}。',
};
