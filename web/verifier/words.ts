import type { Obstacle, Step } from './check.ts';
import { en, type Words } from './en.ts';
import { zhHans } from './zh-hans.ts';
import { zhHant } from './zh-hant.ts';

export type Language = 'zh-Hant' | 'zh-Hans' | 'en';
export const languages: readonly Language[] = ['zh-Hant', 'zh-Hans', 'en'];

export const wordsIn: Readonly<Record<Language, Words>> = {
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
};

/** Every step and every obstacle has its sentence: a missing one does not compile. */
export const sentenceOf = {
  step: (words: Words, step: Step): string => words.step[step],
  obstacle: (words: Words, obstacle: Obstacle): string => words.obstacle[obstacle],
} as const;

export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

/** The language somebody reads in, as their browser tells it. */
export function guessLanguage(wanted: readonly string[]): Language {
  for (const one of wanted) {
    if (/^zh\b.*(?:hans|cn|sg)/i.test(one)) return 'zh-Hans';
    if (/^zh\b/i.test(one)) return 'zh-Hant';
    if (/^en\b/i.test(one)) return 'en';
  }
  return 'zh-Hant';
}
