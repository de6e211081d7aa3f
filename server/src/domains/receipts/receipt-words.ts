import type { Language, Words } from '#base';
import type { ReceiptKind } from './receipt.ts';

/** What a paper of each kind is called. */
export const receiptTitles: Readonly<Record<ReceiptKind, Words>> = {
  topup: { en: 'Top-up receipt', 'zh-Hant': '增值收據', 'zh-Hans': '充值收据' },
  voucher: { en: 'Voucher receipt', 'zh-Hant': '增值券收據', 'zh-Hans': '充值卡收据' },
  purchase: { en: 'Purchase receipt', 'zh-Hant': '購買收據', 'zh-Hans': '购买收据' },
  renewal: { en: 'Renewal receipt', 'zh-Hant': '續期收據', 'zh-Hans': '续费收据' },
  fee: { en: 'Fee receipt', 'zh-Hant': '收費收據', 'zh-Hans': '收费收据' },
  adjustment: { en: 'Adjustment receipt', 'zh-Hant': '調整收據', 'zh-Hans': '调整收据' },
  closing: { en: 'Closing receipt', 'zh-Hant': '取消號碼收據', 'zh-Hans': '销号收据' },
  voucher_sale: {
    en: 'Receipt of a voucher bought',
    'zh-Hant': '購買增值券收據',
    'zh-Hans': '购买充值卡收据',
  },
  voucher_undone: {
    en: 'Receipt of a voucher given back',
    'zh-Hant': '退回增值券收據',
    'zh-Hans': '退回充值卡收据',
  },
  refund: { en: 'Refund receipt', 'zh-Hant': '退款收據', 'zh-Hans': '退款收据' },
  undo: {
    en: 'Receipt of a top-up taken back',
    'zh-Hant': '收回增值收據',
    'zh-Hans': '收回充值收据',
  },
  taken_back: {
    en: 'Receipt of value taken off the line',
    'zh-Hant': '扣回增值額收據',
    'zh-Hans': '扣回充值金额收据',
  },
  put_back: {
    en: 'Receipt of value put back on the line',
    'zh-Hant': '補回增值額收據',
    'zh-Hans': '补回充值金额收据',
  },
};

