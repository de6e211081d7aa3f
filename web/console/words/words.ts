import type { Language } from '../../client/index.ts';
import { type SayOf, sayFrom, type WordsOf } from '../../language/index.ts';
import type { en } from './en.ts';

export type Words = WordsOf<typeof en>;

/**
 * Only the language that is shown is loaded. Of the library's own texts none is shown: every label
 * and every empty table has ours.
 */
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

/** Codes of the server of which each has its word, below the name of its list. */
type CodeList =
  | 'schedule'
  | 'task'
  | 'act'
  | 'actor'
  | 'about'
  | 'movement'
  | 'account'
  | 'accountOf'
  | 'reason'
  | 'bankReason'
  | 'ruleReason'
  | 'unsent'
  | 'unsold'
  | 'detail'
  | 'zone'
  | 'service'
  | 'paper';

/**
 * The word for a code of a list. What is newer than this screen stays as it came, or is told as
 * `another` of its list: networks of cards number their reasons, each by a list of its own.
 */
export type NameOf = (list: CodeList, code: string) => string;

export function nameFrom(words: Words): NameOf {
  const known: Readonly<Record<string, string | undefined>> = words;
  return (list, code) =>
    known[`${list}.${code}`] ?? known[`${list}.another`]?.replace('{code}', code) ?? code;
}
