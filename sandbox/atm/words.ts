import type { Language } from '../kit/language.ts';
import type { FaultName, Screen } from './world.ts';

interface PageWords {
  readonly brand: string;
  readonly title: string;
  readonly footer: string;
  readonly number: string;
  readonly checkDigit: string;
  readonly amount: string;
  readonly check: string;
  readonly owner: string;
  readonly pay: string;
  readonly outcomes: Readonly<Record<NonNullable<Screen['outcome']>, string>>;
  readonly approval: string;
  readonly fault: string;
  readonly faults: Readonly<Record<FaultName, string>>;
  readonly endDay: string;
  readonly day: string;
  readonly agreed: string;
  readonly differs: string;
  readonly away: string;
  readonly reversals: string;
  readonly messages: string;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  'zh-Hant': {
    brand: '沙盒櫃員機',
    title: '儲值卡增值',
    footer: '這是示範用的櫃員機，不會真的扣款。',
    number: '電話號碼',
    checkDigit: '號碼的檢查碼',
    amount: '金額（HK$）',
    check: '下一步',
    owner: '機主',
    pay: '確認付款',
    outcomes: {
      owner: '請核對機主姓名',
      paid: '增值成功，請取收據',
      refused: '交易不成功，沒有扣款',
      unknown: '交易未能完成，沒有扣款',
    },
    approval: '授權編號',
    fault: '下一筆交易發生',
    faults: {
      'answer-lost': '回覆遺失',
      'sent-twice': '重複傳送',
      'reversal-first': '沖正先到',
      disconnect: '斷線',
    },
    endDay: '日結對帳',
    day: '營業日',
    agreed: '相符',
    differs: '不符',
    away: '未連線至主機',
    reversals: '待沖正',
    messages: '訊息紀錄',
  },
  'zh-Hans': {
    brand: '沙盒柜员机',
    title: '手机卡充值',
    footer: '这是演示用的柜员机，不会真的扣款。',
    number: '手机号码',
    checkDigit: '号码的校验位',
    amount: '金额（HK$）',
    check: '下一步',
    owner: '机主',
    pay: '确认付款',
    outcomes: {
      owner: '请核对机主姓名',
      paid: '充值成功，请取凭条',
      refused: '交易不成功，没有扣款',
      unknown: '交易未能完成，没有扣款',
    },
    approval: '授权号',
    fault: '下一笔交易发生',
    faults: {
      'answer-lost': '应答丢失',
      'sent-twice': '重复发送',
      'reversal-first': '冲正先到',
      disconnect: '断线',
    },
    endDay: '日终对账',
    day: '营业日',
    agreed: '相符',
    differs: '不符',
    away: '未连接主机',
    reversals: '待冲正',
    messages: '报文记录',
  },
  en: {
    brand: 'Sandbox cash machine',
    title: 'Top up a SIM',
    footer: 'This is the cash machine of a demo. Nothing is really charged.',
    number: 'Phone number',
    checkDigit: 'Check digit of the number',
    amount: 'Amount (HK$)',
    check: 'Go on',
    owner: 'Owner',
    pay: 'Pay',
    outcomes: {
      owner: 'Please check whose number it is',
      paid: 'Topped up. Please take your slip',
      refused: 'Not done. Your card was not charged',
      unknown: 'Could not be completed. Your card was not charged',
    },
    approval: 'Approval',
    fault: 'To the next one happens',
    faults: {
      'answer-lost': 'its answer is lost',
      'sent-twice': 'it is sent twice',
      'reversal-first': 'its reversal comes first',
      disconnect: 'the line breaks',
    },
    endDay: 'End the day and compare',
    day: 'Business day',
    agreed: 'agreed',
    differs: 'differs',
    away: 'Not connected to the host',
    reversals: 'Reversals to send',
    messages: 'Messages',
  },
};
