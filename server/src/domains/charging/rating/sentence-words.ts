import type { Language, Words, Zone } from '#base';
import type { Destination, Service } from '#catalog';
import type { MoneyKind } from './explanation.ts';

/**
 * The clauses of a sentence that explains a charge, with what varies in braces. Hong Kong says
 * 數據, 短訊, 結餘, 你; the Mainland says 流量, 短信, 余额, 您.
 */
export const clauses = {
  voice_out: {
    'zh-Hant': '在{zone}致電{to}{used}',
    'zh-Hans': '在{zone}拨打{to}{used}',
    en: 'Call in {zone} to {to}, {used}',
  },
  voice_in: {
    'zh-Hant': '在{zone}接聽來電{used}',
    'zh-Hans': '在{zone}接听来电{used}',
    en: 'Call answered in {zone}, {used}',
  },
  sms_out: {
    'zh-Hant': '在{zone}傳送{used}至{to}',
    'zh-Hans': '在{zone}发送{used}至{to}',
    en: '{used} sent in {zone} to {to}',
  },
  sms_in: {
    'zh-Hant': '在{zone}收到{used}',
    'zh-Hans': '在{zone}收到{used}',
    en: '{used} received in {zone}',
  },
  data: {
    'zh-Hant': '在{zone}使用數據{used}',
    'zh-Hans': '在{zone}使用流量{used}',
    en: 'Data in {zone}, {used}',
  },
  counted: {
    'zh-Hant': '，以{step}為單位，計作{counted}。',
    'zh-Hans': '，以{step}为单位，计作{counted}。',
    en: ', counted as {counted} in steps of {step}.',
  },
  counted_first: {
    'zh-Hant': '，首{first}後以{step}為單位，計作{counted}。',
    'zh-Hans': '，首{first}后以{step}为单位，计作{counted}。',
    en: ', counted as {counted}: the first {first}, then steps of {step}.',
  },
  covered: {
    'zh-Hant': '，已包括在先前計算的時段內，不另收費。',
    'zh-Hans': '，已包含在之前计算的时段内，不另收费。',
    en: ', covered by what was counted before: nothing more to pay.',
  },
  exact: { 'zh-Hant': '。', 'zh-Hans': '。', en: '.' },
  packs: {
    'zh-Hant': '{packUnits}由組合扣除。',
    'zh-Hans': '{packUnits}由套餐扣除。',
    en: '{packUnits} from your pack.',
  },
  free: {
    'zh-Hant': '{units}免費。',
    'zh-Hans': '{units}免费。',
    en: '{units} free of charge.',
  },
  priced: {
    'zh-Hant': '{units}，每{per}收{price}。',
    'zh-Hans': '{units}，每{per}收{price}。',
    en: '{units} at {price} per {per}.',
  },
  priced_at: {
    'zh-Hant': '{units}，{time}每{per}收{price}。',
    'zh-Hans': '{units}，{time}每{per}收{price}。',
    en: '{units} at the {time} price of {price} per {per}.',
  },
  connect: {
    'zh-Hant': '接駁費{connect}。',
    'zh-Hans': '接通费{connect}。',
    en: 'Connect fee {connect}.',
  },
  brought: {
    'zh-Hant': '加上今日較早前未收的{brought}。',
    'zh-Hans': '加上今天早前未收的{brought}。',
    en: 'Plus {brought} not yet charged from earlier today.',
  },
  carried: {
    'zh-Hant': '不足一仙的{carried}暫不收取，留待今日下次使用時計算。',
    'zh-Hans': '不足一分的{carried}暂不收取，留到今天下次使用时计算。',
    en: '{carried}, less than a cent, is not charged now and counts with your next use today.',
  },
  capped: {
    'zh-Hant': '已達每日上限{cap}，香港時間今日餘下的用量免費。',
    'zh-Hans': '已达每日上限{cap}，香港时间今天余下的用量免费。',
    en: 'The daily cap of {cap} is reached: the rest of the day, Hong Kong time, is free.',
  },
  spared: {
    'zh-Hant': '這次因而少收{spared}。',
    'zh-Hans': '这次因而少收{spared}。',
    en: 'That left out {spared} of this use.',
  },
  slow: {
    'zh-Hant': '已用完{fair}公平使用量，今日餘下時間速度為{kbps} kbps。',
    'zh-Hans': '已用完{fair}公平使用量，今天余下时间速度为{kbps} kbps。',
    en: 'Fair use of {fair} is over: {kbps} kbps for the rest of the day.',
  },
  slowly: {
    'zh-Hant': '速度為{kbps} kbps。',
    'zh-Hans': '速度为{kbps} kbps。',
    en: 'At {kbps} kbps.',
  },
  closed: {
    'zh-Hant': '已用完{fair}公平使用量，今日餘下時間須購買組合才可繼續使用。',
    'zh-Hans': '已用完{fair}公平使用量，今天余下时间需购买套餐才能继续使用。',
    en: 'Fair use of {fair} is over: buy a pack to go on today.',
  },
  total: {
    'zh-Hant': '收費{amount}',
    'zh-Hans': '收费{amount}',
    en: 'Charged {amount}',
  },
  estimate: {
    'zh-Hant': '預計收費{amount}',
    'zh-Hans': '预计收费{amount}',
    en: 'Would cost {amount}',
  },
  version: {
    'zh-Hant': '（收費表第{version}版）。',
    'zh-Hans': '（资费表第{version}版）。',
    en: ' (price list version {version}).',
  },
} as const satisfies Readonly<Record<string, Words>>;