/** What a printed receipt says, in every language; `{name}` marks what varies. */
export const receiptWords = {
  code: { en: 'Receipt code', 'zh-Hant': '收據編碼', 'zh-Hans': '收据编码' },
  receiptNumber: { en: 'Receipt number', 'zh-Hant': '收據號碼', 'zh-Hans': '收据号码' },
  reference: { en: 'Order', 'zh-Hant': '訂單', 'zh-Hans': '订单' },
  issuedAt: { en: 'Issued', 'zh-Hant': '發出時間', 'zh-Hans': '开具时间' },
  number: { en: 'Number', 'zh-Hant': '電話號碼', 'zh-Hans': '手机号码' },
  plan: { en: 'Plan', 'zh-Hant': '服務計劃', 'zh-Hans': '套餐' },
  value: { en: 'Top-up', 'zh-Hant': '增值額', 'zh-Hans': '充值金额' },
  faceValue: { en: 'Voucher', 'zh-Hant': '增值券面值', 'zh-Hans': '充值卡面值' },
  bonus: { en: 'Bonus', 'zh-Hant': '贈送', 'zh-Hans': '赠送' },
  bonusUntil: {
    en: '{bonus}, until {day}',
    'zh-Hant': '{bonus}，有效期至{day}',
    'zh-Hans': '{bonus}，有效期至{day}',
  },
  promotion: { en: 'Promotion', 'zh-Hant': '推廣優惠', 'zh-Hans': '优惠活动' },
  charged: { en: 'For', 'zh-Hant': '項目', 'zh-Hans': '项目' },
  bought: { en: 'Bought', 'zh-Hant': '購買項目', 'zh-Hans': '购买项目' },
  period: { en: 'Period', 'zh-Hant': '期間', 'zh-Hans': '期间' },
  units: { en: 'Included', 'zh-Hant': '包括', 'zh-Hans': '包含' },
  reason: { en: 'Reason', 'zh-Hant': '原因', 'zh-Hans': '原因' },
  give: { en: 'Given', 'zh-Hant': '給予', 'zh-Hans': '给予' },
  take: { en: 'Taken', 'zh-Hant': '扣除', 'zh-Hans': '扣除' },
  write_off: { en: 'Debt written off', 'zh-Hant': '豁免欠款', 'zh-Hans': '免除欠款' },
  goesBack: { en: 'Goes back', 'zh-Hant': '退回', 'zh-Hans': '退回' },
  byTransfer: { en: 'Bank transfer', 'zh-Hant': '銀行轉帳', 'zh-Hans': '银行转账' },
  closingFee: { en: 'Closing fee', 'zh-Hant': '取消號碼費用', 'zh-Hans': '销号费用' },
  lapsed: {
    en: 'Bonus, not paid back',
    'zh-Hant': '贈送金額，不會退回',
    'zh-Hans': '赠送金额，不退回',
  },
  repaid: {
    en: 'Owed before, now repaid',
    'zh-Hant': '歸還先前欠款',
    'zh-Hans': '归还之前欠款',
  },
  balance: { en: 'Balance', 'zh-Hant': '結餘', 'zh-Hans': '余额' },
  validUntil: { en: 'Valid until', 'zh-Hant': '有效期至', 'zh-Hans': '有效期至' },
  lineValidUntil: {
    en: 'Line valid until',
    'zh-Hant': '號碼有效期至',
    'zh-Hans': '号码有效期至',
  },
  paid: { en: 'Paid', 'zh-Hant': '已付', 'zh-Hans': '已付' },
  refunded: { en: 'Refunded', 'zh-Hant': '已退回', 'zh-Hans': '已退回' },
  fee: { en: 'Fee included', 'zh-Hant': '其中手續費', 'zh-Hans': '其中手续费' },
  rate: { en: 'Rate', 'zh-Hant': '兌換率', 'zh-Hans': '汇率' },
  method: { en: 'Payment method', 'zh-Hant': '付款方法', 'zh-Hans': '支付方式' },
  provider: {
    en: 'Provider’s reference',
    'zh-Hant': '付款機構編號',
    'zh-Hans': '支付机构单号',
  },
  serial: { en: 'Voucher number', 'zh-Hant': '增值券編號', 'zh-Hans': '充值卡序号' },
  channel: { en: 'Through', 'zh-Hant': '途徑', 'zh-Hans': '渠道' },
  place: { en: 'Place', 'zh-Hant': '地點', 'zh-Hans': '地点' },
  seller: { en: 'Sold by {seller}', 'zh-Hant': '銷售商：{seller}', 'zh-Hans': '销售方：{seller}' },
  reprint: {
    en: 'REPRINT of {at}; first printed {firstAt}',
    'zh-Hant': '補印本：{at}；首次列印於{firstAt}',
    'zh-Hans': '补打：{at}；首次打印于{firstAt}',
  },
  checkTitle: {
    en: 'Check this receipt',
    'zh-Hant': '查核此收據',
    'zh-Hans': '核验此收据',
  },
  check: {
    en: 'Scan the code, or open this file on {page}: the page compares it with a public log that nobody can change, ourselves included. It also works without a network once saved.',
    'zh-Hant':
      '掃描二維碼，或在 {page} 開啟此檔案：網頁會以公開紀錄核對，該紀錄任何人（包括我們）都不能更改。儲存該網頁後，離線亦可使用。',
    'zh-Hans':
      '扫描二维码，或在 {page} 打开此文件：网页会以公开记录核对，该记录任何人（包括我们）都不能更改。保存该网页后，离线也可使用。',
  },
  unsealed: {
    en: 'This receipt is seconds old and not in the public log yet. Print it again in a minute to get its proof.',
    'zh-Hant': '此收據剛剛發出，尚未列入公開紀錄。請於一分鐘後再列印，以取得證明。',
    'zh-Hans': '此收据刚刚开具，尚未列入公开记录。请在一分钟后重新打印，以取得证明。',
  },
  notInvoice: {
    en: 'A receipt, and not a fapiao (Mainland tax invoice).',
    'zh-Hant': '此為收據，並非內地發票。',
    'zh-Hans': '此为收据，并非发票。',
  },
} as const satisfies Readonly<Record<string, Words>>;

