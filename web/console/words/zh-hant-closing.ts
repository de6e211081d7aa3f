import type { ClosingWords } from './en-closing.ts';

export const zhHantClosing: ClosingWords = {
  'closing.title': '關閉此線路',
  'closing.show': '顯示關閉後的退款明細',
  'closing.warning':
    '請先告知客戶可退回及會失去的款項。線路會即時停用且不能重開；款項須經另一位同事覆核後退回。',
  'closing.close': '代客戶關閉',
  'closing.toName': '收款帳戶持有人姓名',
  'closing.toAccount': '銀行編號及帳戶號碼',
  'closing.byTransfer': '銀行轉帳',
  'closing.back': '退回總額',
  'closing.fee': '關閉手續費',
  'closing.debt': '償還先前欠款',
  'closing.lostBonus': '不退回的獎賞',
  'closing.ending': '正在結束使用',
  'closing.to_approve': '待覆核',
  'closing.settled': '已關閉',
  'closing.refused': '保留線路',
  'closing.begunBy': '提出者',
  'closing.owner': '客戶',
  'closing.byOwner': '由客戶提出',
  'closing.byStaff': '由 {login} 提出',
};
