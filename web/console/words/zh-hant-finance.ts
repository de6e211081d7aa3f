import type { FinanceWords } from './en-finance.ts';

export const zhHantFinance: FinanceWords = {
  'title.payment': '付款',
  'title.paymentsOf': '{method}：{state}，過去24小時',
  'payment.topup': '所屬增值',
  'payment.opened': '開始時間',
  'payment.postings': '在線路上的入帳',
  'payment.nonePostings': '沒有入帳',
  'payment.breaks': '與此筆有關的差異',
  'payment.noneBreaks': '沒有差異',
  'bank.statement': '所屬結單日期',
};
