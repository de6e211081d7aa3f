import type { Language, Translations } from '../client/index.ts';

export const languages: readonly Language[] = ['zh-Hant', 'zh-Hans', 'en'];

/** Each in its own words, so that whoever cannot read the present one finds the way out. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hant': '繁體中文（香港）',
  'zh-Hans': '简体中文',
  en: 'English',
};

export function translated(translations: Translations, language: Language): string {
  return translations[language];
}

/**
 * The language for somebody who has not chosen one, from what the browser prefers. Macau and Taiwan
 * read traditional characters too; who prefers none of ours gets English, as the city's third
 * tongue.
 */
export function guessLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const lower = tag.toLowerCase();
    if (/^(?:zh-hant|zh-hk|zh-mo|zh-tw|yue)/.test(lower)) return 'zh-Hant';
    if (lower.startsWith('zh')) return 'zh-Hans';
    if (lower.startsWith('en')) return 'en';
  }
  return preferred.length === 0 ? 'zh-Hant' : 'en';
}

export function isLanguage(text: string | null): text is Language {
  return languages.some((language) => language === text);
}
