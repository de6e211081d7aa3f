import type { Language } from '../kit/language.ts';
import type { OrderState } from './world.ts';

interface PageWords {
  readonly brand: string;
  readonly title: string;
  readonly footer: string;
  readonly number: string;
  readonly amount: string;
  readonly check: string;
  readonly owner: string;
  readonly bonus: string;
  readonly validUntil: string;
  readonly pay: string;
  readonly payLater: string;
  readonly orders: string;
  readonly again: string;
  readonly follow: string;
  readonly lose: string;
  readonly away: string;
  readonly heard: string;
  readonly states: Readonly<Record<OrderState, string>>;
}

export const pageWords: Readonly<Record<Language, PageWords>> = {
  'zh-Hant': {
    brand: '沙盒網店',
    title: '網上增值',
    footer: '這是示範用的網店，以合作夥伴API售出增值，不會真的扣款。',
    number: '電話號碼',
    amount: '金額（HK$）',
    check: '下一步',
    owner: '機主',
    bonus: '額外贈送',
    validUntil: '有效期至',
    pay: '付款並即時增值',
    payLater: '付款，稍後增值',
    orders: '訂單',
    again: '以同一編號重送',
    follow: '查詢',
    lose: '遺失下一個回覆',
    away: '未獲告知平台位置',
    heard: '與平台的往來',
    states: {
      paid: '已付款',
      sold: '已增值',
      waiting: '處理中',
      refused: '未能增值，退款予顧客',
      unknown: '未明，請查詢或重送',
    },
  },
  'zh-Hans': {
    brand: '沙盒网店',
    title: '网上充值',
    footer: '这是演示用的网店，通过合作伙伴API售出充值，不会真的扣款。',
    number: '手机号码',
    amount: '金额（HK$）',
    check: '下一步',
    owner: '机主',
    bonus: '额外赠送',
    validUntil: '有效期至',
    pay: '付款并立即充值',
    payLater: '付款，稍后充值',
    orders: '订单',
    again: '用同一编号重发',
    follow: '查询',
    lose: '丢失下一个应答',
    away: '未获告知平台位置',
    heard: '与平台的往来',
    states: {
      paid: '已付款',
      sold: '已充值',
      waiting: '处理中',
      refused: '未能充值，退款给顾客',
      unknown: '不明，请查询或重发',
    },
  },
  en: {
    brand: 'Sandbox e-shop',
    title: 'Top up online',
    footer:
      'This is the e-shop of a demo. It sells by the API for partners; nothing is really charged.',
    number: 'Phone number',
    amount: 'Amount (HK$)',
    check: 'Go on',
    owner: 'Owner',
    bonus: 'On top',
    validUntil: 'Valid until',
    pay: 'Pay, and top up now',
    payLater: 'Pay, and top up behind the shop’s back',
    orders: 'Orders',
    again: 'Send again under its reference',
    follow: 'Ask',
    lose: 'Lose the next answer',
    away: 'Nobody has told where the platform is',
    heard: 'Said to the platform',
    states: {
      paid: 'Paid',
      sold: 'Topped up',
      waiting: 'On its way',
      refused: 'Not topped up: the buyer gets the money back',
      unknown: 'Not known: ask, or send again',
    },
  },
};
