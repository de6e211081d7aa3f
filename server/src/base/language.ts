/** The languages people read us in: Hong Kong's Chinese, the Mainland's Chinese, English. */
export type Language = 'zh-Hant' | 'zh-Hans' | 'en';
export const languages: readonly Language[] = ['zh-Hant', 'zh-Hans', 'en'];

/** The same words in every language: a missing one does not compile. */
export type Words = Readonly<Record<Language, string>>;

export function isLanguage(text: string): text is Language {
  return text === 'zh-Hant' || text === 'zh-Hans' || text === 'en';
}
