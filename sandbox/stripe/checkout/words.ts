import type { Language } from '../../kit/language.ts';

export interface CheckoutWords {
  brand: string;
  footer: string;
  title: string;
  titleSetup: string;
  payTo: string;
  order: string;
  number: string;
  card: string;
  visa: string;
  mastercard: string;
  unionpay: string;
  authentication: string;
  noFunds: string;
  declined: string;
  expired: string;
  lost: string;
  processing: string;
  disputed: string;
  pay: string;
  keep: string;
  leave: string;
  more: string;
  faults: string;
  faultNone: string;
  faultMissing: string;
  faultDuplicate: string;
  faultLate: string;
  faultAmount: string;
  faultSignature: string;
  declinedNow: string;
  authenticateTitle: string;
  authenticateAdvice: string;
  approve: string;
  fail: string;
  paidTitle: string;
  keptTitle: string;
  paidAdvice: string;
  goBack: string;
  closedTitle: string;
  closedAdvice: string;
  leftTitle: string;
  leftAdvice: string;
}

export const checkoutWords: Record<Language, CheckoutWords> = {
  'zh-Hant': {
    brand: '沙盒 Stripe',
    footer: '這是示範用的付款頁，不會扣真錢，也不會問卡號。',
    title: '以卡付款',
    titleSetup: '儲存付款卡',
    payTo: '收款商戶',
    order: '訂單',
    number: '訂單編號',
    card: '示範用的卡',
    visa: 'Visa •••• 4242：成功',
    mastercard: 'Mastercard •••• 4444：成功',
    unionpay: '銀聯卡 •••• 0005：成功',
    authentication: 'Visa •••• 3184：銀行要求驗證（3-D Secure）',
    noFunds: '拒絕：餘額不足',
    declined: '拒絕：銀行不批准',
    expired: '拒絕：卡已過期',
    lost: '拒絕：卡已報失',
    processing: '拒絕：銀行處理出錯',
    disputed: '成功，其後持卡人要求銀行退款（爭議）',
    pay: '付款',
    keep: '儲存這張卡',
    leave: '離開',
    more: '更多：讓通知出錯',
    faults: '付款後，發給商戶的通知',
    faultNone: '正常',
    faultMissing: '遺失，只有查詢才知道',
    faultDuplicate: '同時到達兩次',
    faultLate: '一分鐘後才到',
    faultAmount: '金額多一元',
    faultSignature: '簽名不對',
    declinedNow: '銀行拒絕了這張卡，沒有扣款。你可以換一張再試。',
    authenticateTitle: '銀行要確認是你本人',
    authenticateAdvice: '這一步代表 3-D Secure 驗證，例如銀行應用程式的推送或一次性密碼。',
    approve: '確認是我',
    fail: '驗證失敗',
    paidTitle: '付款成功',
    keptTitle: '卡已儲存',
    paidAdvice: '即將返回商戶頁面。',
    goBack: '返回商戶',
    closedTitle: '這個付款頁已結束',
    closedAdvice: '沒有扣款。請返回商戶頁面。',
    leftTitle: '你已離開付款頁',
    leftAdvice: '沒有扣款。',
  },
  'zh-Hans': {
    brand: '沙盒 Stripe',
    footer: '这是演示用的付款页，不会扣真钱，也不会问卡号。',
    title: '用卡付款',
    titleSetup: '保存付款卡',
    payTo: '收款商户',
    order: '订单',
    number: '订单编号',
    card: '演示用的卡',
    visa: 'Visa •••• 4242：成功',
    mastercard: 'Mastercard •••• 4444：成功',
    unionpay: '银联卡 •••• 0005：成功',
    authentication: 'Visa •••• 3184：银行要求验证（3-D Secure）',
    noFunds: '拒绝：余额不足',
    declined: '拒绝：银行不批准',
    expired: '拒绝：卡已过期',
    lost: '拒绝：卡已挂失',
    processing: '拒绝：银行处理出错',
    disputed: '成功，之后持卡人要求银行退款（争议）',
    pay: '付款',
    keep: '保存这张卡',
    leave: '离开',
    more: '更多：让通知出错',
    faults: '付款后，发给商户的通知',
    faultNone: '正常',
    faultMissing: '丢失，只有查询才知道',
    faultDuplicate: '同时到达两次',
    faultLate: '一分钟后才到',
    faultAmount: '金额多一元',
    faultSignature: '签名不对',
    declinedNow: '银行拒绝了这张卡，没有扣款。您可以换一张再试。',
    authenticateTitle: '银行要确认是您本人',
    authenticateAdvice: '这一步代表 3-D Secure 验证，例如银行应用的推送或一次性密码。',
    approve: '确认是我',
    fail: '验证失败',
    paidTitle: '付款成功',
    keptTitle: '卡已保存',
    paidAdvice: '即将返回商户页面。',
    goBack: '返回商户',
    closedTitle: '这个付款页已结束',
    closedAdvice: '没有扣款。请返回商户页面。',
    leftTitle: '您已离开付款页',
    leftAdvice: '没有扣款。',
  },
  en: {
    brand: 'Sandbox Stripe',
    footer: 'A payment page for demonstrations. No real money moves, no card number is asked for.',
    title: 'Pay by card',
    titleSetup: 'Keep a card',
    payTo: 'Pay to',
    order: 'Order',
    number: 'Order number',
    card: 'A card for demonstrations',
    visa: 'Visa •••• 4242: succeeds',
    mastercard: 'Mastercard •••• 4444: succeeds',
    unionpay: 'UnionPay •••• 0005: succeeds',
    authentication: 'Visa •••• 3184: the bank asks first (3-D Secure)',
    noFunds: 'Declined: insufficient funds',
    declined: 'Declined: the bank says no',
    expired: 'Declined: the card has expired',
    lost: 'Declined: the card was reported lost',
    processing: 'Declined: an error at the bank',
    disputed: 'Succeeds; later its holder asks the bank for the money back (a dispute)',
    pay: 'Pay',
    keep: 'Keep this card',
    leave: 'Leave',
    more: 'More: let the notice go wrong',
    faults: 'After payment, the notice to the shop',
    faultNone: 'arrives as it should',
    faultMissing: 'is lost; only a query tells',
    faultDuplicate: 'arrives twice at once',
    faultLate: 'arrives a minute late',
    faultAmount: 'names one dollar too much',
    faultSignature: 'has a wrong signature',
    declinedNow: 'The bank has declined this card. Nothing was charged. You can try another one.',
    authenticateTitle: 'Your bank wants to know that it is you',
    authenticateAdvice:
      "This step stands for 3-D Secure: a message in the bank's app, or a one-time password.",
    approve: 'It is me',
    fail: 'Fail the check',
    paidTitle: 'Paid',
    keptTitle: 'The card is kept',
    paidAdvice: 'You will be taken back to the shop.',
    goBack: 'Back to the shop',
    closedTitle: 'This payment page has ended',
    closedAdvice: 'Nothing was charged. Go back to the shop.',
    leftTitle: 'You have left the payment page',
    leftAdvice: 'Nothing was charged.',
  },
};
