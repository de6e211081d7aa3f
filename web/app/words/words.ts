import type { Language } from '../../client/index.ts';
import { type SayOf, sayFrom } from '../../language/index.ts';
import type { en, Words } from './en.ts';
import type { LineWords, lineEn } from './line-en.ts';

/** Only the language that is shown is loaded; each is a chunk of its own, a few kilobytes small. */
const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  'zh-Hant': async () => (await import('./zh-hant.ts')).zhHant,
  'zh-Hans': async () => (await import('./zh-hans.ts')).zhHans,
};

export function loadWords(language: Language): Promise<Words> {
  return loaders[language]();
}

const lineLoaders: Readonly<Record<Language, () => Promise<LineWords>>> = {
  en: async () => (await import('./line-en.ts')).lineEn,
  'zh-Hant': async () => (await import('./line-zh-hant.ts')).lineZhHant,
  'zh-Hans': async () => (await import('./line-zh-hans.ts')).lineZhHans,
};

/** The texts that paying, and whoever just came, do not need. */
export function loadLineWords(language: Language): Promise<LineWords> {
  return lineLoaders[language]();
}

/** Says a text, with exactly the values that its English original names. */
export type Say = SayOf<typeof en>;

export function sayIn(words: Words): Say {
  return sayFrom<typeof en>(words);
}

/** What the pages about one line can say, beside what all pages can. */
export type LineSay = SayOf<typeof en & typeof lineEn>;

export function sayOfLineIn(words: Words & LineWords): LineSay {
  return sayFrom<typeof en & typeof lineEn>(words);
}
