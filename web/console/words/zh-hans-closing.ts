import type { ClosingWords } from './en-closing.ts';

export const zhHansClosing: ClosingWords = {
  'closing.title': '关闭此线路',
  'closing.show': '显示关闭后的退款明细',
  'closing.warning':
    '请先告知机主可退还及会失去的款项。线路会立即停用且无法恢复；款项须经另一位同事复核后退还。',
  'closing.close': '代机主关闭',
  'closing.toName': '收款账户持有人姓名',
  'closing.toAccount': '银行编号及账户号码',
  'closing.byTransfer': '银行转账',
  'closing.back': '退还总额',
  'closing.fee': '关闭手续费',
  'closing.debt': '偿还之前欠款',
  'closing.lostBonus': '不予退还的赠金',
  'closing.ending': '正在结束使用',
  'closing.to_approve': '待复核',
  'closing.settled': '已关闭',
  'closing.refused': '保留线路',
  'closing.begunBy': '提出者',
  'closing.owner': '机主',
  'closing.byOwner': '由机主提出',
  'closing.byStaff': '由 {login} 提出',
};
