import { type Language, majorOf, type Words } from '#base';
import type { Context } from '#platform/context';
import type { Consent, MandateLimits } from './mandate.ts';
import { mandateSettings } from './settings.ts';

/**
 * What a person agrees to. Changing a letter needs another version: what was agreed to before stays
 * with each mandate as it was.
 */
const current: { readonly version: string; readonly text: Words } = {
  version: '2026-11',
  text: {
    en: 'I allow Twin Harbour to charge my wallet when I tap to top up with it, and when an automatic top-up that I have turned on comes due: at most {most} at a time, {mostInPeriod} and {mostTimes} times in {periodDays} days. Before anything new is charged by itself I am asked first. I can stop this at any time, here or in my wallet, with one tap.',
    'zh-Hant':
      '我允許雙灣通訊在我輕按增值時，或我已開啟的自動增值到期時，從我的錢包扣款：每次最多 {most}，每 {periodDays} 日最多 {mostInPeriod} 及 {mostTimes} 次。任何新的自動扣款都會先徵得我同意。我可隨時在此處或錢包一按停止。',
    'zh-Hans':
      '我允许双湾通讯在我点按充值时，或我已开启的自动充值到期时，从我的钱包扣款：每次最多 {most}，每 {periodDays} 天最多 {mostInPeriod} 及 {mostTimes} 次。任何新的自动扣款都会先征得我同意。我可随时在此处或钱包一按停止。',
  },
};

export const consentVersion = current.version;

/** The text as it is shown and kept, with the limits in it. */
function consentIn(language: Language, parts: Readonly<Record<string, string>>): Consent {
  const text = current.text[language].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    return parts[name] ?? '';
  });
  return { version: current.version, language, text };
}

/** What a person would agree to now, and within which limits. */
export function offeredConsent(
  context: Context,
  language: Language,
): { readonly consent: Consent; readonly limits: MandateLimits } {
  const settings = context.settings();
  const limits = {
    mostMinor: BigInt(settings.get(mandateSettings.mostMinor)),
    periodDays: settings.get(mandateSettings.periodDays),
    mostInPeriodMinor: BigInt(settings.get(mandateSettings.mostInPeriodMinor)),
    mostTimes: settings.get(mandateSettings.mostTimes),
  };
  const consent = consentIn(language, {
    most: `HK$${majorOf(limits.mostMinor)}`,
    mostInPeriod: `HK$${majorOf(limits.mostInPeriodMinor)}`,
    mostTimes: String(limits.mostTimes),
    periodDays: String(limits.periodDays),
  });
  return { consent, limits };
}
