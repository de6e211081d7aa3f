import type { Language } from '../../kit/language.ts';

export interface CashierWords {
  brand: string;
  footer: string;
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
  faultProbe: string;
  paidTitle: string;
  paidAdvice: string;
  paidStay: string;
  goBack: string;
  closedTitle: string;
  closedAdvice: string;
  staleTitle: string;
  staleAdvice: string;
  leftTitle: string;
  leftAdvice: string;
}

export const cashierWords: Record<Language, CashierWords> = {
  'zh-Hant': {
    brand: '沙盒微信支付',
    footer: '這是示範用的付款頁，不會扣真錢。',
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
    faultProbe: '第一次是微信的探測簽名',
    paidTitle: '付款成功',
    paidAdvice: '即將返回商戶頁面。',
    paidStay: '你可以返回商戶的畫面。',
    goBack: '返回商戶',
    closedTitle: '這筆訂單不能付款',
    closedAdvice: '訂單已關閉或過期，沒有扣款。',
    staleTitle: '付款頁已過期',
    staleAdvice: '請返回商戶頁面，再按一次付款。沒有扣款。',
    leftTitle: '你已離開付款頁',
    leftAdvice: '沒有扣款。訂單到期前仍可付款。',
  },
  'zh-Hans': {
    brand: '沙盒微信支付',
    footer: '这是演示用的付款页，不会扣真钱。',
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
    faultProbe: '第一次是微信的探测签名',
    paidTitle: '付款成功',
    paidAdvice: '即将返回商户页面。',
    paidStay: '您可以返回商户的页面。',
    goBack: '返回商户',
    closedTitle: '这笔订单不能付款',
    closedAdvice: '订单已关闭或过期，没有扣款。',
    staleTitle: '付款页已过期',
    staleAdvice: '请返回商户页面，再点一次付款。没有扣款。',
    leftTitle: '您已离开付款页',
    leftAdvice: '没有扣款。订单到期前仍可付款。',
  },
  en: {
    brand: 'Sandbox WeChat Pay',
    footer: 'A payment page for demonstrations. No real money moves.',
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
    faultProbe: "first comes with one of WeChat's probe signatures",
    paidTitle: 'Paid',
    paidAdvice: 'You will be taken back to the shop.',
    paidStay: "You can go back to the shop's screen.",
    goBack: 'Back to the shop',
    closedTitle: 'This order cannot be paid',
    closedAdvice: 'It is closed or expired. Nothing was charged.',
    staleTitle: 'This payment page has expired',
    staleAdvice: 'Go back to the shop and press pay again. Nothing was charged.',
    leftTitle: 'You have left the payment page',
    leftAdvice: 'Nothing was charged. The order can be paid until it expires.',
  },
};
