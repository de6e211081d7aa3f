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
  menuVoucher: { 'zh-Hant': '增值券', 'zh-Hans': '充值卡', en: 'Voucher' },
  menuShops: { 'zh-Hant': '附近門市', 'zh-Hans': '附近网点', en: 'Shops near' },
  shopsArea: { 'zh-Hant': '你在哪裡？', 'zh-Hans': '您在哪里？', en: 'Where are you?' },
  shopsAsk: {
    'zh-Hant': '請傳「店」加地區，例如「店觀塘」，或撥{code}選6。',
    'zh-Hans': '请发“店”加地区，例如“店福田”，或拨{code}选6。',
    en: 'Send SHOP and a district, such as SHOP KWUN TONG, or dial {code} and choose 6.',
  },
  shopsNear: {
    'zh-Hant': '{district}附近：',
    'zh-Hans': '{district}附近：',
    en: 'Near {district}:',
  },
  shopLine: {
    'zh-Hant': '{name}，{address}，{hours}',
    'zh-Hans': '{name}，{address}，{hours}',
    en: '{name}, {address}, {hours}',
  },
  shopToday: { 'zh-Hant': '今日{hours}', 'zh-Hans': '今天{hours}', en: 'today {hours}' },
  shopAlways: { 'zh-Hant': '24小時', 'zh-Hans': '24小时', en: '24 hours' },
  shopClosed: { 'zh-Hant': '今日休息', 'zh-Hans': '今天休息', en: 'closed today' },
  shopsNone: {
    'zh-Hant': '{district}附近沒有門市。可用App或致電{hotline}。',
    'zh-Hans': '{district}附近没有网点。可用App或致电{hotline}。',
    en: 'There is nothing near {district}. Use the app, or call {hotline}.',
  },
  voucherAsk: {
    'zh-Hant': '請輸入增值券上的16位數字',
    'zh-Hans': '请输入充值卡上的16位数字',
    en: 'Please enter the 16 digits of the voucher',
  },
  voucherConfirm: {
    'zh-Hant': '以尾號{ending}的增值券為此號碼增值？',
    'zh-Hans': '用尾号{ending}的充值卡为本号码充值？',
    en: 'Top up this number by the voucher that ends in {ending}?',
  },
  voucherYes: { 'zh-Hant': '確認增值', 'zh-Hans': '确认充值', en: 'Yes, top up' },
  voucherByText: {
    'zh-Hant': '未使用任何增值券。可將16位數字以短訊傳到{hotline}，或再撥{code}。',
    'zh-Hans': '未使用任何充值卡。可把16位数字用短信发到{hotline}，或再拨{code}。',
    en: 'No voucher was used. You can text its 16 digits to {hotline}, or dial {code} again.',
  },
  redeemed: {
    'zh-Hant': '已增值{value}，結餘{balance}，有效期至{day}。編號{reference}。',
    'zh-Hans': '已充值{value}，余额{balance}，有效期至{day}。单号{reference}。',
    en: 'Topped up by {value}. Balance {balance}, valid to {day}. Ref {reference}.',
  },
  voucherMistyped: {
    'zh-Hant': '號碼有誤，請核對增值券上的16位數字。此次不計入嘗試次數。',
    'zh-Hans': '号码有误，请核对充值卡上的16位数字。本次不计入尝试次数。',
    en: 'One of the digits is wrong: please compare all 16 with the voucher. This was not counted as a try.',
  },
  voucherUnknown: {
    'zh-Hant': '找不到此增值券，請核對號碼。尚可嘗試{left}次。',
    'zh-Hans': '找不到该充值卡，请核对号码。还可尝试{left}次。',
    en: 'There is no such voucher. Please check the digits; tries left: {left}.',
  },
  voucherLocked: {
    'zh-Hant': '嘗試次數過多，請於{minutes}分鐘後再試。查詢{hotline}。',
    'zh-Hans': '尝试次数过多，请在{minutes}分钟后再试。查询{hotline}。',
    en: 'Too many wrong codes. Please try again in {minutes} minutes. Questions? Call {hotline}.',
  },
  voucherUsed: {
    'zh-Hant': '此增值券已於{day}由{number}使用。查詢{hotline}。',
    'zh-Hans': '该充值卡已于{day}由{number}使用。查询{hotline}。',
    en: 'This voucher was used on {day} by {number}. Questions? Call {hotline}.',
  },
  voucherExpired: {
    'zh-Hant': '此增值券已於{day}過期。款項仍可索回，請致電{hotline}。',
    'zh-Hans': '该充值卡已于{day}过期。款项仍可索回，请致电{hotline}。',
    en: 'This voucher expired on {day}. You can still claim its value: call {hotline}.',
  },
  voucherUnsold: {
    'zh-Hant': '此增值券尚未售出，請向店員查詢。',
    'zh-Hans': '该充值卡尚未售出，请询问店员。',
    en: 'This voucher has not been sold yet. Please ask the shop.',
  },
  voucherBlocked: {
    'zh-Hant': '此增值券已停用，請致電{hotline}並提供序號。',
    'zh-Hans': '该充值卡已停用，请致电{hotline}并提供序列号。',
    en: 'This voucher is blocked. Please call {hotline} with its serial number.',
  },
  voucherTooMuch: {
    'zh-Hant': '此號碼已達增值上限，增值券未使用，仍然有效。查詢{hotline}。',
    'zh-Hans': '本号码已达充值上限，充值卡未使用，仍然有效。查询{hotline}。',
    en: 'This number has reached its limit. The voucher was not used and stays good. Call {hotline}.',
  },
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
      '可傳：結餘、組合、買1、增值券號碼、店觀塘、停止自動增值、繁／简／EN（語言）。亦可撥{code}。查詢{hotline}。',
    'zh-Hans':
      '可发：余额、套餐、买1、充值卡号码、店福田、停止自动充值、繁／简／EN（语言）。也可拨{code}。查询{hotline}。',
    en: 'You can send: BAL, PACKS, BUY 1, the digits of a voucher, SHOP KWUN TONG, STOP AUTO, HK or CN or EN for the language. Or dial {code}. Call {hotline}.',
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
