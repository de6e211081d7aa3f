import type { Language } from '../../kit/language.ts';

export interface AppWords {
  brand: string;
  footer: string;
  scanTitle: string;
  scanAdvice: string;
  code: string;
  read: string;
  refusedTitle: string;
  payTitle: string;
  payee: string;
  account: string;
  reference: string;
  none: string;
  amount: string;
  amountFixed: string;
  payer: string;
  keepReference: string;
  pay: string;
  paidTitle: string;
  paidAdvice: string;
  bankReference: string;
  again: string;
  listTitle: string;
  listEmpty: string;
}

export const appWords: Record<Language, AppWords> = {
  'zh-Hant': {
    brand: '沙盒銀行',
    footer: '這是示範用的銀行，不會動用真錢。',
    scanTitle: '掃描轉數快二維碼',
    scanAdvice: '請貼上二維碼的內容。銀行會自行核對校驗碼、收款人、貨幣及金額。',
    code: '二維碼內容',
    read: '讀取',
    refusedTitle: '無法支付這個二維碼',
    payTitle: '確認轉帳',
    payee: '收款人',
    account: '轉數快識別碼',
    reference: '參考編號',
    none: '沒有',
    amount: '金額',
    amountFixed: '收款人已指定金額，不能更改。',
    payer: '由這個帳戶轉出',
    keepReference: '把參考編號交給收款銀行',
    pay: '確認轉帳',
    paidTitle: '已轉帳',
    paidAdvice: '款項已即時到達收款人的銀行。你可以返回商戶的畫面。',
    bankReference: '銀行編號',
    again: '再付一次',
    listTitle: '最近入帳及轉出',
    listEmpty: '暫時未有紀錄。',
  },
  'zh-Hans': {
    brand: '沙盒银行',
    footer: '这是演示用的银行，不会动用真钱。',
    scanTitle: '扫描转数快二维码',
    scanAdvice: '请粘贴二维码的内容。银行会自行核对校验码、收款人、货币及金额。',
    code: '二维码内容',
    read: '读取',
    refusedTitle: '无法支付这个二维码',
    payTitle: '确认转账',
    payee: '收款人',
    account: '转数快识别码',
    reference: '参考编号',
    none: '没有',
    amount: '金额',
    amountFixed: '收款人已指定金额，不能更改。',
    payer: '由这个账户转出',
    keepReference: '把参考编号交给收款银行',
    pay: '确认转账',
    paidTitle: '已转账',
    paidAdvice: '款项已即时到达收款人的银行。您可以返回商户的页面。',
    bankReference: '银行编号',
    again: '再付一次',
    listTitle: '最近入账及转出',
    listEmpty: '暂时没有记录。',
  },
  en: {
    brand: 'Sandbox Bank',
    footer: 'A bank for demonstrations. No real money moves.',
    scanTitle: 'Scan a code for FPS',
    scanAdvice:
      'Paste what the code says. The bank checks its checksum, payee, currency and amount itself.',
    code: 'What the code says',
    read: 'Read',
    refusedTitle: 'This code cannot be paid',
    payTitle: 'Confirm the transfer',
    payee: 'Payee',
    account: 'FPS ID',
    reference: 'Reference',
    none: 'none',
    amount: 'Amount',
    amountFixed: 'The payee has set the amount. It cannot be changed.',
    payer: 'From this account',
    keepReference: "Pass the reference on to the payee's bank",
    pay: 'Transfer',
    paidTitle: 'Transferred',
    paidAdvice: "The money is with the payee's bank already. You can go back to the shop's screen.",
    bankReference: "The bank's number",
    again: 'Pay once more',
    listTitle: 'Latest movements',
    listEmpty: 'Nothing yet.',
  },
};
