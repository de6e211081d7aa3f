import type { Obstacle, Step } from './check.ts';

export type Language = 'zh-Hant' | 'zh-Hans' | 'en';
export const languages: readonly Language[] = ['zh-Hant', 'zh-Hans', 'en'];

const en = {
  name: 'English',
  title: 'Check a receipt',
  lead: 'This page checks by itself whether a receipt is genuine. Nothing you give it leaves this device.',
  file: 'Choose the receipt (PDF), or drop it here',
  paste: 'Or paste the text of the code or of the proof',
  check: 'Check',
  save: 'Save this page to use it without a network',
  log: 'Log: {origin}',
  working: 'Checking…',
  genuine: 'Genuine',
  genuineText:
    'This receipt stands in the public log, as it is shown here. Compare it with the paper: only what stands here is proved.',
  notGenuine: 'Not genuine',
  unknown: 'Cannot tell',
  step: {
    form: 'The proof is damaged or incomplete. If it was copied, copy all of it and try again.',
    log: 'The proof is of another log than this one. It proves nothing about our receipts.',
    key: 'The proof is signed by a key that is not ours. If this page was saved long ago, get a new one.',
    signature: 'The signature is forged: our key has not signed this.',
    leaf: 'What the receipt says was changed or invented: it does not stand in the log.',
    content: 'The proof is in order, but what it proves is not a receipt.',
    own: 'The part about the balance does not belong to this receipt.',
    date: 'The receipt is dated in the future. If the clock of this device is wrong, set it and try again.',
  },
  obstacle: {
    browser: 'This browser is too old to verify signatures. Please use a newer one.',
    pins: 'This page does not know the keys of the log. Open it from the operator’s address.',
    version: 'The receipt is of a newer kind than this page. Please get a new page.',
    noProof:
      'There is no proof in this file. A receipt printed within seconds has none: print it again.',
  },
  lookUp: {
    label: 'Or ask the operator by the receipt’s code (needs a network)',
    ask: 'Ask',
    sealed: 'Issued',
    sealedText: 'This is what was issued under the code. A paper that says otherwise is forged.',
    unsealed: 'Issued, not sealed yet',
    unsealedText: 'The receipt was issued seconds ago. In a minute it stands in the public log.',
    forged: 'Forged',
    forgedText:
      'The proof you gave is not of the receipt that was issued under this code, which is this:',
    unknown: 'Never issued',
    unknownText: 'There is no receipt with this code. Please compare each character.',
    limited: 'Asked too often from here. Please try again in an hour.',
    failed: 'No answer. Are you online?',
  },
  kind: { topup: 'Top-up', refund: 'Refund', undo: 'Top-up taken back' },
  rows: {
    code: 'Receipt code',
    number: 'Number',
    plan: 'Plan',
    value: 'Value',
    bonus: 'Bonus',
    repaid: 'Owed before, now repaid',
    balance: 'Balance',
    validUntil: 'Valid until',
    paid: 'Paid',
    refunded: 'Refunded',
    fee: 'Fee included',
    rate: 'Rate',
    method: 'Payment method',
    provider: 'Provider’s reference',
    channel: 'Bought through',
    reference: 'Order',
    issued: 'Issued (Hong Kong time)',
    place: 'Place in the log',
  },
  until: '{amount}, until {day}',
  placeOf: '{index} of {size}',
} as const;

type Shape<Part> = {
  readonly [Name in keyof Part]: Part[Name] extends string ? string : Shape<Part[Name]>;
};
export type Words = Shape<typeof en>;

const zhHant: Words = {
  name: '繁體中文',
  title: '查核收據',
  lead: '本頁會自行核對收據真偽。你提供的內容不會離開此裝置。',
  file: '選擇收據（PDF），或拖放到這裏',
  paste: '或貼上二維碼或證明的文字',
  check: '查核',
  save: '儲存此頁，離線使用',
  log: '記錄：{origin}',
  working: '核對中…',
  genuine: '真確',
  genuineText: '此收據已列入公開記錄，內容如下。請與紙本比對：只有此處所示的內容得到證明。',
  notGenuine: '不真確',
  unknown: '無法判斷',
  step: {
    form: '證明已損壞或不完整。如屬複製所得，請完整複製後再試。',
    log: '此證明屬於另一個記錄，不能證明我們的收據。',
    key: '此證明並非以我們的密鑰簽署。如此頁已儲存多時，請重新取得。',
    signature: '簽署屬偽造：我們的密鑰從未簽署此內容。',
    leaf: '收據內容曾被更改或屬虛構：記錄中沒有此內容。',
    content: '證明有效，但所證明的並非收據。',
    own: '有關結餘的部分並不屬於此收據。',
    date: '收據日期在未來。如此裝置時鐘不準，請校正後再試。',
  },
  obstacle: {
    browser: '此瀏覽器版本太舊，不能核對簽署，請改用較新的瀏覽器。',
    pins: '此頁沒有記錄的密鑰，請由營辦商的網址開啟。',
    version: '收據格式較此頁新，請重新取得此頁。',
    noProof: '此檔案沒有證明。剛發出數秒的收據尚未有證明，請再列印一次。',
  },
  lookUp: {
    label: '或以收據編碼向營辦商查詢（須連線）',
    ask: '查詢',
    sealed: '已發出',
    sealedText: '此編碼的收據內容如下。紙本如有不同，即屬偽造。',
    unsealed: '已發出，尚未列入記錄',
    unsealedText: '此收據剛剛發出，一分鐘內會列入公開記錄。',
    forged: '偽造',
    forgedText: '你提供的證明並非此編碼的收據。此編碼的收據內容如下：',
    unknown: '從未發出',
    unknownText: '沒有此編碼的收據，請逐字核對。',
    limited: '查詢次數過多，請於一小時後再試。',
    failed: '沒有回應。請檢查網絡連線。',
  },
  kind: { topup: '增值', refund: '退款', undo: '收回增值' },
  rows: {
    code: '收據編碼',
    number: '電話號碼',
    plan: '服務計劃',
    value: '增值額',
    bonus: '贈送',
    repaid: '歸還先前欠款',
    balance: '結餘',
    validUntil: '有效期至',
    paid: '已付',
    refunded: '已退回',
    fee: '其中手續費',
    rate: '兌換率',
    method: '付款方法',
    provider: '付款機構編號',
    channel: '增值途徑',
    reference: '訂單',
    issued: '發出時間（香港）',
    place: '記錄位置',
  },
  until: '{amount}，有效期至{day}',
  placeOf: '第{index}項，共{size}項',
};

