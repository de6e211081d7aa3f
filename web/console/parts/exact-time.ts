import type { Language } from '../../client/index.ts';

const locales: Readonly<Record<Language, string>> = {
  'zh-Hant': 'zh-Hant-HK',
  'zh-Hans': 'zh-Hans-CN',
  en: 'en-HK',
};

/** To the second, in Hong Kong's time: staff lay what happened side by side. */
export function exactTime(instant: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: 'Asia/Hong_Kong',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}
