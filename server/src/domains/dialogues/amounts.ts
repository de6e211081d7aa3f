import { type Language, type Unit, type Words, zonesOf, type ZoneMask } from '#base';
import { dayWords, moneyWords } from '#notifications';

export function hkdWords(amountMinor: bigint): string {
  return moneyWords({ amountMinor, currency: 'HKD' });
}

export { dayWords };

/** Short, since a page has 70 signs. */
const zoneWords: Readonly<Record<ReturnType<typeof zonesOf>[number], Words>> = {
  HK: { 'zh-Hant': '香港', 'zh-Hans': '香港', en: 'HK' },
  CN: { 'zh-Hant': '內地', 'zh-Hans': '内地', en: 'Mainland' },
  MO: { 'zh-Hant': '澳門', 'zh-Hans': '澳门', en: 'Macau' },
  ROW: { 'zh-Hant': '其他', 'zh-Hans': '其他', en: 'elsewhere' },
};

export function zonesWords(mask: ZoneMask, language: Language): string {
  const names = zonesOf(mask).map((zone) => zoneWords[zone][language]);
  return names.join(language === 'en' ? '/' : '、');
}

const unitWords: Readonly<Record<'SECOND' | 'MESSAGE', Words>> = {
  SECOND: { 'zh-Hant': '{count}分鐘', 'zh-Hans': '{count}分钟', en: '{count} min' },
  MESSAGE: { 'zh-Hant': '{count}條短訊', 'zh-Hans': '{count}条短信', en: '{count} SMS' },
};

const megabyte = 1_048_576n;
const gigabyte = 1_024n * megabyte;

/** What is left of a unit, rounded down: nobody is told of more than there is. */
export function leftWords(unit: Unit, amount: bigint, language: Language): string {
  switch (unit) {
    case 'BYTE':
      return amount >= gigabyte ? tenths(amount, gigabyte, 'GB') : tenths(amount, megabyte, 'MB');
    case 'SECOND':
      return unitWords.SECOND[language].replace('{count}', String(amount / 60n));
    case 'MESSAGE':
      return unitWords.MESSAGE[language].replace('{count}', String(amount));
    default:
      return moneyWords({ amountMinor: amount, currency: unit });
  }
}

function tenths(amount: bigint, per: bigint, unit: string): string {
  const count = (amount * 10n) / per;
  const rest = count % 10n;
  return `${count / 10n}${rest === 0n ? '' : `.${rest}`}${unit}`;
}