const zhHans: Words = {
  name: '简体中文',
  title: '核验收据',
  lead: '本页会自行核对收据真伪。您提供的内容不会离开此设备。',
  file: '选择收据（PDF），或拖放到这里',
  paste: '或粘贴二维码或证明的文字',
  check: '核验',
  save: '保存此页，离线使用',
  log: '记录：{origin}',
  working: '核对中…',
  genuine: '真实',
  genuineText: '此收据已列入公开记录，内容如下。请与纸质件比对：只有此处所示的内容得到证明。',
  notGenuine: '不真实',
  unknown: '无法判断',
  step: {
    form: '证明已损坏或不完整。如为复制所得，请完整复制后再试。',
    log: '此证明属于另一个记录，不能证明我们的收据。',
    key: '此证明不是用我们的密钥签署的。如果此页已保存很久，请重新获取。',
    signature: '签名是伪造的：我们的密钥从未签署此内容。',
    leaf: '收据内容被更改或是虚构的：记录中没有此内容。',
    content: '证明有效，但所证明的不是收据。',
    own: '有关余额的部分不属于此收据。',
    date: '收据日期在未来。如果此设备时钟不准，请校正后再试。',
  },
  obstacle: {
    browser: '此浏览器版本太旧，不能核对签名，请改用较新的浏览器。',
    pins: '此页没有记录的密钥，请从运营商的网址打开。',
    version: '收据格式比此页新，请重新获取此页。',
    noProof: '此文件没有证明。刚开具几秒的收据还没有证明，请再打印一次。',
  },
  lookUp: {
    label: '或用收据编码向运营商查询（需联网）',
    ask: '查询',
    sealed: '已开具',
    sealedText: '此编码的收据内容如下。纸质件如有不同，即为伪造。',
    unsealed: '已开具，尚未列入记录',
    unsealedText: '此收据刚刚开具，一分钟内会列入公开记录。',
    forged: '伪造',
    forgedText: '您提供的证明不是此编码的收据。此编码的收据内容如下：',
    unknown: '从未开具',
    unknownText: '没有此编码的收据，请逐字核对。',
    limited: '查询次数过多，请在一小时后再试。',
    failed: '没有响应。请检查网络连接。',
  },
  kind: { topup: '充值', refund: '退款', undo: '收回充值' },
  rows: {
    code: '收据编码',
    number: '手机号码',
    plan: '套餐',
    value: '充值金额',
    bonus: '赠送',
    repaid: '归还之前欠款',
    balance: '余额',
    validUntil: '有效期至',
    paid: '已付',
    refunded: '已退回',
    fee: '其中手续费',
    rate: '汇率',
    method: '支付方式',
    provider: '支付机构单号',
    channel: '充值渠道',
    reference: '订单',
    issued: '开具时间（北京时间）',
    place: '记录位置',
  },
  until: '{amount}，有效期至{day}',
  placeOf: '第{index}项，共{size}项',
};

export const wordsIn: Readonly<Record<Language, Words>> = {
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
};

/** Every step and every obstacle has its sentence: a missing one does not compile. */
export const sentenceOf = {
  step: (words: Words, step: Step): string => words.step[step],
  obstacle: (words: Words, obstacle: Obstacle): string => words.obstacle[obstacle],
} as const;

export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The language somebody reads in, as their browser tells it. */
export function guessLanguage(wanted: readonly string[]): Language {
  for (const one of wanted) {
    if (/^zh\b.*(?:hans|cn|sg)/i.test(one)) return 'zh-Hans';
    if (/^zh\b/i.test(one)) return 'zh-Hant';
    if (/^en\b/i.test(one)) return 'en';
  }
  return 'zh-Hant';
}
