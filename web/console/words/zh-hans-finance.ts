import type { FinanceWords } from './en-finance.ts';

export const zhHansFinance: FinanceWords = {
  'title.payment': '付款',
  'title.paymentsOf': '{method}：{state}，过去24小时',
  'payment.topup': '所属充值',
  'payment.opened': '开始时间',
  'payment.postings': '在线路上的入账',
  'payment.nonePostings': '没有入账',
  'payment.breaks': '与此笔有关的差异',
  'payment.noneBreaks': '没有差异',
  'bank.statement': '所属对账单日期',
};
