/** In each language that people choose. */
export interface MethodName {
  readonly en: string;
  readonly 'zh-Hant': string;
  readonly 'zh-Hans': string;
}

/** What people call the methods of payment: one line per connector code, and cash. */
const names: Readonly<Record<string, MethodName>> = {
  alipay_hk: { en: 'AlipayHK', 'zh-Hant': 'AlipayHK', 'zh-Hans': 'AlipayHK' },
  alipay_plus: {
    en: 'Alipay, priced in HKD',
    'zh-Hant': '支付寶（港元標價）',
    'zh-Hans': '支付宝（港币标价）',
  },
  wechat_hk: { en: 'WeChat Pay HK', 'zh-Hant': 'WeChat Pay HK', 'zh-Hans': '微信支付香港' },
  wechat_cn: {
    en: 'WeChat Pay, Mainland',
    'zh-Hant': '微信支付（內地）',
    'zh-Hans': '微信支付',
  },
  wechat_global: {
    en: 'WeChat Pay, priced in HKD',
    'zh-Hant': '微信支付（港元標價）',
    'zh-Hans': '微信支付（港币标价）',
  },
  stripe: { en: 'Card', 'zh-Hant': '信用卡或扣帳卡', 'zh-Hans': '信用卡或借记卡' },
  fps_qr: { en: 'FPS', 'zh-Hant': '轉數快（FPS）', 'zh-Hans': '转数快（FPS）' },
  alipay_cn: { en: 'Alipay', 'zh-Hant': '支付寶（內地）', 'zh-Hans': '支付宝' },
  card_terminal: {
    en: 'Card at the counter',
    'zh-Hant': '櫃檯刷卡',
    'zh-Hans': '柜台刷卡',
  },
  voucher: { en: 'Voucher', 'zh-Hant': '增值券', 'zh-Hans': '充值卡' },
  float: { en: 'Paid to the seller', 'zh-Hant': '付予銷售商', 'zh-Hans': '付给销售方' },
  balance: { en: 'Balance', 'zh-Hant': '結餘', 'zh-Hans': '余额' },
  cash: { en: 'Cash', 'zh-Hant': '現金', 'zh-Hans': '现金' },
  floats: { en: 'Stock of shops', 'zh-Hant': '商戶存貨款', 'zh-Hans': '商户存货款' },
};

const atMachine: MethodName = {
  en: 'Card at a cash machine',
  'zh-Hant': '櫃員機提款卡',
  'zh-Hans': '自动柜员机银行卡',
};

/** The code itself where nobody has given it a name; cash machines are told apart by their bank. */
export function methodNameOf(code: string): MethodName {
  if (code.startsWith('atm_')) return atMachine;
  return names[code] ?? { en: code, 'zh-Hant': code, 'zh-Hans': code };
}
