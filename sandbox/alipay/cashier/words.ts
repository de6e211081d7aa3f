import { type SharedWords, sharedWords } from '../../kit/cashier/words.ts';
import type { Language } from '../../kit/language.ts';

export interface CashierWords extends SharedWords {
  brand: string;
  footer: string;
  refuse: string;
  closedTitle: string;
  closedAdvice: string;
  leftTitle: string;
  leftAdvice: string;
  refusedTitle: string;
  refusedAdvice: string;
}

export const cashierWords: Record<Language, CashierWords> = {
  'zh-Hant': {
    ...sharedWords['zh-Hant'],
    brand: '沙盒支付',
    footer: '這是示範用的付款頁，不會扣真錢。',
    refuse: '拒絕',
    closedTitle: '這筆訂單已關閉',
    closedAdvice: '沒有扣款，也不能再付款。',
    leftTitle: '你已離開付款頁',
    leftAdvice: '沒有扣款。訂單到期前仍可付款。',
    refusedTitle: '無法開啟付款頁',
    refusedAdvice: '商戶的請求未獲接納。請返回商戶頁面再試。',
  },
  'zh-Hans': {
    ...sharedWords['zh-Hans'],
    brand: '沙盒支付',
    footer: '这是演示用的付款页，不会扣真钱。',
    refuse: '拒绝',
    closedTitle: '这笔订单已关闭',
    closedAdvice: '没有扣款，也不能再付款。',
    leftTitle: '你已离开付款页',
    leftAdvice: '没有扣款。订单到期前仍可付款。',
    refusedTitle: '无法打开付款页',
    refusedAdvice: '商户的请求未被接受。请返回商户页面再试。',
  },
  en: {
    ...sharedWords.en,
    brand: 'Sandbox Pay',
    footer: 'A payment page for demonstrations. No real money moves.',
    refuse: 'Refuse',
    closedTitle: 'This order is closed',
    closedAdvice: 'Nothing was charged, and it can no longer be paid.',
    leftTitle: 'You have left the payment page',
    leftAdvice: 'Nothing was charged. The order can be paid until it expires.',
    refusedTitle: 'The payment page cannot be opened',
    refusedAdvice: "The shop's request was refused. Go back to the shop and try again.",
  },
};
