import type { ClosingWords } from './en-closing.ts';

export const zhHansClosing: ClosingWords = {
  'closing.title': '关闭此线路',
  'closing.lostTitle': '线路及号码将会失去',
  'closing.lostText':
    '两个号码的通话、短信及流量会立即停止。套餐、赠金及有效期不予退还。线路关闭后无法恢复。',
  'closing.sheet': '可退还的款项',
  'closing.sheetText': '已付而未使用的款项会按原支付方式退还。线路关闭前的使用仍会计费。',
  'closing.byTransfer': '银行转账',
  'closing.fee': '关闭手续费',
  'closing.debt': '偿还之前欠款',
  'closing.back': '退还总额',
  'closing.lostBonus': '不予退还的赠金',
  'closing.goOn': '关闭此线路…',
  'closing.askTitle': '确定永久关闭？',
  'closing.askText': '将退还 {back}。此操作不可撤销。',
  'closing.toName': '收款账户持有人姓名',
  'closing.toAccount': '银行编号及账户号码',
  'closing.accountHint': '部分款项无法按原支付方式退还，我们会转账至您的香港银行账户。',
  'closing.lastFour': '此号码的最后四位数字',
  'closing.close': '永久关闭',
  'closing.keep': '保留线路',
  'closing.state.ending': '线路已关闭，正在结束进行中的使用',
  'closing.state.to_approve': '线路已关闭，退款正由我们复核',
  'closing.state.settled': '线路已关闭',
  'closing.settledText': '{back} 正在退还。电子钱包需数分钟，信用卡及银行需数天。',
};
