import type { Language, Translations } from '../../client/index.ts';
import type { en, WordKey, Words } from './en.ts';

/** Only the language that is shown is loaded; each is a chunk of its own, a few kilobytes small. */
const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  'zh-Hant': async () => (await import('./zh-hant.ts')).zhHant,
  'zh-Hans': async () => (await import('./zh-hans.ts')).zhHans,
};

export const languages: readonly Language[] = ['zh-Hant', 'zh-Hans', 'en'];

/** Each in its own words, so that whoever cannot read the present one finds the way out. */
export const languageNames: Readonly<Record<Language, string>> = {
  'zh-Hant': '繁體中文（香港）',
  'zh-Hans': '简体中文',
  en: 'English',
};

export function loadWords(language: Language): Promise<Words> {
  return loaders[language]();
}

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

type Values<Key extends WordKey> = [NamesIn<(typeof en)[Key]>] extends [never]
  ? []
  : [Readonly<Record<NamesIn<(typeof en)[Key]>, string>>];

/** Says a text, with exactly the values that its English original names. */
export type Say = <Key extends WordKey>(key: Key, ...values: Values<Key>) => string;

export function sayIn(words: Words): Say {
  return (key, ...[values]) =>
    words[key].replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
      const known: Readonly<Record<string, string>> = values ?? {};
      return known[name] ?? whole;
    });
}

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
