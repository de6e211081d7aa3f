import type { UnmatchedWords } from './en-unmatched.ts';

export const zhHantUnmatched: UnmatchedWords = {
  'unmatched.title': '未能確認歸屬的款項',
  'unmatched.none': '所有款項均有歸屬',
  'unmatched.since': '自',
  'unmatched.booked': '入帳金額',
  'unmatched.left': '結餘',
  'unmatched.leaving': '退回中',
  'unmatched.by': '提議人',
  'unmatched.disposals': '處理記錄',
  'unmatched.noDisposals': '尚未有人提議處理',
  'unmatched.how': '如何處理？',
  'unmatched.amount': '金額',
  'unmatched.candidate': '屬於 {at} 開始的付款（{choice}）',
  'disposalWay.to_payment': '撥入付款（補單）',
  'disposalWay.give_back': '經我方銀行退回',
  'disposalWay.write_off': '撇帳',
  'disposalState.proposed': '待批核',
  'disposalState.done': '已完成',
  'disposalState.sent_back': '已拒絕',
  'disposalState.withdrawn': '已撤回：帳單另有說明',
};
