import type { Language } from './words.ts';

/**
 * Codes of ways to pay and to buy, as people call them: in English, in Hong Kong, on the Mainland.
 */
const names: Readonly<Record<string, readonly [string, string, string]>> = {
  alipay_cn: ['Alipay', '支付寶', '支付宝'],
  alipay_hk: ['AlipayHK', 'AlipayHK', 'AlipayHK'],
  alipay_plus: ['Alipay, priced in HKD', '支付寶（港元標價）', '支付宝（港币标价）'],
  wechat_hk: ['WeChat Pay HK', 'WeChat Pay HK', '微信支付香港'],
  wechat_cn: ['WeChat Pay, Mainland', '微信支付（內地）', '微信支付'],
  wechat_global: ['WeChat Pay, priced in HKD', '微信支付（港元標價）', '微信支付（港币标价）'],
  stripe: ['Card', '信用卡或扣帳卡', '信用卡或借记卡'],
  fps_qr: ['FPS', '轉數快（FPS）', '转数快（FPS）'],
  cash: ['Cash', '現金', '现金'],
  app: ['App', '應用程式', '应用'],
  auto: ['Auto top-up', '自動增值', '自动充值'],
  agent: ['Shop', '門市', '门店'],
};

const places: Readonly<Record<Language, 0 | 1 | 2>> = { en: 0, 'zh-Hant': 1, 'zh-Hans': 2 };

/** A code that is younger than this page shows as it is. */
export function codeWords(code: string, language: Language): string {
  return names[code]?.[places[language]] ?? code;
}
