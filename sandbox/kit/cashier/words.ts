import type { Language } from '../language.ts';

/** What every payment page says, whoever's it is. */
export interface SharedWords {
  title: string;
  payTo: string;
  order: string;
  number: string;
  pay: string;
  leave: string;
  more: string;
  faults: string;
  faultNone: string;
  faultMissing: string;
  faultDuplicate: string;
  faultLate: string;
  faultAmount: string;
  faultSignature: string;
  paidTitle: string;
  paidAdvice: string;
  goBack: string;
}

export const sharedWords: Record<Language, SharedWords> = {
  'zh-Hant': {
    title: '確認付款',
    payTo: '收款商戶',
    order: '訂單',
    number: '訂單編號',
    pay: '付款',
    leave: '離開',
    more: '更多：讓通知出錯',
    faults: '付款後，發給商戶的通知',
    faultNone: '正常',
    faultMissing: '遺失，只有查詢才知道',
    faultDuplicate: '同時到達兩次',
    faultLate: '一分鐘後才到',
    faultAmount: '金額多一元',
    faultSignature: '簽名被改動',
    paidTitle: '付款成功',
    paidAdvice: '即將返回商戶頁面。',
    goBack: '返回商戶',
  },
  'zh-Hans': {
    title: '确认付款',
    payTo: '收款商户',
    order: '订单',
    number: '订单编号',
    pay: '付款',
    leave: '离开',
    more: '更多：让通知出错',
    faults: '付款后，发给商户的通知',
    faultNone: '正常',
    faultMissing: '丢失，只有查询才知道',
    faultDuplicate: '同时到达两次',
    faultLate: '一分钟后才到',
    faultAmount: '金额多一元',
    faultSignature: '签名被改动',
    paidTitle: '付款成功',
    paidAdvice: '即将返回商户页面。',
    goBack: '返回商户',
  },
  en: {
    title: 'Confirm payment',
    payTo: 'Pay to',
    order: 'Order',
    number: 'Order number',
    pay: 'Pay',
    leave: 'Leave',
    more: 'More: let the notice go wrong',
    faults: 'After payment, the notice to the shop',
    faultNone: 'arrives as it should',
    faultMissing: 'is lost; only a query tells',
    faultDuplicate: 'arrives twice at once',
    faultLate: 'arrives a minute late',
    faultAmount: 'names one yuan or dollar too much',
    faultSignature: 'has a broken signature',
    paidTitle: 'Paid',
    paidAdvice: 'You will be taken back to the shop.',
    goBack: 'Back to the shop',
  },
};
