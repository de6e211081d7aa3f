import { methodNameOf } from '@lowu/contract/method-names';
import type { Language } from './words.ts';

/**
 * Codes of ways to buy and of reasons, as people call them: in English, in Hong Kong, on the
 * Mainland.
 */
const names: Readonly<Record<string, readonly [string, string, string]>> = {
  app: ['App', '應用程式', '应用'],
  auto: ['Auto top-up', '自動增值', '自动充值'],
  agent: ['Shop', '門市', '门店'],
  partner: ['Partner', '合作夥伴', '合作伙伴'],
  hall: ['Our shop', '服務中心', '营业厅'],
  kiosk: ['Kiosk', '自助增值機', '自助充值机'],
  atm: ['Cash machine', '櫃員機', '自动柜员机'],
  ussd: ['USSD', 'USSD', 'USSD'],
  sms: ['SMS', '短訊', '短信'],
  automatic: ['Automatic renewal', '自動續期', '自动续费'],
  staff: ['Customer service', '客戶服務', '客户服务'],
  bank_transfer: ['Bank transfer', '銀行轉帳', '银行转账'],
  wrong_charge: ['Charged wrongly', '錯誤收費', '错误收费'],
  courtesy: ['Courtesy', '服務補償', '服务补偿'],
  wrong_credit: ['Credited wrongly', '錯誤入帳', '错误入账'],
  uncollectable: ['Debt given up', '不再追收', '不再追收'],
  goodwill: ['Goodwill for an appeal', '申訴補償', '申诉补偿'],
  adjusted: ['Corrected by a partner', '由合作夥伴調整', '由合作伙伴调整'],
  adjusted_back: ['Correction taken back', '撤回調整', '撤回调整'],
  sent: ['Sent to another number', '轉往其他號碼', '转给其他号码'],
  received: ['Sent by another number', '由其他號碼轉來', '其他号码转来'],
  sent_back: ['Transfer taken back', '撤回轉移', '撤回转移'],
  reservation: ['Paid to a partner', '合作夥伴收費', '合作伙伴收费'],
};

const places: Readonly<Record<Language, 0 | 1 | 2>> = { en: 0, 'zh-Hant': 1, 'zh-Hans': 2 };

/** A code that is younger than this page shows as it is. */
export function codeWords(code: string, language: Language): string {
  return names[code]?.[places[language]] ?? code;
}

/** A way to pay as it is called everywhere; none is a transfer to a bank account. */
export function methodWords(code: string | null, language: Language): string {
  return code === null ? codeWords('bank_transfer', language) : methodNameOf(code)[language];
}
