import { isLanguage, type Language } from '#base';

type PlainAsk = 'balance' | 'packs' | 'yes' | 'stop' | 'rule' | 'help';

/** What a text asks for. */
export type Command =
  | { readonly asks: PlainAsk }
  | { readonly asks: 'buy'; readonly number: number }
  | { readonly asks: 'voucher'; readonly code: string }
  /** Each way in which the district can be read, the likelier one first. */
  | { readonly asks: 'shops'; readonly districts: readonly string[] }
  | { readonly asks: 'language'; readonly language: Language };

/**
 * Whole texts only, never words inside one: an automatic answer that quotes us says nothing, then.
 * All of them are listed by `help`, in the language of who asks.
 */
const words: Readonly<Record<string, PlainAsk>> = {
  ...named('balance', 'BAL BALANCE 188 結餘 餘額 余额 话费 查詢 查询 查結餘 查余额'),
  ...named('packs', 'PACK PACKS 組合 數據組合 数据组合 套餐 流量包'),
  ...named('yes', 'YES Y OK 是 好 確認 确认 同意'),
  ...named('rule', 'AUTO AUTOTOPUP AUTOTOP-UP 自動增值 自动充值'),
  ...named('stop', 'STOP STOPAUTO STOPAUTOTOPUP STOPAUTOTOP-UP 停止 停用'),
  ...named('stop', '停止自動增值 停用自動增值 取消自動增值 關閉自動增值'),
  ...named('stop', '停止自动充值 停用自动充值 取消自动充值 关闭自动充值'),
  ...named('help', 'HELP INFO ? 幫助 帮助 說明 说明'),
};

function named(asks: PlainAsk, list: string): Record<string, PlainAsk> {
  return Object.fromEntries(list.split(' ').map((word) => [word, asks]));
}

const tongues: Readonly<Record<string, string>> = {
  EN: 'en',
  ENG: 'en',
  ENGLISH: 'en',
  英文: 'en',
  英語: 'en',
  英语: 'en',
  HK: 'zh-Hant',
  TC: 'zh-Hant',
  繁: 'zh-Hant',
  繁體: 'zh-Hant',
  繁體中文: 'zh-Hant',
  SC: 'zh-Hans',
  CN: 'zh-Hans',
  简: 'zh-Hans',
  简体: 'zh-Hans',
  简体中文: 'zh-Hans',
};

const buying = /^(?:BUY|購買|购买|買|买)(\d{1,2})$/;
const shops = /^(SHOPS?|附近(?:門市|门市|門店|门店)?|門市|门市|門店|门店|增值點|充值点|店)(.*)$/;
/** The digits of a voucher, also too few or too many of them: then the answer says so. */
const voucher = /^(?:V|VOUCHER|TOPUP|增值券?|充值卡?)?[-:：]?(\d[\d-]{10,22}\d)$/;
const language = /^(?:LANG|LANGUAGE|語言|语言)(.+)$/;
const longest = 40;

/** Reads a text as people type it: any case, full-width signs, blanks and a full stop. */
export function readCommand(text: string): Command | undefined {
  if (text.length > longest) return undefined;
  const said = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.,!。，！#]/g, '');
  const asks = Object.hasOwn(words, said) ? words[said] : undefined;
  if (asks !== undefined) return { asks };
  const [, word, place] = shops.exec(said) ?? [];
  if (place !== undefined) return { asks: 'shops', districts: readingsOf(word, place) };
  const bought = buying.exec(said)?.[1];
  if (bought !== undefined) return { asks: 'buy', number: Number(bought) };
  const code = voucher.exec(said)?.[1];
  if (code !== undefined) return { asks: 'voucher', code };
  const wish = language.exec(said)?.[1] ?? said;
  const tongue = Object.hasOwn(tongues, wish) ? tongues[wish] : undefined;
  return tongue !== undefined && isLanguage(tongue)
    ? { asks: 'language', language: tongue }
    : undefined;
}

/** Without blanks SHOP SHA TIN begins with SHOPS. */
function readingsOf(word: string | undefined, place: string): string[] {
  return word === 'SHOPS' ? [place, `S${place}`] : [place];
}
