import type { Language, Words } from '#base';

/** Everything that is said by text and USSD; English in the signs of GSM 7 bit only. */
export const sayings = {
  balance: {
    'zh-Hant': '結餘{balance}',
    'zh-Hans': '余额{balance}',
    en: 'Balance {balance}',
  },
  bonus: { 'zh-Hant': '其中贈送{bonus}', 'zh-Hans': '其中赠送{bonus}', en: 'of it bonus {bonus}' },
  reserved: {
    'zh-Hant': '使用中預留{reserved}',
    'zh-Hans': '使用中预留{reserved}',
    en: 'in use now {reserved}',
  },
  validUntil: { 'zh-Hant': '有效期至{day}', 'zh-Hans': '有效期至{day}', en: 'Valid to {day}' },
  inactive: { 'zh-Hant': '未啟用', 'zh-Hans': '未激活', en: 'Not activated yet' },
  one_way: {
    'zh-Hant': '已到期，暫停打出，{day}前增值可恢復',
    'zh-Hans': '已到期，单停中，{day}前充值可恢复',
    en: 'Expired, no calls out. Top up by {day}',
  },
  locked: {
    'zh-Hant': '已到期，服務暫停，{day}前增值可恢復',
    'zh-Hans': '已到期，双停中，{day}前充值可恢复',
    en: 'Expired and suspended. Top up by {day}',
  },
  packLeft: {
    'zh-Hant': '{zones}{left}，至{day}',
    'zh-Hans': '{zones}{left}，至{day}',
    en: '{zones} {left} to {day}',
  },
  noPacks: { 'zh-Hant': '沒有數據組合', 'zh-Hans': '没有流量包', en: 'No packs' },
  buyTitle: {
    'zh-Hant': '購買組合，結餘{balance}：',
    'zh-Hans': '购买套餐，余额{balance}：',
    en: 'Buy a pack, balance {balance}:',
  },
  offerLine: { 'zh-Hant': '{name} {price}', 'zh-Hans': '{name} {price}', en: '{name} {price}' },
  offer: {
    'zh-Hant': '購買{name}，收{price}，至{day}，不自動續期',
    'zh-Hans': '购买{name}，收{price}，至{day}，不自动续订',
    en: 'Buy {name} for {price}, to {day}, no renewal?',
  },
  shortLife: {
    'zh-Hant': '注意：儲值卡{day}到期',
    'zh-Hans': '注意：卡{day}到期',
    en: 'Note: your SIM expires {day}',
  },
  yes: { 'zh-Hant': '確認購買', 'zh-Hans': '确认购买', en: 'Yes, buy' },
  sayYes: {
    'zh-Hant': '{minutes}分鐘內覆「是」確認購買。',
    'zh-Hans': '{minutes}分钟内回复“是”确认购买。',
    en: 'Send YES within {minutes} minutes to buy.',
  },
  sayBuy: {
    'zh-Hant': '覆「買1」等選擇，下一步才確認。',
    'zh-Hans': '回复“买1”等选择，下一步才确认。',
    en: 'Send BUY 1 and so on; you confirm in the next step.',
  },
  bought: {
    'zh-Hant': '已購買{name}，收{price}，可用至{day}。結餘{balance}。',
    'zh-Hans': '已购买{name}，收{price}，可用至{day}。余额{balance}。',
    en: '{name} bought for {price}, to {day}. Balance {balance}.',
  },
  notBought: {
    'zh-Hant': '未購買任何組合，沒有扣款。再試請撥{code}或傳「買」加編號到{hotline}。',
    'zh-Hans': '未购买任何套餐，没有扣款。再试请拨{code}或发“买”加编号到{hotline}。',
    en: 'Nothing was bought or charged. Dial {code} again, or text BUY and a number to {hotline}.',
  },
  nothingOffered: {
    'zh-Hant': '沒有待確認的購買。傳「組合」查看組合。',
    'zh-Hans': '没有待确认的购买。发“套餐”查看套餐。',
    en: 'There is nothing to confirm. Send PACKS to see what you can buy.',
  },
  ruleOn: {
    'zh-Hant': '自動增值：已開啟，30日上限{cap}，已用{used}',
    'zh-Hans': '自动充值：已开启，30天上限{cap}，已用{used}',
    en: 'Auto top-up is on: at most {cap} in 30 days, {used} used',
  },
  rulePaused: {
    'zh-Hant': '自動增值：已暫停，請在App查看',
    'zh-Hans': '自动充值：已暂停，请在App查看',
    en: 'Auto top-up is paused: see the app',
  },
  ruleOff: {
    'zh-Hant': '自動增值沒有開啟。可在App設定。',
    'zh-Hans': '自动充值没有开启。可在App设置。',
    en: 'Auto top-up is off. You can set it up in the app.',
  },
  stop: { 'zh-Hant': '停止自動增值', 'zh-Hans': '停止自动充值', en: 'Stop auto top-up' },
  stopped: {
    'zh-Hant': '自動增值已停止，即時生效。進行中的一筆如有會另行通知。',
    'zh-Hans': '自动充值已停止，立即生效。进行中的一笔如有会另行通知。',
    en: 'Auto top-up is stopped, from now on. If one is under way, you will be told of it.',
  },
  language: { 'zh-Hant': '語言 Language', 'zh-Hans': '语言 Language', en: 'Language' },
  languageSet: {
    'zh-Hant': '以後以繁體中文通知你。',
    'zh-Hans': '以后以简体中文通知您。',
    en: 'From now on we write to you in English.',
  },
  menuBalance: { 'zh-Hant': '結餘及數據', 'zh-Hans': '余额及流量', en: 'Balance and packs' },
  menuBuy: { 'zh-Hant': '購買組合', 'zh-Hans': '购买套餐', en: 'Buy a pack' },
  menuRule: { 'zh-Hant': '自動增值', 'zh-Hans': '自动充值', en: 'Auto top-up' },
  more: { 'zh-Hant': '更多', 'zh-Hans': '更多', en: 'More' },
  back: { 'zh-Hant': '返回', 'zh-Hans': '返回', en: 'Back' },
  choose: { 'zh-Hant': '請輸入編號', 'zh-Hans': '请输入编号', en: 'Please send a number' },
  over: {
    'zh-Hant': '已結束，請再撥{code}。',
    'zh-Hans': '已结束，请再拨{code}。',
    en: 'This is over. Please dial {code} again.',
  },
  help: {
    'zh-Hant':
      '可傳：結餘、組合、買1、停止自動增值、繁／简／EN（語言）。亦可撥{code}。查詢{hotline}。',
    'zh-Hans':
      '可发：余额、套餐、买1、停止自动充值、繁／简／EN（语言）。也可拨{code}。查询{hotline}。',
    en: 'You can send: BAL, PACKS, BUY 1, STOP AUTO, HK or CN or EN for the language. Or dial {code}. Questions? Call {hotline}.',
  },
  dearly: {
    'zh-Hant': '結餘不足：需{price}，結餘{balance}。沒有扣款，請先增值。',
    'zh-Hans': '余额不足：需{price}，余额{balance}。没有扣款，请先充值。',
    en: 'Not enough: it costs {price}, your balance is {balance}. Nothing was charged. Top up first.',
  },
  priceChanged: {
    'zh-Hant': '價格已更改，沒有扣款。請重新查看。',
    'zh-Hans': '价格已变动，没有扣款。请重新查看。',
    en: 'The price has changed. Nothing was charged. Please look again.',
  },
  notSold: {
    'zh-Hant': '沒有此組合，沒有扣款。',
    'zh-Hans': '没有该套餐，没有扣款。',
    en: 'There is no such pack. Nothing was charged.',
  },
  notActive: {
    'zh-Hant': '儲值卡已過有效期，未能購買。請先增值。',
    'zh-Hans': '卡已过有效期，不能购买。请先充值。',
    en: 'Your SIM is not active, so nothing can be bought. Top up first.',
  },
  notNow: {
    'zh-Hant': '目前未能辦理，沒有扣款。查詢{hotline}。',
    'zh-Hans': '目前无法办理，没有扣款。查询{hotline}。',
    en: 'This cannot be done now. Nothing was charged. Questions? Call {hotline}.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type Saying = keyof typeof sayings;

/** One of them in a language, with its parameters in their braces. */
export function say(
  saying: Saying,
  language: Language,
  given: Readonly<Record<string, string>> = {},
): string {
  return sayings[saying][language].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(given, name) ? (given[name] ?? whole) : whole,
  );
}

/** How each language calls itself. */
export const ownNames: Readonly<Record<Language, string>> = {
  'zh-Hant': '繁體中文',
  'zh-Hans': '简体中文',
  en: 'English',
};
