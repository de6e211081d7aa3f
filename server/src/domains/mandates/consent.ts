import { type Currency, type Language, groupedMajorOf, type Words } from '#base';
import type { CollectionPlan, MandateLimits } from '#payments';
import { dayWords } from '#notifications';
import type { Context } from '#platform/context';
import type { Consent } from './mandate.ts';
import { mandateSettings } from './settings.ts';

/**
 * What a person agrees to. Changing a letter needs another version: what was agreed to before stays
 * with each mandate as it was.
 */
const version = '2027-02';

/** Used when a threshold is crossed, or when one taps. */
const unscheduled: Words = {
  en: 'I allow Twin Harbour to charge the method of payment that I save here when I tap to top up with it, and when an automatic top-up that I have turned on comes due: at most {most} at a time, {mostInPeriod} and {mostTimes} times in {periodDays} days. Before anything new is charged by itself I am asked first. I can stop this at any time, here or in my wallet, with one tap.',
  'zh-Hant':
    '我允許雙灣通訊在我輕按增值時，或我已開啟的自動增值到期時，從我在此儲存的付款方式扣款：每次最多 {most}，每 {periodDays} 日最多 {mostInPeriod} 及 {mostTimes} 次。任何新的自動扣款都會先徵得我同意。我可隨時在此處或錢包一按停止。',
  'zh-Hans':
    '我允许双湾通讯在我点按充值时，或我已开启的自动充值到期时，从我在此保存的付款方式扣款：每次最多 {most}，每 {periodDays} 天最多 {mostInPeriod} 及 {mostTimes} 次。任何新的自动扣款都会先征得我同意。我可随时在此处或钱包一按停止。',
};

/** For days that a scheduled top-up comes due on, each told ahead. */
const scheduled: Words = {
  en: 'I allow Twin Harbour to charge the method of payment that I save here when a scheduled top-up that I have turned on comes due: at most {most} at a time, {mostInPeriod} and {mostTimes} times in {periodDays} days. I am told before each charge. I can stop this at any time, here or in my wallet, with one tap.',
  'zh-Hant':
    '我允許雙灣通訊在我已開啟的定期增值到期時，從我在此儲存的付款方式扣款：每次最多 {most}，每 {periodDays} 日最多 {mostInPeriod} 及 {mostTimes} 次。每次扣款前我會收到通知。我可隨時在此處或錢包一按停止。',
  'zh-Hans':
    '我允许双湾通讯在我已开启的定期充值到期时，从我在此保存的付款方式扣款：每次最多 {most}，每 {periodDays} 天最多 {mostInPeriod} 及 {mostTimes} 次。每次扣款前我会收到通知。我可随时在此处或钱包一按停止。',
};

/** For fixed days alone. */
const planned: Words = {
  en: 'I allow Twin Harbour to charge the method of payment that I save here once in each period, for a top-up: {period}, for the first time on {firstDay}, at most {most} each time. I am told before each charge. I can stop this at any time, here or in my wallet, with one tap.',
  'zh-Hant':
    '我允許雙灣通訊從我在此儲存的付款方式為增值扣款，每期一次：{period}，首次為 {firstDay}，每次最多 {most}。每次扣款前我會收到通知。我可隨時在此處或錢包一按停止。',
  'zh-Hans':
    '我允许双湾通讯从我在此保存的付款方式为充值扣款，每期一次：{period}，首次为 {firstDay}，每次最多 {most}。每次扣款前我会收到通知。我可随时在此处或钱包一按停止。',
};

const periods: Readonly<Record<CollectionPlan['unit'], Words>> = {
  day: { en: 'every {count} days', 'zh-Hant': '每 {count} 日', 'zh-Hans': '每 {count} 天' },
  month: {
    en: 'every {count} months',
    'zh-Hant': '每 {count} 個月',
    'zh-Hans': '每 {count} 个月',
  },
};

/** Once a month is what the app offers, and nobody says "every 1 months". */
const everyMonth: Words = { en: 'every month', 'zh-Hant': '每個月', 'zh-Hans': '每个月' };

function periodOf({ unit, count }: CollectionPlan, language: Language): string {
  const words = unit === 'month' && count === 1 ? everyMonth : periods[unit];
  return fill(words[language], { count: String(count) });
}

export const consentVersion = version;

function fill(text: string, parts: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
}

/** For what and in what the method would be charged. */
interface ConsentFor {
  readonly plan?: CollectionPlan | null;
  readonly currency?: Currency;
  readonly isUnscheduled?: boolean;
}

const signs: Readonly<Record<Currency, string>> = { HKD: 'HK$', CNY: '¥' };

/** What a person would agree to now, and within which limits: the text with the limits in it. */
export function offeredConsent(
  context: Context,
  language: Language,
  { plan = null, currency = 'HKD', isUnscheduled = true }: ConsentFor = {},
): { readonly consent: Consent; readonly limits: MandateLimits } {
  const settings = context.settings();
  const limits = {
    mostMinor: BigInt(settings.get(mandateSettings.mostMinor)),
    periodDays: settings.get(mandateSettings.periodDays),
    mostInPeriodMinor: BigInt(settings.get(mandateSettings.mostInPeriodMinor)),
    mostTimes: settings.get(mandateSettings.mostTimes),
  };
  const atAnyTime = isUnscheduled ? unscheduled : scheduled;
  const text = fill((plan ? planned : atAnyTime)[language], {
    most: `${signs[currency]}${groupedMajorOf(limits.mostMinor)}`,
    mostInPeriod: `${signs[currency]}${groupedMajorOf(limits.mostInPeriodMinor)}`,
    mostTimes: String(limits.mostTimes),
    periodDays: String(limits.periodDays),
    period: plan ? periodOf(plan, language) : '',
    firstDay: plan ? dayWords(plan.firstDay, language) : '',
  });
  return { consent: { version, language, text }, limits };
}
