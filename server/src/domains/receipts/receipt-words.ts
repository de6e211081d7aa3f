import type { Language, Words } from '#base';

/** What a printed receipt says, in every language; `{name}` marks what varies. */
export const receiptWords = {
  topup: { en: 'Top-up receipt', 'zh-Hant': '增值收據', 'zh-Hans': '充值收据' },
  refund: { en: 'Refund receipt', 'zh-Hant': '退款收據', 'zh-Hans': '退款收据' },
  undo: {
    en: 'Receipt of a top-up taken back',
    'zh-Hant': '收回增值收據',
    'zh-Hans': '收回充值收据',
  },
  code: { en: 'Receipt code', 'zh-Hant': '收據編碼', 'zh-Hans': '收据编码' },
  receiptNumber: { en: 'Receipt number', 'zh-Hant': '收據號碼', 'zh-Hans': '收据号码' },
  reference: { en: 'Order', 'zh-Hant': '訂單', 'zh-Hans': '订单' },
  issuedAt: { en: 'Issued', 'zh-Hant': '發出時間', 'zh-Hans': '开具时间' },
  number: { en: 'Number', 'zh-Hant': '電話號碼', 'zh-Hans': '手机号码' },
  plan: { en: 'Plan', 'zh-Hant': '服務計劃', 'zh-Hans': '套餐' },
  value: { en: 'Top-up', 'zh-Hant': '增值額', 'zh-Hans': '充值金额' },
  bonus: { en: 'Bonus', 'zh-Hant': '贈送', 'zh-Hans': '赠送' },
  bonusUntil: {
    en: '{bonus}, until {day}',
    'zh-Hant': '{bonus}，有效期至{day}',
    'zh-Hans': '{bonus}，有效期至{day}',
  },
  repaid: {
    en: 'Owed before, now repaid',
    'zh-Hant': '歸還先前欠款',
    'zh-Hans': '归还之前欠款',
  },
  balance: { en: 'Balance', 'zh-Hant': '結餘', 'zh-Hans': '余额' },
  validUntil: { en: 'Valid until', 'zh-Hant': '有效期至', 'zh-Hans': '有效期至' },
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
  channel: { en: 'Bought through', 'zh-Hant': '增值途徑', 'zh-Hans': '充值渠道' },
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
      '掃描二維碼，或在{page}開啟此檔案：網頁會與任何人（包括我們）都不能更改的公開記錄核對。儲存該網頁後，離線亦可使用。',
    'zh-Hans':
      '扫描二维码，或在{page}打开此文件：网页会与任何人（包括我们）都不能更改的公开记录核对。保存该网页后，离线也可使用。',
  },
  unsealed: {
    en: 'This receipt is seconds old and not in the public log yet. Print it again in a minute to get its proof.',
    'zh-Hant': '此收據剛剛發出，尚未列入公開記錄。請於一分鐘後再列印，以取得證明。',
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
  agent: { en: 'Shop', 'zh-Hant': '門市', 'zh-Hans': '门店' },
};

/** A channel as people call it; a new one shows as its code. */
export function channelWords(code: string, language: Language): string {
  return channels[code]?.[language] ?? code;
}
