import { type SharedWords, sharedWords } from '../../kit/cashier/words.ts';
import type { Language } from '../../kit/language.ts';

export interface CashierWords extends SharedWords {
  brand: string;
  footer: string;
  refuse: string;
  closedTitle: string;
  closedAdvice: string;
}

export const cashierWords: Record<Language, CashierWords> = {
  'zh-Hant': {
    ...sharedWords['zh-Hant'],
    brand: '沙盒 AlipayHK',
    footer: '這是示範用的錢包，不會扣真錢。',
    refuse: '拒絕',
    closedTitle: '這筆訂單不能付款',
    closedAdvice: '訂單已取消、被拒絕或過期，沒有扣款。',
  },
  'zh-Hans': {
    ...sharedWords['zh-Hans'],
    brand: '沙盒 AlipayHK',
    footer: '这是演示用的钱包，不会扣真钱。',
    refuse: '拒绝',
    closedTitle: '这笔订单不能付款',
    closedAdvice: '订单已取消、被拒绝或过期，没有扣款。',
  },
  en: {
    ...sharedWords.en,
    brand: 'Sandbox AlipayHK',
    footer: 'A wallet for demonstrations. No real money moves.',
    refuse: 'Refuse',
    closedTitle: 'This order cannot be paid',
    closedAdvice: 'It is cancelled, refused or expired. Nothing was charged.',
  },
};