const channels: Readonly<Record<string, Words>> = {
  app: { en: 'App', 'zh-Hant': '應用程式', 'zh-Hans': '应用' },
  auto: { en: 'Auto top-up', 'zh-Hant': '自動增值', 'zh-Hans': '自动充值' },
  sms: { en: 'SMS', 'zh-Hant': '短訊', 'zh-Hans': '短信' },
  ussd: { en: 'USSD', 'zh-Hant': 'USSD', 'zh-Hans': 'USSD' },
  agent: { en: 'Shop', 'zh-Hant': '門市', 'zh-Hans': '门店' },
  partner: { en: 'Partner', 'zh-Hant': '合作夥伴', 'zh-Hans': '合作伙伴' },
  hall: { en: 'Our shop', 'zh-Hant': '服務中心', 'zh-Hans': '营业厅' },
  kiosk: { en: 'Kiosk', 'zh-Hant': '自助增值機', 'zh-Hans': '自助充值机' },
  atm: { en: 'Cash machine', 'zh-Hant': '櫃員機', 'zh-Hans': '自动柜员机' },
  automatic: { en: 'Automatic renewal', 'zh-Hant': '自動續期', 'zh-Hans': '自动续费' },
  staff: { en: 'Customer service', 'zh-Hant': '客戶服務', 'zh-Hans': '客户服务' },
};

const corrections: Readonly<Record<string, Words>> = {
  wrong_charge: { en: 'Charged wrongly', 'zh-Hant': '錯誤收費', 'zh-Hans': '错误收费' },
  courtesy: { en: 'Courtesy', 'zh-Hant': '服務補償', 'zh-Hans': '服务补偿' },
  wrong_credit: { en: 'Credited wrongly', 'zh-Hant': '錯誤入帳', 'zh-Hans': '错误入账' },
  goodwill: { en: 'Goodwill for an appeal', 'zh-Hant': '申訴補償', 'zh-Hans': '申诉补偿' },
  adjusted: {
    en: 'Corrected by a partner',
    'zh-Hant': '由合作夥伴調整',
    'zh-Hans': '由合作伙伴调整',
  },
  adjusted_back: { en: 'Correction taken back', 'zh-Hant': '撤回調整', 'zh-Hans': '撤回调整' },
  sent: { en: 'Sent to another number', 'zh-Hant': '轉往其他號碼', 'zh-Hans': '转给其他号码' },
  received: {
    en: 'Sent by another number',
    'zh-Hant': '由其他號碼轉來',
    'zh-Hans': '其他号码转来',
  },
  sent_back: { en: 'Transfer taken back', 'zh-Hant': '撤回轉移', 'zh-Hans': '撤回转移' },
  reservation: { en: 'Paid to a partner', 'zh-Hant': '合作夥伴收費', 'zh-Hans': '合作伙伴收费' },
  uncollectable: { en: 'Debt given up', 'zh-Hant': '不再追收', 'zh-Hans': '不再追收' },
};

/** Why a balance was corrected; a new reason shows as its code. */
export function correctionWords(reason: string, language: Language): string {
  return corrections[reason]?.[language] ?? reason;
}

/** A channel as people call it; a new one shows as its code. */
export function channelWords(code: string, language: Language): string {
  return channels[code]?.[language] ?? code;
}