export type Clause = keyof typeof clauses;

/** These follow the total, where it is known who paid. */
export const moneyNames: Readonly<Record<MoneyKind, Words>> = {
  cash: {
    'zh-Hant': '，由結餘支付{amount}',
    'zh-Hans': '，由余额支付{amount}',
    en: ', {amount} from your balance',
  },
  bonus: {
    'zh-Hant': '，由贈送金額支付{amount}',
    'zh-Hans': '，由赠送金额支付{amount}',
    en: ', {amount} from your bonus',
  },
  credit: {
    'zh-Hant': '，由應急預支支付{amount}',
    'zh-Hans': '，由应急预支支付{amount}',
    en: ', {amount} from emergency credit',
  },
};

export const zoneNames: Readonly<Record<Zone, Words>> = {
  HK: { 'zh-Hant': '香港', 'zh-Hans': '香港', en: 'Hong Kong' },
  CN: { 'zh-Hant': '內地', 'zh-Hans': '内地', en: 'the Mainland' },
  MO: { 'zh-Hant': '澳門', 'zh-Hans': '澳门', en: 'Macau' },
  ROW: { 'zh-Hant': '其他地區', 'zh-Hans': '其他地区', en: 'the rest of the world' },
};

export const destinationNames: Readonly<Record<Destination, Words>> = {
  HK: zoneNames.HK,
  CN: zoneNames.CN,
  MO: zoneNames.MO,
  TW: { 'zh-Hant': '台灣', 'zh-Hans': '台湾', en: 'Taiwan' },
  OTHER: { 'zh-Hant': '其他地區', 'zh-Hans': '其他地区', en: 'other places' },
};

interface UnitNames {
  readonly minute: string;
  readonly second: string;
  readonly message: string;
  readonly messages: string;
}

export const unitNames: Readonly<Record<Language, UnitNames>> = {
  'zh-Hant': { minute: '分鐘', second: '秒', message: '條短訊', messages: '條短訊' },
  'zh-Hans': { minute: '分钟', second: '秒', message: '条短信', messages: '条短信' },
  en: { minute: ' min', second: ' s', message: ' message', messages: ' messages' },
};

/** After "per" there is no number where it is one. */
export const perNames: Readonly<Record<Exclude<Service, 'data'>, Words>> = {
  voice: { 'zh-Hant': '分鐘', 'zh-Hans': '分钟', en: 'minute' },
  sms: { 'zh-Hant': '條', 'zh-Hans': '条', en: 'message' },
};
