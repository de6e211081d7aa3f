import { type Language, majorOf, type Words, type Zone, zonesOf } from '#base';
import type { ReceiptUnits } from './receipt.ts';

const zoneWords: Readonly<Record<Zone, Words>> = {
  HK: { en: 'Hong Kong', 'zh-Hant': '香港', 'zh-Hans': '香港' },
  CN: { en: 'Mainland', 'zh-Hant': '內地', 'zh-Hans': '内地' },
  MO: { en: 'Macau', 'zh-Hant': '澳門', 'zh-Hans': '澳门' },
  ROW: { en: 'elsewhere', 'zh-Hant': '其他地區', 'zh-Hans': '其他地区' },
};

const amountWords: Readonly<Record<ReceiptUnits['unit'], Words>> = {
  BYTE: { en: 'Data {amount}', 'zh-Hant': '數據 {amount}', 'zh-Hans': '流量 {amount}' },
  SECOND: {
    en: 'Calls {amount} min',
    'zh-Hant': '通話{amount}分鐘',
    'zh-Hans': '通话{amount}分钟',
  },
  MESSAGE: { en: '{amount} messages', 'zh-Hant': '短訊{amount}條', 'zh-Hans': '短信{amount}条' },
};

const megabyte = 1_048_576n;
const gigabyte = 1_024n * megabyte;

/** `Data 5 GB (Hong Kong, Mainland)`: what units are and where they can be used. */
export function unitsText({ unit, amount, zones }: ReceiptUnits, language: Language): string {
  const what = amountWords[unit][language].replace('{amount}', amountOf(unit, amount));
  const where = zonesOf(zones).map((zone) => zoneWords[zone][language]);
  return language === 'en' ? `${what} (${where.join(', ')})` : `${what}（${where.join('、')}）`;
}

function amountOf(unit: ReceiptUnits['unit'], amount: bigint): string {
  if (unit === 'MESSAGE') return amount.toString();
  if (unit === 'SECOND') return inUnitsOf(amount, 60n);
  return amount >= gigabyte
    ? `${inUnitsOf(amount, gigabyte)} GB`
    : `${inUnitsOf(amount, megabyte)} MB`;
}

/** To two places where it is not whole. */
function inUnitsOf(amount: bigint, size: bigint): string {
  return majorOf((amount * 100n) / size).replace(/\.?0+$/, '');
}
