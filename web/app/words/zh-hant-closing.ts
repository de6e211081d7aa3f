import type { ClosingWords } from './en-closing.ts';

export const zhHantClosing: ClosingWords = {
  'closing.title': '關閉此線路',
  'closing.lostTitle': '線路及號碼將會失去',
  'closing.lostText':
    '兩個號碼的通話、短訊及數據會即時停止。數據包、獎賞及有效期不會退回。線路關閉後不能重開。',
  'closing.sheet': '可退回的款項',
  'closing.sheetText': '已付而未使用的款項會按原付款方式退回。線路關閉前的使用仍會收費。',
  'closing.byTransfer': '銀行轉帳',
  'closing.fee': '關閉手續費',
  'closing.debt': '償還先前欠款',
  'closing.back': '退回總額',
  'closing.lostBonus': '不退回的獎賞',
  'closing.goOn': '關閉此線路…',
  'closing.askTitle': '確定永久關閉？',
  'closing.askText': '將退回 {back}。此操作不能撤銷。',
  'closing.toName': '收款帳戶持有人姓名',
  'closing.toAccount': '銀行編號及帳戶號碼',
  'closing.accountHint': '部分款項無法按原付款方式退回，我們會轉帳至你的香港銀行帳戶。',
  'closing.lastFour': '此號碼的最後四位數字',
  'closing.close': '永久關閉',
  'closing.keep': '保留線路',
  'closing.state.ending': '線路已關閉，正在結束進行中的使用',
  'closing.state.to_approve': '線路已關閉，退款正由我們覆核',
  'closing.state.settled': '線路已關閉',
  'closing.settledText': '{back} 正在退回。電子錢包需時數分鐘，信用卡及銀行需時數天。',
};
