import type { Language } from '../../client/index.ts';
import { type SayOf, sayFrom } from '../../language/index.ts';
import type { en, Words } from './en.ts';

export type { Words } from './en.ts';

const loaders: Readonly<Record<Language, () => Promise<Words>>> = {
  en: async () => (await import('./en.ts')).en,
  'zh-Hant': async () => (await import('./zh-hant.ts')).zhHant,
  'zh-Hans': async () => (await import('./zh-hans.ts')).zhHans,
};

export function loadWords(language: Language): Promise<Words> {
  return loaders[language]();
}

/** Says a text, with exactly the values that its English original names. */
export type Say = SayOf<typeof en>;

export function sayIn(words: Words): Say {
  return sayFrom<typeof en>(words);
}
