import { type SharedWords, sharedWords } from '../../kit/cashier/words.ts';
import type { Language } from '../../kit/language.ts';

export interface CashierWords extends SharedWords {
  brand: string;
  footer: string;
  faultProbe: string;
  paidStay: string;
  closedTitle: string;
  closedAdvice: string;
  staleTitle: string;
  staleAdvice: string;
  leftTitle: string;
  leftAdvice: string;
}

export const cashierWords: Record<Language, CashierWords> = {
  'zh-Hant': {
    ...sharedWords['zh-Hant'],
    brand: '沙盒微信支付',
    footer: '這是示範用的付款頁，不會扣真錢。',
    faultProbe: '第一次是微信的探測簽名',
    paidStay: '你可以返回商戶的畫面。',
    closedTitle: '這筆訂單不能付款',
    closedAdvice: '訂單已關閉或過期，沒有扣款。',
    staleTitle: '付款頁已過期',
    staleAdvice: '請返回商戶頁面，再按一次付款。沒有扣款。',
    leftTitle: '你已離開付款頁',
    leftAdvice: '沒有扣款。訂單到期前仍可付款。',
  },
  'zh-Hans': {
    ...sharedWords['zh-Hans'],
    brand: '沙盒微信支付',
    footer: '这是演示用的付款页，不会扣真钱。',
    faultProbe: '第一次是微信的探测签名',
    paidStay: '您可以返回商户的页面。',
    closedTitle: '这笔订单不能付款',
    closedAdvice: '订单已关闭或过期，没有扣款。',
    staleTitle: '付款页已过期',
    staleAdvice: '请返回商户页面，再点一次付款。没有扣款。',
    leftTitle: '您已离开付款页',
    leftAdvice: '没有扣款。订单到期前仍可付款。',
  },
  en: {
    ...sharedWords.en,
    brand: 'Sandbox WeChat Pay',
    footer: 'A payment page for demonstrations. No real money moves.',
    faultProbe: "first comes with one of WeChat's probe signatures",
    paidStay: "You can go back to the shop's screen.",
    closedTitle: 'This order cannot be paid',
    closedAdvice: 'It is closed or expired. Nothing was charged.',
    staleTitle: 'This payment page has expired',
    staleAdvice: 'Go back to the shop and press pay again. Nothing was charged.',
    leftTitle: 'You have left the payment page',
    leftAdvice: 'Nothing was charged. The order can be paid until it expires.',
  },
};
