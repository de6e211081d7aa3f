import type { UnmatchedWords } from './en-unmatched.ts';

export const zhHansUnmatched: UnmatchedWords = {
  'unmatched.title': '未能确认归属的款项',
  'unmatched.none': '所有款项均有归属',
  'unmatched.since': '自',
  'unmatched.booked': '入账金额',
  'unmatched.left': '余额',
  'unmatched.leaving': '退回中',
  'unmatched.by': '提议人',
  'unmatched.disposals': '处理记录',
  'unmatched.noDisposals': '尚未有人提议处理',
  'unmatched.how': '如何处理？',
  'unmatched.amount': '金额',
  'unmatched.candidate': '属于 {at} 发起的支付（{choice}）',
  'disposalWay.to_payment': '补入支付（补单）',
  'disposalWay.give_back': '经我方银行退回',
  'disposalWay.write_off': '核销',
  'disposalState.proposed': '待审批',
  'disposalState.done': '已完成',
  'disposalState.sent_back': '已驳回',
  'disposalState.withdrawn': '已撤回：账单另有说明',
};
